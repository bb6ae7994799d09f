import { defineConfig } from 'vitest/config';
import { plainSummary } from './tools/plain-summary.ts';

export default defineConfig({
  test: {
    reporters: ['default', plainSummary()],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/peers/**'],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/chromium-setup.ts'],
          // Most of a browser test is waiting, some of it for real seconds: two files at a time fill two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
