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
          // One Chromium at a time: two cores are enough for the whole run, and time limits stay meaningful.
          fileParallelism: false,
          // A few tests ask a real browser for real milliseconds; a busy CI machine gets a second look.
          retry: process.env['CI'] === undefined ? 0 : 1,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
