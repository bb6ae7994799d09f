import type { Reporter } from 'vitest/reporters';

/** The numbers that {@link summaryLine} counts. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Returns the counts as one plain line, which mentions skipped tests only when there are some. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * A Vitest reporter that ends the run with one line that a person or a program can read without knowing Vitest.
 * A file or a group that could not be run, and an error outside every test, count as failed.
 */
export function plainSummary(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors, reason) {
      const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
      for (const module of modules) {
        const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
        counts.failed += broken.length;
        for (const test of module.children.allTests()) {
          const { state } = test.result();
          if (state === 'passed' || state === 'failed') counts[state] += 1;
          else counts.skipped += 1;
        }
      }
      // A run without a single file to count has failed too, and must not read as if all were well.
      if (reason === 'failed' && counts.failed === 0) counts.failed = 1;
      console.log(summaryLine(counts));
    },
  };
}
