import { describe, expect, it } from 'vitest';
import { summary } from '../../src/measures/summary.ts';
import { replay } from '../../src/replay/replay.ts';
import { type ShiftOptions, shiftFrames } from '../../src/simulator/shift.ts';

const day = (options: ShiftOptions = {}) => {
  const frames = [...shiftFrames(options)];
  const { steps, findings, intervals } = replay(frames);
  return { frames, steps, findings, totals: summary(intervals).overall };
};

describe('a simulated shift', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(day({ seed: 5, hours: 1 }).frames).toEqual(day({ seed: 5, hours: 1 }).frames);
    expect(day({ seed: 5, hours: 1 }).frames).not.toEqual(day({ seed: 6, hours: 1 }).frames);
  });

  it('breaks no law of the lifecycle, and ends signed out', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { steps, findings } = day({ seed });
      expect(findings).toEqual([]);
      expect(steps.at(-1)?.after.state).toBe('signedOut');
    }
  });

  it('is a day as a call centre knows it', () => {
    const totals = [1, 2, 3, 4].map((seed) => day({ seed }).totals);
    const all = (pick: (one: (typeof totals)[number]) => number) =>
      totals.reduce((sum, one) => sum + pick(one), 0);
    expect(all(({ signedIn }) => signedIn) / 4 / 3_600_000).toBeCloseTo(8, 0);
    expect(all(({ handled }) => handled)).toBeGreaterThan(200);
    expect(all(({ rests }) => rests)).toBe(12);
    for (const count of ['missed', 'abandoned', 'notReached', 'hold', 'wrapUp'] as const)
      expect(all((one) => one[count])).toBeGreaterThan(0);
  });

  it('takes agent, begin and length', () => {
    const { totals, frames } = day({ workNo: '777', startAt: 1000, hours: 0.5 });
    expect(totals.from).toBeGreaterThan(1000);
    expect(JSON.stringify(frames[0])).toContain('"workNo":"777"');
    expect(() => [...shiftFrames({ hours: 0 })]).toThrow('more than 0');
  });

  it('can be carried over a bad line', () => {
    const { frames } = day({ hours: 1, faults: { repeat: 1 } });
    expect(frames.length).toBe(2 * day({ hours: 1 }).frames.length);
  });
});
