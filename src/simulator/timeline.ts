import type { SchedulerLike } from 'rxjs';

/** The time of one bar: the clock's, moved to where the bar's day begins. */
export interface Timeline {
  readonly clock: SchedulerLike;
  /** The time the next event gets, ms since the epoch. */
  readonly now: () => number;
  /** Takes a time for an event: now, or `at` when that is later than every time taken before. */
  readonly stamp: (at?: number) => number;
}

/** @param startAt the time at this moment, ms since the epoch; the clock's own when left out. */
export const createTimeline = (clock: SchedulerLike, startAt = clock.now()): Timeline => {
  const shift = startAt - clock.now();
  let last = Number.NEGATIVE_INFINITY;
  const now = () => Math.max(last + 1, clock.now() + shift);
  return {
    clock,
    now,
    stamp: (at = now()) => {
      last = Math.max(last + 1, at);
      return last;
    },
  };
};
