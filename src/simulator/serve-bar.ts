import { asyncScheduler, BehaviorSubject, type Observable, Subject } from 'rxjs';
import { exactOrigin } from '../protocol/exact-origin.ts';
import { decodeRequest } from '../protocol/request.ts';
import { type Bar, type BarOptions, createBarOn } from './bar.ts';
import { usualSettings } from './bar-truth.ts';
import type { Faults, LostMessage, Traffic } from './faults.ts';
import { subscribedEvents } from './frames-of.ts';
import { createPlayer, type Play } from './play-scenario.ts';
import { createSender, type SendingOptions } from './sender.ts';
import { createTimeline } from './timeline.ts';

/** A message that arrives in a window. */
export interface BarMessageEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

/** The part of a window that a bar needs: its own inside the iframe. A real `Window` fits, a fake is small. */
export interface BarWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: 'message', listener: (event: BarMessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: BarMessageEvent) => void): void;
}

/** The options of `serveBar`. */
export interface ServeBarOptions extends BarOptions, SendingOptions {
  /** The window of the iframe. */
  readonly host: BarWindow;
  /** The exact origin of the page around the iframe, or a URL on it. */
  readonly origin: string;
  /**
   * Called when the bar reloads, besides forgetting the subscription; for example `() => location.reload()`.
   */
  readonly onReload?: () => void;
  /**
   * Sends the message of a stranger, from another window than the bar's; without it `faults.foreign` is idle.
   */
  readonly postForeign?: (data: unknown) => void;
}

/** A bar at work in its iframe. */
export interface ServedBar {
  readonly bar: Bar;
  /** The ids the page asked for, at once and on every change; none before it asked. */
  readonly subscribed$: Observable<readonly string[]>;
  /** All that left the bar, and what happened to it. */
  readonly sent$: Observable<Traffic>;
  /** Each message that the page asked for and the line lost. No page can know of it. */
  readonly lost$: Observable<LostMessage>;
  readonly play: Play;
  readonly setFaults: (faults: Faults) => void;
  /** Stops listening and sending; no listener and no timer is left. */
  readonly stop: () => void;
}

/**
 * Serves a connection bar from inside an iframe, as the real one is: it waits for the page's `eventpost`,
 * sends the ids asked for and nothing else to the page's exact origin, and dials on `callout`. A request
 * counts only when it comes from the parent window and its exact origin. Like the real bar it never reports
 * that it is ready and never acknowledges a request; a later `eventpost` replaces the one before.
 *
 * @throws {@link CcbarError} `bad-origin` for an origin that names no page, `bad-option` for impossible faults.
 *
 * @example
 * ```ts
 * import { serveBar } from 'ccbar-agent/simulator';
 *
 * const { bar, subscribed$ } = serveBar({ host: window, origin: 'https://desk.example.com' });
 * subscribed$.subscribe((ids) => console.log(`${ids.length} ids asked for`));
 * bar.signIn();
 * ```
 */
export const serveBar = (options: ServeBarOptions): ServedBar => {
  const { host } = options;
  const origin = exactOrigin(options.origin);
  const subscribed = new BehaviorSubject<readonly string[]>([]);
  const sent = new Subject<Traffic>();
  const lost = new Subject<LostMessage>();

  const timeline = createTimeline(options.clock ?? asyncScheduler, options.startAt);
  const sender = createSender(timeline.clock, options, (traffic) => {
    // The subscription may have changed on the way: after a reload it is empty.
    const asked = subscribed.value;
    if (asked.length === 0) return;
    if (traffic.kind === 'lost') {
      if (asked.includes(traffic.event.eventType)) lost.next(traffic);
      return;
    }
    if (traffic.kind === 'message' && !asked.includes(traffic.event.eventType)) return;
    if (traffic.kind === 'foreign') options.postForeign?.(traffic.data);
    else if (traffic.kind === 'reload') {
      subscribed.next([]);
      options.onReload?.();
    } else host.parent.postMessage(traffic.data, origin);
    sent.next(traffic);
  });
  const bar = createBarOn(timeline, options, (events) => {
    sender.send(subscribedEvents(events, subscribed.value));
  });
  const player = createPlayer({
    bar,
    timeline,
    workNo: options.workNo ?? usualSettings.workNo,
    send: sender.send,
  });

  const onMessage = ({ data, origin: from, source }: BarMessageEvent) => {
    if (source !== host.parent || from !== origin) return;
    const request = decodeRequest(data);
    if (request?.name === 'eventpost') subscribed.next(request.ids);
    if (request?.name === 'callout') bar.dial(request.number, request.mode);
  };
  host.addEventListener('message', onMessage);

  return {
    bar,
    subscribed$: subscribed.asObservable(),
    sent$: sent.asObservable(),
    lost$: lost.asObservable(),
    play: player.play,
    setFaults: sender.setFaults,
    stop: () => {
      host.removeEventListener('message', onMessage);
      player.stop();
      bar.stop();
      sender.stop();
      subscribed.complete();
      sent.complete();
      lost.complete();
    },
  };
};
