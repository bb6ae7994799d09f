import { fromEvent, merge, NEVER, type Observable } from 'rxjs';

/**
 * Emits when a page that was hidden or frozen can be seen again: the moment at which throttled timers lie
 * and everything that shows a duration should be drawn anew. Never emits where there is no document.
 */
export const wakes = (): Observable<unknown> => {
  const { document, window } = globalThis as { document?: Document; window?: Window };
  if (document === undefined || window === undefined) return NEVER;
  return merge(
    fromEvent(document, 'visibilitychange'),
    fromEvent(document, 'resume'),
    fromEvent(window, 'pageshow'),
    fromEvent(window, 'focus'),
  );
};
