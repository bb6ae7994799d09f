import { CcbarError } from '../../errors.ts';
import { viewerOrigin } from './viewer-url.ts';
import type { ViewerLink } from './xstate-inspect-link.ts';

/** A viewer in an iframe or in a window of its own. Opening and closing it is yours. */
export interface WindowViewer {
  /**
   * The address of the viewer; it may be relative to the page. Messages are sent to, and accepted from, only a
   * window that shows this origin.
   */
  readonly url: string;
  /** The page's own window. */
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener' | 'origin'>;
  /** The viewer's window: what `window.open` gave, or an iframe's `contentWindow`. */
  readonly target: Pick<Window, 'postMessage'>;
}

/**
 * The link to a viewer over window messages. Any window may post anything to this one, the bar's iframe
 * included, so that a message counts only when it comes from the viewer's window *and* from its origin.
 *
 * @throws {@link CcbarError} `bad-option`.
 */
export const windowLink = (
  { url, window: page, target }: WindowViewer,
  sendsDataOffThisMachine: boolean | undefined,
  receive: (message: unknown) => void,
): ViewerLink => {
  if (typeof page?.addEventListener !== 'function') {
    throw new CcbarError('bad-option', "window must be the page's own, or give a socket instead.");
  }
  if (typeof target?.postMessage !== 'function') {
    throw new CcbarError('bad-option', "target must be the viewer's window; a blocked pop-up gives none.");
  }
  const own = page.origin === 'null' ? null : page.origin;
  const origin = viewerOrigin({ url, schemes: ['http:', 'https:'], own, sendsDataOffThisMachine });
  const take = (event: MessageEvent) => {
    if (event.source === target && event.origin === origin) receive(event.data);
  };
  page.addEventListener('message', take);
  return {
    post: (message) => target.postMessage(message, origin),
    close: () => page.removeEventListener('message', take),
  };
};
