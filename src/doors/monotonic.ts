import { asyncScheduler, type SchedulerLike } from 'rxjs';

/**
 * Returns the time of a clock that nobody sets, ms, rounded; it runs on while the clock of the page jumps.
 * `undefined` when there is none, or when the given clock is not the one of this page.
 */
export const monotonicNow = (clock: SchedulerLike): number | undefined => {
  if (clock !== asyncScheduler || typeof performance === 'undefined') return undefined;
  return Math.round(performance.timeOrigin + performance.now());
};

/** A moment by the clocks of a door, as frames carry it. */
export interface Stamp {
  readonly at: number;
  readonly monotonic?: number;
}

/** Returns the present moment by the clocks of a door. */
export const stampOf = (clock: SchedulerLike): Stamp => {
  const monotonic = monotonicNow(clock);
  return monotonic === undefined ? { at: clock.now() } : { at: clock.now(), monotonic };
};
