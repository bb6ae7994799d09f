import { type SchedulerLike, Subscription } from 'rxjs';

/** The longest wait of a browser's timer, ms, some 25 days. A timer with a longer one fires at once. */
export const longestTimer = 0x7fffffff;

/** One call at a time that waits on a clock. */
export interface Alarm {
  /**
   * Calls `ring` once, after `wait` ms or at once when that is not above 0. Replaces what was set before.
   * `Infinity` and `NaN` set nothing.
   */
  readonly set: (wait: number, ring: () => void) => void;
  /** Nothing rings any more, until it is set again. */
  readonly clear: () => void;
}

/** Makes an alarm on a clock. It is the only place that knows how long a browser's timer can wait. */
export const createAlarm = (clock: SchedulerLike): Alarm => {
  let timer = Subscription.EMPTY;
  const set: Alarm['set'] = (wait, ring) => {
    timer.unsubscribe();
    if (!(wait < Number.POSITIVE_INFINITY)) return;
    const part = Math.min(wait, longestTimer);
    timer = clock.schedule(() => (wait > part ? set(wait - part, ring) : ring()), Math.max(part, 0));
  };
  return { set, clear: () => timer.unsubscribe() };
};
