import { createWebSocketReceiver } from '@xstate/inspect';
import { stringifyState } from '@xstate/inspect/lib/serialize.js';
import { WebSocket, WebSocketServer } from 'ws';
import type { AnyState, AnyStateMachine } from 'xstate';

// The genuine receiver, with the XState 4 it was made for. Node has had a WebSocket of its own only since 22.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

type Receiver = ReturnType<typeof createWebSocketReceiver>;

/** The genuine receiver's form of a message. */
export type Received = NonNullable<ReturnType<Receiver['getSnapshot']>>;

/** A genuine viewer behind a WebSocket. */
export interface GenuineReceiver {
  readonly receiver: Receiver;
  /** The messages that it received, in the form in which it read them. */
  readonly received: readonly Received[];
}

/** Connects a genuine receiver to a server, `127.0.0.1:8080`. */
export const createReceiver = (server: string): GenuineReceiver => {
  const receiver = createWebSocketReceiver({ server, serialize: undefined });
  const received: Received[] = [];
  receiver.subscribe((event) => received.push(event));
  return { receiver, received };
};

/** A genuine viewer, and the server's end of its line. */
export interface OpenReceiver extends GenuineReceiver {
  readonly socket: WebSocket;
  readonly close: () => Promise<void>;
}

/** Connects a genuine receiver to a server on this machine. `accept` receives the server's end before any message arrives. */
export const openReceiver = async (accept: (socket: WebSocket) => void): Promise<OpenReceiver> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { readonly port: number };
  const connected = new Promise<WebSocket>((resolve) =>
    server.once('connection', (socket) => {
      accept(socket);
      resolve(socket);
    }),
  );
  const genuine = createReceiver(`127.0.0.1:${port}`);
  return {
    ...genuine,
    socket: await connected,
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** The fields that the genuine sender would send of a state of this machine. */
export const sentFields = (machine: AnyStateMachine): readonly string[] =>
  Object.keys(JSON.parse(stringifyState(machine.initialState as AnyState)));
