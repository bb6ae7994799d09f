import type { WallboardDiff, WallboardSnapshot } from '../wallboard-message.ts';

/** The receiver of the server's events. */
export interface BoardReceiver {
  readonly snapshot: (snapshot: WallboardSnapshot) => void;
  readonly diff: (diff: WallboardDiff) => void;
  /** The connection is lost; it is made again by itself, unless it was refused. */
  readonly lost: (isRefused: boolean) => void;
}

/** A connection to the events of the server. */
export interface BoardConnection {
  /** Makes the connection anew when nothing arrived for too long. Call it now and then. */
  readonly check: (monotonic: number) => void;
  readonly close: () => void;
}

/** The server sends something at least every 5 s; after this time without anything the connection is lost, ms. */
const longestSilence = 12_000;
/** The time after which a connection that was refused is tried again, ms. */
const retryRefused = 20_000;

/** Connects to the events of the server, and again whenever the connection is lost. */
export const connectBoard = (receiver: BoardReceiver, monotonic: () => number): BoardConnection => {
  let source: EventSource | null = null;
  let lastId = '';
  let receivedAt = monotonic();
  let retryAt = Number.POSITIVE_INFINITY;

  const received = (event: MessageEvent) => {
    receivedAt = monotonic();
    retryAt = Number.POSITIVE_INFINITY;
    lastId = event.lastEventId;
    return JSON.parse(event.data);
  };
  const open = () => {
    source?.close();
    receivedAt = monotonic();
    retryAt = Number.POSITIVE_INFINITY;
    const made = new EventSource(lastId === '' ? 'events' : `events?after=${encodeURIComponent(lastId)}`);
    source = made;
    made.addEventListener('snapshot', (event) => receiver.snapshot(received(event)));
    made.addEventListener('diff', (event) => receiver.diff(received(event)));
    made.addEventListener('error', () => {
      // The browser connects again by itself, unless the answer was not a stream of events.
      const isClosed = made.readyState === EventSource.CLOSED;
      if (isClosed) retryAt = monotonic() + retryRefused;
      receiver.lost(isClosed);
    });
  };
  open();

  return {
    check: (now) => {
      if (now >= retryAt) open();
      else if (retryAt === Number.POSITIVE_INFINITY && now - receivedAt > longestSilence) {
        receiver.lost(false);
        open();
      }
    },
    close: () => source?.close(),
  };
};
