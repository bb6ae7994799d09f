import { request } from 'node:http';
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
