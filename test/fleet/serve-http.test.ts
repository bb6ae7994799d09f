import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpServer, type ServeHttpOptions, serveHttp } from '../../src/fleet/http/serve-http.ts';

const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const serve = async (options: Partial<ServeHttpOptions> = {}) => {
  const server = await serveHttp({ handle: async () => new Response('hello'), ...options });
  servers.push(server);
  return server;
};

/** Sends a request whose `Host` header is another one than that of its address. */
const askAs = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });

describe('serveHttp', () => {
  it('is bound to this computer', async () => {
    const { url } = await serve();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it.each([
    { host: (port: string) => `127.0.0.1:${port}`, status: 200 },
    { host: (port: string) => `localhost:${port}`, status: 200 },
    { host: () => 'board.example.com', status: 200 },
    { host: (port: string) => `rebound.example.com:${port}`, status: 403 },
    { host: () => '127.0.0.1', status: 403 },
  ])('answers $status to a Host', async ({ host, status }) => {
    const { url } = await serve({ names: ['board.example.com'] });
    expect(await askAs(url, host(new URL(url).port))).toBe(status);
  });

  /** Sends a request as it is, and returns the first line of the answer. */
  const sendRaw = (url: string, lines: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.on('error', reject).on('data', (bytes: Buffer) => {
        resolve(bytes.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });

  it.each([
    ['a method that no page may use', 'TRACE / HTTP/1.1'],
    ['an address of another host', 'GET http://other.example/ HTTP/1.1'],
    ['a path that begins like a host', 'GET //other.example/ HTTP/1.1'],
    ['an address that is none', 'GET http://[/ HTTP/1.1'],
  ])('answers 400 to %s, and asks no handler', async (_what, line) => {
    const asked: string[] = [];
    const failed: unknown[] = [];
    const { url } = await serve({
      handle: async (given) => {
        asked.push(given.url);
        return new Response('hello');
      },
      onError: (error) => failed.push(error),
    });
    expect(await sendRaw(url, [line, `Host: ${new URL(url).host}`])).toBe('HTTP/1.1 400 Bad Request');
    expect([asked, failed]).toEqual([[], []]);
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it.skipIf(
    !Object.values(networkInterfaces())
      .flat()
      .some((one) => one?.address === '::1'),
  )('is reached at an address of IPv6', async () => {
    const { url } = await serve({ host: '::1' });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  it('gives the request to the handler, and its answer back', async () => {
    const { url } = await serve({
      handle: async (asked) =>
        new Response(`${asked.method} ${new URL(asked.url).pathname} ${await asked.text()}`, {
          status: 418,
          headers: { 'x-seen': asked.headers.get('x-given') ?? '' },
        }),
    });
    const answer = await fetch(`${url}/a/b`, { method: 'POST', body: 'body', headers: { 'x-given': 'yes' } });
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([
      418,
      'yes',
      'POST /a/b body',
    ]);
  });

  it('delivers the answer when a large body was not read to its end', async () => {
    const { url } = await serve({
      handle: async (asked) => {
        await asked.body?.cancel();
        return new Response(null, { status: 413 });
      },
    });
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(5_000_000) })).status).toBe(413);
  });

  it('ends a stream when the page leaves', async () => {
    let isCancelled = false;
    let wasAborted = false;
    const { url } = await serve({
      handle: async (asked) => {
        asked.signal.addEventListener('abort', () => {
          wasAborted = true;
        });
        return new Response(
          new ReadableStream({
            start: (controller) => controller.enqueue(new TextEncoder().encode('first')),
            cancel: () => {
              isCancelled = true;
            },
          }),
        );
      },
    });
    const leaving = new AbortController();
    const answer = await fetch(url, { signal: leaving.signal });
    expect(new TextDecoder().decode((await answer.body?.getReader().read())?.value)).toBe('first');
    leaving.abort();
    await expect.poll(() => isCancelled && wasAborted).toBe(true);
  });

  it('answers 500 to a handler that fails, with the reason', async () => {
    const errors: unknown[] = [];
    const { url } = await serve({
      handle: () => Promise.reject(new Error('broken')),
      onError: (error) => errors.push(error),
    });
    expect((await fetch(url)).status).toBe(500);
    expect(errors).toEqual([new Error('broken')]);
  });

  it('rejects when the port is taken', async () => {
    const { url } = await serve();
    const again = serveHttp({ handle: async () => new Response(), port: Number(new URL(url).port) });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
