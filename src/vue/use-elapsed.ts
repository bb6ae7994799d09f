import { of } from 'rxjs';
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import { useObservable } from './use-observable.ts';

/**
 * Returns a readonly ref of the time in the present state, ms, or of `null` while that is unknown.
 *
 * @param every How often it changes, ms.
 * @throws {@link CcbarError} `no-agent` when none was provided; `bad-option` for a period that no timer can measure.
 */
export const useElapsed = (every: MaybeRefOrGetter<number> = 1000): Readonly<ShallowRef<number | null>> =>
  useObservable<number | null>((agent) => agent?.elapsed$(toValue(every)) ?? of(null), null);
