import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/longest-first.ts';
import { plainSummary } from './tools/plain-summary.ts';

/** Milliseconds until a test counts as stuck. No test waits for it to pass; a busy machine takes its time. */
const STUCK = 180_000;

/** The tests that start processes, build packages or run a server: they wait for others most of their time. */
const processTests = [
  'test/cli/{built-command,exit-status,fleet-command,fleet-serving,large,process,terminal-safety}.test.ts',
  'test/fleet/{fleet-log,kill}.test.ts',
  'test/house/{examples,package}.test.ts',
  'test/tools/start.test.ts',
];

/** What the projects share. Files share a process, so that each module is loaded once and not once a file. */
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
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/built/setup.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          setupFiles: ['test/seed.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/peers/**', ...processTests],
        },
      },
      {
        test: {
          ...shared,
          name: 'process',
          include: processTests,
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
