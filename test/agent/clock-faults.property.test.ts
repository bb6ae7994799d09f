import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pureEngine } from '../../src/agent/engine.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { type FaultyClocks, faultyRun, problemsOf } from './clock-faults.ts';

describe('a true sequence of events under any faults of the clocks', () => {
  it.each<readonly [what: string, faulty: FaultyClocks]>([
    ['no clock is faulty', { platform: false, page: false, isMeasured: true }],
    ['the clock of the platform', { platform: true, page: false, isMeasured: true }],
    ['the clock of the page', { platform: false, page: true, isMeasured: true }],
    ['both clocks', { platform: true, page: true, isMeasured: true }],
    [
      'the clock of the platform, and the page has no clock that nobody sets',
      { platform: true, page: false, isMeasured: false },
    ],
    [
      'the clock of the page, which has no clock that nobody sets',
      { platform: false, page: true, isMeasured: false },
    ],
  ])(
    '%s: right states, one event held back at most at each step, and nothing longer than it was',
    (_, faulty) => {
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          expect(problemsOf(faultyRun(createRandom(seed, 'clocks'), 60, faulty), pureEngine)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );
});
