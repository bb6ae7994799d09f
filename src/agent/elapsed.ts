import { distinctUntilChanged, Observable, type SchedulerLike } from 'rxjs';
import { createAlarm, longestTimer } from '../alarm.ts';
import { CcbarError } from '../errors.ts';
import type { Situation } from './situation.ts';

/** The parts that a running time needs. */
export interface ElapsedParts {
  readonly situation$: Observable<Situation>;
  readonly clock: SchedulerLike;
  /** The present moment on the platform's timeline, ms. */
  readonly now: () => number;
  /** Calls back when timers may have lied; returns how to stop. */
  readonly onWake: (wake: () => void) => () => void;
}

/**
 * The time in the present state, ms, always measured from its entry and never by counting ticks. Ticks
 * fall on whole multiples of `every`, so that all displays change together. `null` while unknown.
 *
 * @throws {@link CcbarError} `bad-option` when `every` is no period that a timer can wait.
 */
export const elapsed = (
  every: number,
  { situation$, clock, now, onWake }: ElapsedParts,
): Observable<number | null> => {
  if (!(every >= 1 && every <= longestTimer)) {
    const range = `from 1 to ${longestTimer} ms`;
    throw new CcbarError('bad-option', `elapsed$ needs a period ${range}, received ${every}.`);
  }
  return new Observable<number | null>((subscriber) => {
    let since: number | null | undefined;
    const alarm = createAlarm(clock);
    const emit = () => {
      alarm.clear();
      if (since === undefined) return;
      const passed = since === null ? null : Math.max(0, now() - since);
      if (passed !== null) alarm.set(every - (passed % every), emit);
      subscriber.next(passed);
    };
    subscriber.add(alarm.clear);
    subscriber.add(onWake(emit));
    subscriber.add(
      situation$.subscribe({
        next: (situation) => {
          if (situation.since === since) return;
          since = situation.since;
          emit();
        },
        complete: () => subscriber.complete(),
      }),
    );
  }).pipe(distinctUntilChanged());
};
