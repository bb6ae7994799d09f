import { defer, type ObservableInput, Subscription, take } from 'rxjs';

/** The way to ask the platform for the agent's state. */
export interface StatusQuery {
  /** Asks. What a question before may still answer is not waited for: it is older. */
  readonly ask: () => void;
  /** Waits for no answer any more. */
  readonly stop: () => void;
}

/**
 * Asks the platform through a function of the application. Whatever that function returns, throws or rejects
 * with, `ask` itself never throws.
 *
 * @param query the function; `undefined`: there is nobody to ask.
 * @param answered gets the first answer, untrusted, and `now` at the time of the question.
 */
export const createStatusQuery = (
  query: (() => ObservableInput<unknown>) | undefined,
  {
    now,
    answered,
    failed,
  }: {
    readonly now: () => number;
    readonly answered: (data: unknown, asked: number) => void;
    readonly failed: (error: unknown) => void;
  },
): StatusQuery => {
  let waiting = Subscription.EMPTY;
  return {
    ask: () => {
      if (query === undefined) return;
      const asked = now();
      waiting.unsubscribe();
      waiting = defer(query)
        .pipe(take(1))
        .subscribe({ next: (data) => answered(data, asked), error: failed });
    },
    stop: () => waiting.unsubscribe(),
  };
};
