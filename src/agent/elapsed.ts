import { distinctUntilChanged, Observable, type SchedulerLike, Subscription } from 'rxjs';
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
 */
export const elapsed = (
  every: number,
  { situation$, clock, now, onWake }: ElapsedParts,
): Observable<number | null> =>
  new Observable<number | null>((subscriber) => {
    let since: number | null | undefined;
    let tick: { unsubscribe(): void } = Subscription.EMPTY;
    const emit = () => {
      tick.unsubscribe();
      if (since === undefined) return;
      const passed = since === null ? null : Math.max(0, now() - since);
      if (passed !== null) tick = clock.schedule(emit, every - (passed % every));
      subscriber.next(passed);
    };
    subscriber.add(() => tick.unsubscribe());
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
