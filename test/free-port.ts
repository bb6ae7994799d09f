import { createServer } from 'node:http';
import { listen } from '../tools/listen.ts';

/** The ports from here on are tried. They are below those that systems give to whoever asks for any port. */
const first = 20_000;
const choice = 10_000;

/**
 * Returns a port of this machine that is free, and stays so while a test has nothing on it. A port that the system chose
 * would not: as soon as it is free again, any connection that any program opens may be given it.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, { port: first + Math.floor(Math.random() * choice), orNext: true });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
