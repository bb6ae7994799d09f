import { defineConfig } from 'vitest/config';
import { plainSummary } from './tools/plain-summary.ts';

// The built site: `npm run test:site` builds it first.
export default defineConfig({
  test: {
    reporters: ['default', plainSummary()],
    include: ['docs/site/test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
