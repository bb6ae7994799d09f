import { defer, Observable, type Observer } from 'rxjs';

type Next<T> = Observer<T>['next'];

/**
 * Runs a handler of the application.
 *
 * @param failed gets what the handler throws, or what a promise that it returns is rejected with.
 */
export const runHandler = <T>(
  handler: (value: T) => unknown,
  value: T,
  failed: (error: unknown) => void,
): void => {
  try {
    // A handler may be an async function, although no promise is asked for.
    const returned = handler(value);
    if (returned instanceof Promise) returned.catch(failed);
  } catch (error) {
    failed(error);
  }
};

/**
 * Returns the public form of an inner observable. A handler that throws stops neither the stream nor other
 * handlers (RxJS sees to that, and reports the error globally); here `report` is called with the error too.
 * Errors thrown behind further operators reach only RxJS's global report, since the operators stand in between.
 */
export const publish = <T>(source: Observable<T>, report: (error: unknown) => void): Observable<T> => {
  const failed = (error: unknown): void => {
    report(error);
    // An error that nobody handles is what RxJS reports globally.
    defer(() => {
      throw error;
    }).subscribe();
  };
  const guarded = new Observable<T>((subscriber) => source.subscribe(subscriber));
  const subscribe = guarded.subscribe.bind(guarded) as (
    observer?: Partial<Observer<T>>,
  ) => ReturnType<typeof guarded.subscribe>;
  const guardedSubscribe = (
    observerOrNext?: Partial<Observer<T>> | Next<T> | null,
    error?: Observer<T>['error'] | null,
    complete?: Observer<T>['complete'] | null,
  ) => {
    // RxJS takes a missing function and one that is `undefined` for the same.
    const observer = (
      typeof observerOrNext === 'object' && observerOrNext !== null
        ? observerOrNext
        : { next: observerOrNext, error, complete }
    ) as Partial<Observer<T>>;
    // An operator's own subscriber is passed on as it is: RxJS recognises it.
    const isOperator = 'destination' in observer;
    const next = observer.next?.bind(observer);
    if (isOperator || !next) return subscribe(observer);
    return subscribe({
      next: (value) => runHandler(next as (value: T) => unknown, value, failed),
      error: observer.error?.bind(observer),
      complete: observer.complete?.bind(observer),
    } as Partial<Observer<T>>);
  };
  return Object.assign(guarded, { subscribe: guardedSubscribe as typeof guarded.subscribe });
};
