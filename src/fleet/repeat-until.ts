import type { SchedulerLike } from 'rxjs';
import { createAlarm } from '../alarm.ts';

/** Resolves after a time, or at once when the signal is aborted. */
export const pause = (clock: SchedulerLike, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const alarm = createAlarm(clock);
    const done = () => {
      alarm.clear();
      signal.removeEventListener('abort', done);
      resolve();
    };
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', done);
    alarm.set(ms, done);
  });

/** The options of `repeatUntil`. */
export interface Repetition {
  /** The time between the end of one call and the next, ms. */
  readonly every: number;
  readonly clock: SchedulerLike;
  readonly signal: AbortSignal;
  /** The work failed; it is tried again after the same time. */
  readonly failed: (error: unknown) => void;
}

/** Repeats work until the signal is aborted. Resolves when the last call has ended. */
export const repeatUntil = async (
  work: () => Promise<void>,
  { every, clock, signal, failed }: Repetition,
): Promise<void> => {
  while (!signal.aborted) {
    await work().catch(failed);
    await pause(clock, every, signal);
  }
};
