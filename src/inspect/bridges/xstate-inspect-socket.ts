import { CcbarError } from '../../errors.ts';
import { viewerOrigin } from './viewer-url.ts';
import type { ViewerLink } from './xstate-inspect-link.ts';

/** The part of a WebSocket that is used; a browser's, that of `ws`, or anything that relays texts. */
export interface ViewerSocket {
  readonly send: (text: string) => void;
  /** Set while the link is open; the former one is put back afterwards. */
  onmessage: ((event: never) => void) | null;
  /** The address it leads to, when it knows. */
  readonly url?: string | undefined;
}

/** A viewer behind a socket. Opening and closing it is yours. */
export interface SocketViewer {
  /**
   * The address of the other end. For a connection that a server of yours accepted, the address that server listens
   * on.
   */
  readonly url: string;
  readonly socket: ViewerSocket;
}

const parse = (text: unknown): unknown => {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
};

/**
 * The link to a viewer over a socket. Who is at the other end was decided when the socket was opened, so
 * there is no origin to check here: a server that accepts viewers has to check theirs.
 *
 * @throws {@link CcbarError} `bad-option`.
 */
export const socketLink = (
  { url, socket }: SocketViewer,
  sendsDataOffThisMachine: boolean | undefined,
  receive: (message: unknown) => void,
): ViewerLink => {
  if (typeof socket?.send !== 'function') {
    throw new CcbarError('bad-option', 'socket must have send and onmessage.');
  }
  // The state of the socket counts as much as its events.
  for (const place of socket.url ? [url, socket.url] : [url]) {
    viewerOrigin({ url: place, schemes: ['ws:', 'wss:'], own: null, sendsDataOffThisMachine });
  }
  const before = socket.onmessage;
  const take = ({ data }: { readonly data: unknown }) => receive(parse(data));
  socket.onmessage = take;
  return {
    post: (message) => socket.send(JSON.stringify(message)),
    close: () => {
      if (socket.onmessage === take) socket.onmessage = before;
    },
  };
};
