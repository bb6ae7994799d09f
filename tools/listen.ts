import type { Server } from 'node:http';

/** Only programs on this machine may connect. */
export const LOCAL_HOST = '127.0.0.1';

/** The wanted port. `orNext` allows the following ones when it is taken; port 0 is any free one. */
export interface PortWish {
  readonly port: number;
  readonly orNext: boolean;
}

const LAST_PORT = 65_535;

/**
 * Opens a server on this machine only, and gives the port it got.
 * It rejects with the error of Node, whose `code` is `EADDRINUSE` when the port is taken.
 */
export async function listen(server: Server, wish: PortWish): Promise<number> {
  for (let port = wish.port; ; port += 1) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      if (!wish.orNext || port === LAST_PORT || !isPortTaken(error)) throw error;
    }
  }
}

/** Returns whether an error means that another program already listens on the port. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOCAL_HOST, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
