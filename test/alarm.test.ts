import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAlarm, longestTimer } from '../src/alarm.ts';
import { createInOrder } from '../src/in-order.ts';

const day = 86_400_000;

/** A clock like a browser's: a timer that is longer than it can be fires at once. */
const browserClock = () => {
  const clock = new VirtualTimeScheduler();
  const waits: number[] = [];
  const schedule: VirtualTimeScheduler['schedule'] = (work, delay = 0, state) => {
    waits.push(delay);
    return VirtualTimeScheduler.prototype.schedule.call(
      clock,
      work as never,
      delay > longestTimer ? 0 : delay,
      state,
    ) as never;
  };
  return { clock: { now: () => clock.now(), schedule }, flush: () => clock.flush(), waits };
};

describe('an alarm', () => {
  it.each([
    { name: 'at once', wait: 0, rings: 0 },
    { name: 'for what is past', wait: -5000, rings: 0 },
    { name: 'after a second', wait: 1000, rings: 1000 },
    { name: 'after the longest timer', wait: longestTimer, rings: longestTimer },
    { name: 'after 40 days, in parts that a browser can wait', wait: 40 * day, rings: 40 * day },
  ])('rings once: $name', ({ wait, rings }) => {
    const { clock, flush, waits } = browserClock();
    const at: number[] = [];
    createAlarm(clock).set(wait, () => at.push(clock.now()));
    flush();
    expect(at).toEqual([rings]);
    expect(waits.length).toBeLessThanOrEqual(2);
  });

  it.each([Number.POSITIVE_INFINITY, Number.NaN])('is not set by %s', (wait) => {
    const { clock, waits } = browserClock();
    createAlarm(clock).set(wait, () => {});
    expect(waits).toEqual([]);
  });

  it('rings for what was set last, and not after it was cleared', () => {
    const { clock, flush } = browserClock();
    const rung: string[] = [];
    const alarm = createAlarm(clock);
    alarm.set(1000, () => rung.push('first'));
    alarm.set(2000, () => rung.push('second'));
    const cleared = createAlarm(clock);
    cleared.set(40 * day, () => rung.push('cleared'));
    cleared.clear();
    flush();
    expect(rung).toEqual(['second']);
  });
});

describe('acts in order', () => {
  it('wait for the one that causes them', () => {
    const log: string[] = [];
    const inOrder = createInOrder();
    inOrder(() => {
      inOrder(() => log.push('caused'));
      log.push('cause');
    });
    expect(log).toEqual(['cause', 'caused']);
  });

  it('go on when one throws, and what it threw is thrown on', () => {
    const log: string[] = [];
    const inOrder = createInOrder();
    const run = () =>
      inOrder(() => {
        inOrder(() => log.push('other'));
        throw new Error('one');
      });
    expect(run).toThrow('one');
    inOrder(() => log.push('later'));
    expect(log).toEqual(['other', 'later']);
  });
});
