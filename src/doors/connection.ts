import {
  asyncScheduler,
  BehaviorSubject,
  distinctUntilChanged,
  Observable,
  type SchedulerLike,
  Subscription,
  share,
  type TeardownLogic,
} from 'rxjs';
import type { LinkEvent, LinkState } from '../../machines/link-state.ts';
import { nextLink } from '../../machines/link-transitions.ts';
import { CcbarError } from '../errors.ts';
import { decode } from '../protocol/decode.ts';
import { type CallMode, encodeCallOut, encodeEventPost } from '../protocol/encode.ts';
import type { Door, Frame, InterruptionCause, MessageFrame, RefusedFrame } from '../protocol/frame.ts';
import { askRepeatedly } from './ask-repeatedly.ts';
import { stampOf } from './monotonic.ts';
import { type EventSelection, selectedIds } from './selected-ids.ts';

/** A source of frames that also knows its link and can carry the second documented request. */
export interface Connection extends Observable<Frame> {
  /** The state of the link, at once and on every change. It is live once an event of the bar was received. */
  readonly link$: Observable<LinkState>;
  /**
   * Asks the bar to call a number. No reply is documented; the call shows as events.
   *
   * @throws `CcbarError` `bad-request` for an unusable number or mode, `not-connected` when nobody is there to ask.
   */
  readonly callOut: (number: string, mode: CallMode) => void;
}

/** The calls by which a door reports what happens at its other end. */
export interface LinkReport {
  /** The other end is there now: events are asked for until one is received. */
  readonly found: () => void;
  /** The other end starts over or for the first time, and is asked anew. Only a restart interrupts. */
  readonly loaded: (isRestart: boolean) => void;
  readonly gone: (cause: InterruptionCause) => void;
  /** Nothing could be received for a while, but nothing else changed. */
  readonly interrupted: (cause: InterruptionCause) => void;
  /** A message came from the other end; only now may its data be read. */
  readonly received: (data: unknown, origin: string) => void;
  readonly refused: (reason: RefusedFrame['reason'], origin: string) => void;
}

/** The parts in which one kind of door differs from the others. */
export interface DoorParts {
  readonly door: Door;
  readonly events: EventSelection | undefined;
  readonly clock: SchedulerLike | undefined;
  /** Sends to the other end; returns `false` when nobody is there. */
  readonly post: (message: unknown) => boolean;
  /** Starts to listen; returns how to stop. */
  readonly listen: (report: LinkReport) => TeardownLogic;
}

/**
 * Opens a connection with what all doors share: the state of the link, asking for events, and frames with
 * their time. Nothing happens before the first subscription, all subscribers share one link, and nothing is
 * left after the last.
 *
 * @throws {@link CcbarError} `bad-events`.
 */
export const openConnection = ({
  door,
  events = 'all',
  clock = asyncScheduler,
  post,
  listen,
}: DoorParts): Connection => {
  const request = encodeEventPost(selectedIds(events));
  const link = new BehaviorSubject<LinkState>('waiting');

  const frames = new Observable<Frame>((subscriber) => {
    let asking = Subscription.EMPTY;
    // A subscriber may close the door during a change: after that nothing may start again.
    const send = (type: LinkEvent['type']) => {
      if (!subscriber.closed) link.next(nextLink(link.value, type));
    };
    const ask = () => {
      asking.unsubscribe();
      if (subscriber.closed) return;
      asking = askRepeatedly(() => post(request), clock);
      subscriber.add(asking);
    };
    const interrupted = (cause: InterruptionCause, type?: LinkEvent['type']) => {
      const wasLive = link.value === 'live';
      if (type !== undefined) send(type);
      if (wasLive) subscriber.next({ kind: 'interrupted', cause, ...stampOf(clock), door });
    };

    subscriber.add(() => link.next('waiting'));
    subscriber.add(
      listen({
        found: () => {
          send('iframe.found');
          ask();
        },
        loaded: (isRestart) => {
          if (isRestart) interrupted('reload', 'iframe.loaded');
          ask();
        },
        gone: (cause) => {
          asking.unsubscribe();
          interrupted(cause, 'iframe.gone');
        },
        interrupted,
        received: (data, origin) => {
          const frame: MessageFrame = { kind: 'message', data, origin, ...stampOf(clock), door };
          // A bar may post before it listens; only an event proves that it was asked.
          if (!asking.closed && decode(frame).some(({ kind }) => kind !== 'rejected')) {
            asking.unsubscribe();
            send('message.received');
          }
          subscriber.next(frame);
        },
        refused: (reason, origin) =>
          subscriber.next({ kind: 'refused', reason, origin, ...stampOf(clock), door }),
      }),
    );
  }).pipe(share());

  return Object.assign(frames, {
    link$: link.pipe(distinctUntilChanged()),
    callOut: (number: string, mode: CallMode) => {
      if (!post(encodeCallOut(number, mode)))
        throw new CcbarError('not-connected', 'callOut: no bar is there to ask.');
    },
  });
};
