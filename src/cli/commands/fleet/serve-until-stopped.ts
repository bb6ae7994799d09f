import { type HttpServer, type ServeHttpOptions, serveHttp } from '../../../fleet/http/serve-http.ts';
import { failureText } from '../../io/failure-text.ts';
import type { Problem } from '../../io/problem.ts';
import type { FleetIo } from './fleet-io.ts';

/** The handler that is served, and what happens when it is. */
export interface ServedCommand extends Omit<ServeHttpOptions, 'onError'> {
  /** The path that is printed after the address. */
  readonly path: string;
  readonly onStarted?: (url: string) => Promise<void> | void;
}

/** Serves a handler, prints its address to standard output, and ends when the process is asked to. */
export const serveUntilStopped = async (
  { path, onStarted = () => {}, ...options }: ServedCommand,
  io: FleetIo,
): Promise<number | Problem> => {
  let server: HttpServer;
  try {
    server = await serveHttp({
      ...options,
      onError: (error) => io.writeLog('request-failed', { error: failureText(error) }),
    });
  } catch (error) {
    return { problem: `Cannot serve at port ${options.port ?? 0}: ${failureText(error)}.` };
  }
  const url = `${server.url}${path}`;
  await io.write(`${url}\n`);
  await onStarted(url);
  await io.stopped;
  await server.close();
  return 0;
};
