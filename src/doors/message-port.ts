import type { SchedulerLike } from 'rxjs';
import { type Connection, openConnection } from './connection.ts';
import { listenTo } from './listen-to.ts';
import type { EventSelection } from './selected-ids.ts';

/** The settings for listening on a port whose other end a connection bar, or a relay of one, holds. */
export interface MessagePortOptions {
  /** It is started and never closed here: it is yours. */
  readonly port: MessagePort;
  /** The events to ask for; `'all'` when left out. */
  readonly events?: EventSelection;
  /** The one clock; RxJS's own when left out. */
  readonly clock?: SchedulerLike;
}

/**
 * Opens the same door over a `MessagePort`, for a bar that is relayed by a worker or another page. The page
 * that passed the port on decided who holds its other end, so there is no origin to check.
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
export const messagePort = ({ port, events, clock }: MessagePortOptions): Connection => {
  let isClosed = false;
  return openConnection({
    door: 'port',
    events,
    clock,
    post: (message) => {
      port.postMessage(message);
      return !isClosed;
    },
    listen: (report) => {
      const stops = [
        listenTo<MessageEvent>(port, 'message', ({ data }) => report.received(data, '')),
        listenTo(port, 'close', () => {
          isClosed = true;
          report.gone('gone');
        }),
      ];
      port.start();
      if (!isClosed) report.found();
      return () => {
        for (const stop of stops) stop();
      };
    },
  });
};
