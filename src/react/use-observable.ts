import { useMemo, useSyncExternalStore } from 'react';
import type { Observable } from 'rxjs';

/** An observable that emits at once, as React reads stores: without a subscription, and again after each change. */
interface Store<Value> {
  readonly subscribe: (changed: () => void) => () => void;
  readonly read: () => Value;
}

const storeOf = <Value>(source$: Observable<Value>, first: Value): Store<Value> => {
  let value = first;
  let isRead = false;
  const take = (next: Value) => {
    isRead = true;
    value = next;
  };
  return {
    subscribe: (changed) => {
      const subscription = source$.subscribe((next) => {
        take(next);
        changed();
      });
      return () => subscription.unsubscribe();
    },
    read: () => {
      // The present value is emitted at once; nothing stays subscribed while a component only renders.
      if (!isRead) source$.subscribe(take).unsubscribe();
      return value;
    },
  };
};

/**
 * Returns the newest value of an observable.
 *
 * @param source$ It has to be the same object in every render, and has to emit its present value at once.
 * @param first The value before there is any, also on a server and while its page is hydrated.
 */
export const useObservable = <Value>(source$: Observable<Value>, first: Value): Value => {
  // `first` may be a new object in every render; only the first one counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const { subscribe, read, start } = useMemo(
    () => ({ ...storeOf(source$, first), start: () => first }),
    [source$],
  );
  return useSyncExternalStore(subscribe, read, start);
};
