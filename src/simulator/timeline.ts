import type { SchedulerLike } from 'rxjs';

/** The time of one bar: the clock's, moved to where the bar's day begins. */
export interface Timeline {
  readonly clock: SchedulerLike;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** By how much the times given are ahead of the clock, ms: a press gives each of its events one of its own. */
  readonly lead: () => number;
  /** A time for an event: now, or `at`, and later than every time given before, so that events keep their order. */
  readonly stamp: (at?: number) => number;
}

/** @param startAt the time at this moment, ms since the epoch; the clock's own when left out. */
export const createTimeline = (clock: SchedulerLike, startAt = clock.now()): Timeline => {
  const shift = startAt - clock.now();
  let last = Number.NEGATIVE_INFINITY;
  const now = () => Math.max(last, clock.now() + shift);
  return {
    clock,
    now,
    lead: () => now() - shift - clock.now(),
    stamp: (at = now()) => {
      last = Math.max(last + 1, at);
      return last;
    },
  };
};
