import {
  defer,
  distinctUntilChanged,
  map,
  merge,
  type Observable,
  of,
  repeat,
  type SchedulerLike,
  startWith,
  switchMap,
  takeUntil,
  timer,
} from 'rxjs';
import type { Situation } from './situation.ts';

/** What a running time is made of. */
export interface ElapsedParts {
  readonly situation$: Observable<Situation>;
  readonly clock: SchedulerLike;
  /** The present moment on the platform's timeline, ms. */
  readonly now: () => number;
  /** Moments at which timers may have lied. */
  readonly wakes$: Observable<unknown>;
  readonly closed$: Observable<unknown>;
}

/**
 * The time in the present state, ms, always measured from its entry and never by counting ticks. Ticks
 * fall on whole multiples of `every`, so that all displays change together. `null` while unknown.
 */
export const elapsed = (
  every: number,
  { situation$, clock, now, wakes$, closed$ }: ElapsedParts,
): Observable<number | null> =>
  situation$.pipe(
    map(({ since }) => since),
    distinctUntilChanged(),
    switchMap((since) => {
      if (since === null) return of(null);
      const passed = () => Math.max(0, now() - since);
      const ticks$ = defer(() => timer(every - (passed() % every), clock)).pipe(repeat());
      return merge(ticks$, wakes$).pipe(
        takeUntil(closed$),
        startWith(null),
        map(passed),
        distinctUntilChanged(),
      );
    }),
  );
