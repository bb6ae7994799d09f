import { type SchedulerLike, Subscription } from 'rxjs';
import { CcbarError } from '../errors.ts';
import { exactOrigin } from '../protocol/exact-origin.ts';
import { type Connection, openConnection } from './connection.ts';
import { findIframe, type IframeReference, watchIframes } from './iframe-reference.ts';
import { listenTo } from './listen-to.ts';
import type { EventSelection } from './selected-ids.ts';

/** The settings for reaching a connection bar. */
export interface ConnectionBarOptions {
  /**
   * The iframe: its name (usually `ccbarclient`), the element, or a function. It may appear later. Changes
   * within a shadow root are not seen.
   */
  readonly iframe: IframeReference;
  /** The bar's origin, or a URL on it such as `https://host:8080/service-cloud/`. Never a wildcard. */
  readonly origin: string;
  /** The events to ask for; `'all'` when left out. */
  readonly events?: EventSelection;
  /** The window to listen in; the global one when left out. */
  readonly window?: Window;
  /** The one clock; RxJS's own when left out. */
  readonly clock?: SchedulerLike;
}

const renamedOption = () =>
  new CcbarError('bad-option', "connectionBar: the option 'frame' is now called 'iframe'.");

/**
 * The door to the connection bar in an iframe.
 *
 * A bar has no ready signal, may not exist yet when the page starts, and may reload later. So the door
 * 1. looks for the iframe now and whenever the document changes,
 * 2. posts `eventpost` to its exact origin, and again with growing waits until the first event is received,
 * 3. starts over on every `load` of the iframe and when the element is replaced,
 * 4. checks `event.source` and the exact origin before it reads `data`,
 * 5. reports what may have been missed as an interruption, so that the state can be marked stale.
 *
 * Nothing happens before the first subscription; after the last one ends no listener and no timer is left.
 *
 * @throws {@link CcbarError} `bad-origin`, `bad-iframe`, `bad-events`; `bad-option` where there is no window.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 *
 * const bar = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com/service-cloud/' });
 * const agent = createAgent({ source: bar });
 * agent.state$.subscribe((state) => {
 *   document.title = state;
 * });
 * ```
 */
export const connectionBar = (options: ConnectionBarOptions): Connection => {
  const { iframe, events, clock, window: host = (globalThis as { window?: Window }).window } = options;
  if ('frame' in options) throw renamedOption();
  const origin = exactOrigin(options.origin);
  if (host === undefined)
    throw new CcbarError('bad-option', 'connectionBar needs a window; there is none here.');
  const find = findIframe(iframe, host);
  // A document that the page can look into is not the bar's: the empty one before its first load.
  const isEmpty = (element: HTMLIFrameElement) => element.contentDocument !== null && origin !== host.origin;

  return openConnection({
    door: 'window',
    events,
    clock,
    post: (message) => {
      const element = find();
      if (!element?.contentWindow || isEmpty(element)) return false;
      element.contentWindow.postMessage(message, origin);
      return true;
    },
    listen: (report) => {
      const listening = new Subscription();
      let element: HTMLIFrameElement | null = null;
      let loads = Subscription.EMPTY;
      let wasEmpty = false;

      const onLoad = () => {
        // While the page itself comes up, a load is the bar's first one too.
        report.loaded(!wasEmpty && host.document.readyState === 'complete');
        wasEmpty = element !== null && isEmpty(element);
      };
      const look = () => {
        const found = find();
        if (found === element) return;
        loads.unsubscribe();
        if (element !== null) report.gone(found === null ? 'gone' : 'replaced');
        element = found;
        if (found === null) return;
        wasEmpty = isEmpty(found);
        loads = new Subscription(listenTo(found, 'load', onLoad));
        listening.add(loads);
        report.found();
      };
      const onMessage = (event: MessageEvent) => {
        const isBar = event.source !== null && event.source === element?.contentWindow;
        if (isBar && event.origin === origin) report.received(event.data, origin);
        else report.refused(isBar ? 'origin' : 'source', event.origin);
      };
      // A frozen page receives nothing, nor does one in the back-forward cache; leaving the latter fires twice.
      let isAsleep = false;
      const onSleep = () => {
        isAsleep = true;
      };
      const onWake = () => {
        if (isAsleep) report.interrupted('frozen');
        isAsleep = false;
      };

      listening.add(listenTo(host, 'message', onMessage));
      listening.add(listenTo(host, 'pagehide', onSleep));
      listening.add(listenTo(host, 'pageshow', onWake));
      listening.add(listenTo(host.document, 'freeze', onSleep));
      listening.add(listenTo(host.document, 'resume', onWake));
      listening.add(watchIframes(host, look));
      look();
      return listening;
    },
  });
};
