import {
  asyncScheduler,
  BehaviorSubject,
  distinctUntilChanged,
  Observable,
  type SchedulerLike,
  Subscription,
  type SubscriptionLike,
  share,
} from 'rxjs';
import { createActor } from 'xstate';
import { type LinkEvent, type LinkState, linkMachine } from '../../machines/link.machine.ts';
import { CcbarError } from '../errors.ts';
import { type CallMode, encodeCallOut, encodeEventPost } from '../protocol/encode.ts';
import type { Frame, InterruptionCause } from '../protocol/frame.ts';
import { exactOrigin } from './exact-origin.ts';
import { type FrameReference, frameFinder, watchFrames } from './frame-element.ts';
import { type EventSelection, keepAsking, selectedIds } from './subscription.ts';

/** A source of frames that also knows its line and can carry the second documented request. */
export interface Connection extends Observable<Frame> {
  /** The state of the line, at once and on every change. */
  readonly link$: Observable<LinkState>;
  /**
   * Asks the bar to call a number. No reply is documented; the call shows as events.
   *
   * @throws `CcbarError` `bad-request` for an unusable number or mode, `not-connected` when nobody is there to ask.
   */
  readonly callOut: (number: string, mode: CallMode) => void;
}

/** How to reach a connection bar. */
export interface ConnectionBarOptions {
  /** The iframe: its name (usually `ccbarclient`), the element, or a function. It may appear later. */
  readonly frame: FrameReference;
  /** The bar's origin, or a URL on it such as `https://host:8080/service-cloud/`. Never a wildcard. */
  readonly origin: string;
  /** Which events to ask for; `'all'` when left out. */
  readonly events?: EventSelection;
  /** The window to listen in; the global one when left out. */
  readonly window?: Window;
  /** The one clock; RxJS's own when left out. */
  readonly clock?: SchedulerLike;
}

/**
 * The door to the connection bar in an iframe.
 *
 * A bar has no ready signal, may not exist yet when the page starts, and may reload later. So the door
 * 1. looks for the iframe now and whenever the document changes,
 * 2. posts `eventpost` to its exact origin, and again with growing waits until the first frame is heard,
 * 3. starts over on every `load` of the iframe and when the element is replaced,
 * 4. checks `event.source` and the exact origin before it reads `data`,
 * 5. reports what may have been missed as an interruption, so that the state can be marked stale.
 *
 * Nothing happens before the first subscription; after the last one ends no listener and no timer is left.
 *
 * @throws {@link CcbarError} `bad-origin`, `bad-frame`, `bad-events`; `bad-option` where there is no window.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 *
 * const bar = connectionBar({ frame: 'ccbarclient', origin: 'https://aicc.example.com/service-cloud/' });
 * const agent = createAgent({ source: bar });
 * agent.state$.subscribe((state) => {
 *   document.title = state;
 * });
 * ```
 */
export const connectionBar = (options: ConnectionBarOptions): Connection => {
  const origin = exactOrigin(options.origin);
  const request = encodeEventPost(selectedIds(options.events ?? 'all'));
  const host = options.window ?? (globalThis as { window?: Window }).window;
  if (host === undefined)
    throw new CcbarError('bad-option', 'connectionBar needs a window; there is none here.');
  const find = frameFinder(options.frame, host);
  const clock = options.clock ?? asyncScheduler;
  const link = new BehaviorSubject<LinkState>('waiting');
  let element: HTMLIFrameElement | null = null;

  const frames = new Observable<Frame>((subscriber) => {
    const line = createActor(linkMachine);
    line.subscribe((snapshot) => link.next(snapshot.value));
    line.start();
    const tell = (type: LinkEvent['type']) => line.send({ type });
    let isFirstLoad = false;
    let asking: SubscriptionLike = Subscription.EMPTY;
    const askAnew = () => {
      asking.unsubscribe();
      asking = keepAsking(() => element?.contentWindow?.postMessage(request, origin), clock);
    };
    const interrupted = (cause: InterruptionCause) => {
      if (link.value === 'live')
        subscriber.next({ kind: 'interrupted', cause, at: clock.now(), door: 'window' });
    };
    const onLoad = () => {
      if (!isFirstLoad) {
        interrupted('reload');
        tell('frame.loaded');
      }
      isFirstLoad = false;
      if (link.value !== 'live') askAnew();
    };
    const look = (appeared: boolean) => {
      const found = find();
      if (found === element) return;
      element?.removeEventListener('load', onLoad);
      if (element !== null) {
        interrupted(found === null ? 'gone' : 'replaced');
        tell('frame.gone');
        asking.unsubscribe();
      }
      element = found;
      if (found === null) return;
      // A first `load` is no reload when the element, or the page around it, is only now coming up.
      isFirstLoad = appeared || host.document.readyState !== 'complete';
      found.addEventListener('load', onLoad);
      tell('frame.found');
      askAnew();
    };
    const onMessage = (event: MessageEvent) => {
      const bar = element?.contentWindow ?? null;
      const isBar = bar !== null && event.source === bar;
      if (isBar && event.origin === origin) {
        tell('message.heard');
        asking.unsubscribe();
        subscriber.next({ kind: 'message', data: event.data, origin, at: clock.now(), door: 'window' });
      } else {
        const reason = isBar ? 'origin' : 'source';
        subscriber.next({ kind: 'refused', reason, origin: event.origin, at: clock.now(), door: 'window' });
      }
    };
    const onThaw = (event: Event) => {
      // A page restored from the back-forward cache, or resumed by the browser, was deaf meanwhile.
      if (event.type === 'resume' || (event as PageTransitionEvent).persisted) interrupted('frozen');
    };

    host.addEventListener('message', onMessage);
    host.addEventListener('pageshow', onThaw);
    host.document.addEventListener('resume', onThaw);
    const stopWatching = watchFrames(host, () => look(true));
    look(false);
    return () => {
      host.removeEventListener('message', onMessage);
      host.removeEventListener('pageshow', onThaw);
      host.document.removeEventListener('resume', onThaw);
      element?.removeEventListener('load', onLoad);
      stopWatching();
      asking.unsubscribe();
      line.stop();
      element = null;
      link.next('waiting');
    };
  }).pipe(share());

  return Object.assign(frames, {
    link$: link.pipe(distinctUntilChanged()),
    callOut: (number: string, mode: CallMode) => {
      const callOut = encodeCallOut(number, mode);
      const bar = element?.contentWindow;
      if (!bar)
        throw new CcbarError('not-connected', 'callOut needs the iframe of the bar; it is not there.');
      bar.postMessage(callOut, origin);
    },
  });
};
