import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/longest-first.ts';
import { plainSummary } from './tools/plain-summary.ts';

/** Milliseconds until a test counts as stuck. No test waits for it to pass; a busy machine takes its time. */
const STUCK = 180_000;

/** What both projects share. Files share a process, so that each module is loaded once and not once a file. */
const shared = {
  environment: 'node',
  pool: 'forks',
  isolate: false,
  testTimeout: STUCK,
  hookTimeout: STUCK,
  teardownTimeout: STUCK,
  expect: { poll: { timeout: STUCK / 3, interval: 50 } },
} as const;

export default defineConfig({
  test: {
    reporters: ['default', plainSummary()],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/peers/**'],
          globalSetup: ['test/cli/setup.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/cli/setup.ts', 'test/browser/setup.ts'],
        },
      },
    ],
  },
});
