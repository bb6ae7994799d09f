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
import { getInitialSnapshot, transition } from 'xstate';
import { type LinkEvent, type LinkState, linkMachine } from '../../machines/link.machine.ts';
import { CcbarError } from '../errors.ts';
import { decode } from '../protocol/decode.ts';
import { type CallMode, encodeCallOut, encodeEventPost } from '../protocol/encode.ts';
import type { Door, Frame, InterruptionCause, MessageFrame, RefusedFrame } from '../protocol/frame.ts';
import { keepAsking } from './keep-asking.ts';
import { type EventSelection, selectedIds } from './selected-ids.ts';

/** A source of frames that also knows its line and can carry the second documented request. */
export interface Connection extends Observable<Frame> {
  /** The state of the line, at once and on every change. It is live once an event of the bar was heard. */
  readonly link$: Observable<LinkState>;
  /**
   * Asks the bar to call a number. No reply is documented; the call shows as events.
   *
   * @throws `CcbarError` `bad-request` for an unusable number or mode, `not-connected` when nobody is there to ask.
   */
  readonly callOut: (number: string, mode: CallMode) => void;
}

/** What a door tells of its other end. */
export interface Line {
  /** Somebody is there now: asks for events until one is heard. */
  readonly found: () => void;
  /** It starts over or for the first time: asks anew. Only a restart interrupts. */
  readonly loaded: (isRestart: boolean) => void;
  readonly gone: (cause: InterruptionCause) => void;
  /** Nothing could be heard for a while, but nothing else changed. */
  readonly interrupted: (cause: InterruptionCause) => void;
  /** A message came from the other end; only now may its data be read. */
  readonly heard: (data: unknown, origin: string) => void;
  readonly refused: (reason: RefusedFrame['reason'], origin: string) => void;
}

/** How one kind of door works; everything else is the same for all. */
export interface DoorParts {
  readonly door: Door;
  readonly events: EventSelection | undefined;
  readonly clock: SchedulerLike | undefined;
  /** Sends to the other end; `false` when nobody is there. */
  readonly post: (message: unknown) => boolean;
  /** Starts to listen. */
  readonly listen: (line: Line) => TeardownLogic;
}

/**
 * What all doors share: the state of the line, asking for events, and frames with their time. Nothing
 * happens before the first subscription, all subscribers share one line, and nothing is left after the last.
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
    let snapshot = getInitialSnapshot(linkMachine);
    let asking = Subscription.EMPTY;
    // Whoever hears of a change may close the door there and then: after that nothing may start again.
    const tell = (type: LinkEvent['type']) => {
      if (subscriber.closed) return;
      [snapshot] = transition(linkMachine, snapshot, { type });
      link.next(snapshot.value as LinkState);
    };
    const ask = () => {
      asking.unsubscribe();
      if (subscriber.closed) return;
      asking = keepAsking(() => post(request), clock);
      subscriber.add(asking);
    };
    const interrupted = (cause: InterruptionCause, type?: LinkEvent['type']) => {
      const wasLive = link.value === 'live';
      if (type !== undefined) tell(type);
      if (wasLive) subscriber.next({ kind: 'interrupted', cause, at: clock.now(), door });
    };

    subscriber.add(() => link.next('waiting'));
    subscriber.add(
      listen({
        found: () => {
          tell('iframe.found');
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
        heard: (data, origin) => {
          const frame: MessageFrame = { kind: 'message', data, origin, at: clock.now(), door };
          // A bar may chat before it listens; only an event proves that it was asked.
          if (!asking.closed && decode(frame).some(({ kind }) => kind !== 'rejected')) {
            asking.unsubscribe();
            tell('message.heard');
          }
          subscriber.next(frame);
        },
        refused: (reason, origin) =>
          subscriber.next({ kind: 'refused', reason, origin, at: clock.now(), door }),
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
