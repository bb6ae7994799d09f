import { CcbarError } from '../errors.ts';

/** The bar's iframe: its name, the element, or a function that looks for it. */
export type FrameReference = string | HTMLIFrameElement | (() => HTMLIFrameElement | null | undefined);

const isIframe = (value: unknown): value is HTMLIFrameElement => {
  try {
    return 'contentWindow' in (value as object);
  } catch {
    // Not an object, or a window of another origin, which lets nobody look.
    return false;
  }
};

const badFrame = () =>
  new CcbarError(
    'bad-frame',
    'frame must be the name of an iframe, an iframe element or a function that gives one.',
  );

/**
 * How to look for the iframe, now or later. What is not in a document counts as not there.
 *
 * @throws {@link CcbarError} `bad-frame` when it is neither a name, an element nor a function.
 */
export const frameFinder = (frame: FrameReference, host: Window): (() => HTMLIFrameElement | null) => {
  if (typeof frame === 'string' && frame !== '') {
    // Compared instead of selected, so that no character in a name needs escaping.
    return () =>
      [...host.document.getElementsByTagName('iframe')].find((found) => found.name === frame) ?? null;
  }
  if (typeof frame !== 'function' && !isIframe(frame)) throw badFrame();
  return () => {
    try {
      const found = typeof frame === 'function' ? frame() : frame;
      if (!found) return null;
      if (!isIframe(found)) throw badFrame();
      return found.isConnected ? found : null;
    } catch (error) {
      // The application's mistake: loud, but not at the cost of the stream.
      queueMicrotask(() => {
        throw error;
      });
      return null;
    }
  };
};

/** Calls `changed` whenever iframes may have come, gone or been renamed. Returns how to stop. */
export const watchFrames = (host: Window, changed: () => void): (() => void) => {
  const observer = new (host as Window & typeof globalThis).MutationObserver(changed);
  observer.observe(host.document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['name'],
  });
  return () => observer.disconnect();
};
