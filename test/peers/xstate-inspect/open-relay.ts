import { WebSocket, WebSocketServer } from 'ws';

/** A server that relays each message to all other clients, as a page needs to reach a viewer by WebSocket. */
export interface Relay {
  readonly url: string;
  /** All texts that went through it. */
  readonly texts: readonly string[];
  /** A line to it, open, as a page would have. */
  readonly connect: () => Promise<WebSocket>;
  /** Returns whether so many clients are connected. */
  readonly hasClients: (count: number) => boolean;
  readonly close: () => Promise<void>;
}

/** Opens a relay on this machine. */
export const openRelay = async (): Promise<Relay> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const texts: string[] = [];
  server.on('connection', (from) => {
    from.on('message', (data) => {
      const text = String(data);
      texts.push(text);
      for (const to of server.clients) if (to !== from) to.send(text);
    });
  });
  const url = `ws://127.0.0.1:${(server.address() as { readonly port: number }).port}`;
  return {
    url,
    texts,
    connect: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url);
        socket.once('open', () => resolve(socket));
        socket.once('error', reject);
      }),
    hasClients: (count) => server.clients.size === count,
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
