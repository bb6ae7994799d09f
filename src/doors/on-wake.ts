/**
 * Calls `wake` when a page that was hidden or frozen can be seen again: the moment at which throttled timers
 * lie and everything that depends on time should be asked anew. Does nothing where there is no document.
 *
 * @returns how to stop.
 */
export const onWake = (wake: () => void): (() => void) => {
  const { document, window } = globalThis as { document?: Document; window?: Window };
  const moments: readonly [EventTarget | undefined, string][] = [
    [document, 'visibilitychange'],
    [document, 'resume'],
    [window, 'pageshow'],
    [window, 'focus'],
  ];
  for (const [target, name] of moments) target?.addEventListener(name, wake);
  return () => {
    for (const [target, name] of moments) target?.removeEventListener(name, wake);
  };
};
