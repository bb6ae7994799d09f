/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The options of `serveHttp`. */
export interface ServeHttpOptions {
  readonly handle: (request: Request) => Promise<Response>;
  /** 0 (when left out) for any port that is free. */
  readonly port?: number;
  /** The address to listen at; only this computer (127.0.0.1) when left out. */
  readonly host?: string;
  /**
   * The names by which the server is reached, as in the `Host` header, such as `wallboard.example.com`. A
   * request for another name is refused (403), as after DNS rebinding. Address and port of the server itself,
   * and `localhost`, are always among them.
   */
  readonly names?: readonly string[];
  /** Receives the error of a request that failed; the answer to it is 500. */
  readonly onError?: (error: unknown) => void;
}

/** A server that runs. */
export interface HttpServer {
  /** The address, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * The body of a request as a stream. When it is cancelled the rest is received and dropped, so that the answer
 * reaches the sender.
 */
const bodyOf = (request: IncomingMessage): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      request
        .on('data', (bytes: Uint8Array) => {
          controller.enqueue(bytes);
          if ((controller.desiredSize ?? 0) <= 0) request.pause();
        })
        .on('end', () => controller.close())
        .on('error', (error) => controller.error(error))
        .pause();
    },
    pull: () => {
      request.resume();
    },
    cancel: () => {
      request.removeAllListeners().resume();
    },
  });

/**
 * The request as one of the web; throws for what a browser cannot send, such as `TRACE`, or an address that is none or
 * names another host than the header.
 */
const webRequest = (request: IncomingMessage, host: string, ended: AbortSignal): Request => {
  const headers = new Headers();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    headers.append(request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '');
  }
  const { method = 'GET' } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const url = new URL(request.url ?? '/', `http://${host}`);
  if (url.host !== new URL(`http://${host}`).host) throw new TypeError('The address names another host.');
  return new Request(url, {
    method,
    headers,
    signal: ended,
    ...(hasBody && { body: bodyOf(request), duplex: 'half' }),
  });
};

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });

const send = async (answer: Response, response: ServerResponse): Promise<void> => {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body?.getReader();
  if (reader === undefined) return void response.end();
  response.on('close', () => reader.cancel().catch(() => {}));
  response.flushHeaders();
  for (;;) {
    const { done, value } = await reader.read();
    if (done || response.destroyed) break;
    if (!response.write(value)) await drained(response);
  }
  response.end();
};

/**
 * Serves a handler of web requests with the server of Node, to this computer only unless `host` is given.
 *
 * @throws the error of Node when it cannot listen, such as `EADDRINUSE`.
 */
export const serveHttp = async ({
  handle,
  port = 0,
  host = '127.0.0.1',
  names = [],
  onError = () => {},
}: ServeHttpOptions): Promise<HttpServer> => {
  let known: ReadonlySet<string> = new Set();
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = request.headers.host ?? '';
    if (!known.has(asked)) return void response.writeHead(403).end();
    const ended = new AbortController();
    response.on('close', () => ended.abort());
    let given: Request;
    try {
      given = webRequest(request, asked, ended.signal);
    } catch {
      return void response.writeHead(400).end();
    }
    await send(await handle(given), response);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      onError(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const taken = (server.address() as AddressInfo).port;
  // An IPv6 address stands in brackets.
  const shown = host.includes(':') ? `[${host}]` : host;
  known = new Set([`${shown}:${taken}`, `localhost:${taken}`, ...names]);
  return {
    url: `http://${shown}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
