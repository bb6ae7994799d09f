import { defer, repeat, type SchedulerLike, type Subscription, startWith, timer } from 'rxjs';

/** The first wait before asking again, ms; it doubles up to the longest. */
const firstWait = 250;
const longestWait = 30_000;

/**
 * Asks at once and again with growing waits, until unsubscribed: a bar has no ready signal and sends no receipt.
 */
export const keepAsking = (ask: () => void, clock: SchedulerLike): Subscription => {
  let wait = firstWait / 2;
  return defer(() => {
    wait = Math.min(wait * 2, longestWait);
    return timer(wait, clock);
  })
    .pipe(repeat(), startWith(0))
    .subscribe(ask);
};
