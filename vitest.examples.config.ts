import { defineConfig } from 'vitest/config';
import { plainSummary } from './tools/plain-summary.ts';

// The examples that need a framework: each is installed with the packed package, built and clicked through.
export default defineConfig({
  test: {
    reporters: ['default', plainSummary()],
    include: ['examples/test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
