import { CcbarError } from '../errors.ts';

/** The bar's iframe: its name, the element, or a function that looks for it. */
export type IframeReference = string | HTMLIFrameElement | (() => HTMLIFrameElement | null | undefined);

const isIframe = (value: unknown): value is HTMLIFrameElement => {
  try {
    return 'contentWindow' in (value as object);
  } catch {
    // Not an object, or a window of another origin, which lets nobody look.
    return false;
  }
};

const badIframe = () =>
  new CcbarError(
    'bad-iframe',
    'iframe must be the name of an iframe, an iframe element or a function that returns one.',
  );

/**
 * Returns the function that looks for the iframe, now or later. An element outside a document counts as absent.
 *
 * @throws {@link CcbarError} `bad-iframe` when it is neither a name, an element nor a function.
 */
export const findIframe = (iframe: IframeReference, host: Window): (() => HTMLIFrameElement | null) => {
  if (typeof iframe === 'string' && iframe !== '') {
    // Compared instead of selected, so that no character in a name needs escaping.
    return () =>
      [...host.document.getElementsByTagName('iframe')].find((found) => found.name === iframe) ?? null;
  }
  if (typeof iframe !== 'function' && !isIframe(iframe)) throw badIframe();
  return () => {
    try {
      const found = typeof iframe === 'function' ? iframe() : iframe;
      if (!found) return null;
      if (!isIframe(found)) throw badIframe();
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
export const watchIframes = (host: Window, changed: () => void): (() => void) => {
  const observer = new (host as Window & typeof globalThis).MutationObserver(changed);
  observer.observe(host.document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['name'],
  });
  return () => observer.disconnect();
};
