import { describe, expect, it } from 'vitest';
import { askRepeatedly } from '../../src/doors/ask-repeatedly.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';

const start = () => {
  const { clock, pass } = createOwnTime();
  const times: number[] = [];
  const asking = askRepeatedly(() => times.push(clock.now()), clock);
  return { asking, clock, pass, times };
};

describe('askRepeatedly', () => {
  it('asks at once, then with waits that double up to half a minute', () => {
    const { asking, pass, times } = start();
    expect(times).toEqual([0]);
    pass(125_000);
    const waits = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    asking.unsubscribe();
  });

  it('stops at once and leaves no timer', () => {
    const { asking, clock, pass, times } = start();
    pass(300);
    asking.unsubscribe();
    expect(clock.actions).toHaveLength(0);
    pass(60_000);
    expect(times).toEqual([0, 250]);
  });
});
