import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The health of a process as its two addresses answer. */
export interface Health {
  /** `false`: the process should be started anew. */
  readonly isLive: () => boolean;
  /** `false`: it does not do its work at the moment. */
  readonly isReady: () => boolean;
}

/** A health server that runs. */
export interface HealthServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves `/livez` and `/readyz`: 200 or 503, and nothing else of the process. */
export const serveHealth = (health: Health, port: number, host: string): Promise<HealthServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const path = request.url?.split('?')[0];
      const isKnown = path === '/livez' || path === '/readyz';
      const isWell = path === '/livez' ? health.isLive() : health.isReady();
      response.writeHead(isKnown ? (isWell ? 200 : 503) : 404, { 'content-type': 'text/plain' });
      response.end(isKnown ? (isWell ? 'ok\n' : 'not ready\n') : 'not found\n');
    });
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
  });
