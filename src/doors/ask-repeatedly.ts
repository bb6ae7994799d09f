import type { SchedulerLike, Subscription } from 'rxjs';

/** The first wait before asking again, ms; it doubles up to the longest. */
const firstWait = 250;
const longestWait = 30_000;

/**
 * Asks at once and again with growing waits, until unsubscribed: a bar has no ready signal and sends no receipt.
 */
export const askRepeatedly = (ask: () => void, clock: SchedulerLike): Subscription => {
  ask();
  return clock.schedule<number>(
    function (wait = firstWait) {
      ask();
      const next = Math.min(wait * 2, longestWait);
      this.schedule(next, next);
    },
    firstWait,
    firstWait,
  );
};
