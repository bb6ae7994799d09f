import {
  asyncScheduler,
  BehaviorSubject,
  distinctUntilChanged,
  Observable,
  type SchedulerLike,
  share,
} from 'rxjs';
import { createActor } from 'xstate';
import { type LinkState, linkMachine } from '../../machines/link.machine.ts';
import { type CallMode, encodeCallOut, encodeEventPost } from '../protocol/encode.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Connection } from './connection-bar.ts';
import { type EventSelection, keepAsking, selectedIds } from './subscription.ts';

/** How to listen on a port that a connection bar, or a relay of one, holds the other end of. */
export interface MessagePortOptions {
  readonly port: MessagePort;
  readonly events?: EventSelection;
  readonly clock?: SchedulerLike;
}

/**
 * The same door over a `MessagePort`: for a bar that is relayed by a worker or another page. Who holds the
 * other end was decided when the port was handed over, so there is no origin to check.
 *
 * @throws {@link CcbarError} `bad-events`.
 *
 * @example
 * ```ts
 * import { createAgent, messagePort } from 'ccbar-agent';
 *
 * const { port1, port2 } = new MessageChannel();
 * const agent = createAgent({ source: messagePort({ port: port1 }) });
 * port2.postMessage({ eventType: 'AgentState_Ready', content: null });
 * agent.close();
 * ```
 */
export const messagePort = ({
  port,
  events = 'all',
  clock = asyncScheduler,
}: MessagePortOptions): Connection => {
  const request = encodeEventPost(selectedIds(events));
  const link = new BehaviorSubject<LinkState>('waiting');
  const frames = new Observable<Frame>((subscriber) => {
    const line = createActor(linkMachine);
    line.subscribe((snapshot) => link.next(snapshot.value));
    line.start();
    const onMessage = (event: MessageEvent) => {
      line.send({ type: 'message.heard' });
      asking.unsubscribe();
      subscriber.next({ kind: 'message', data: event.data, origin: '', at: clock.now(), door: 'port' });
    };
    const onClose = () => {
      asking.unsubscribe();
      if (link.value === 'live')
        subscriber.next({ kind: 'interrupted', cause: 'gone', at: clock.now(), door: 'port' });
      line.send({ type: 'frame.gone' });
    };
    port.addEventListener('message', onMessage);
    port.addEventListener('close', onClose);
    port.start();
    line.send({ type: 'frame.found' });
    const asking = keepAsking(() => port.postMessage(request), clock);
    return () => {
      port.removeEventListener('message', onMessage);
      port.removeEventListener('close', onClose);
      asking.unsubscribe();
      line.stop();
      link.next('waiting');
    };
  }).pipe(share());
  return Object.assign(frames, {
    link$: link.pipe(distinctUntilChanged()),
    callOut: (number: string, mode: CallMode) => port.postMessage(encodeCallOut(number, mode)),
  });
};
