import { createServer } from 'node:http';
import { LOCAL_HOST, listen } from '../../../tools/listen.ts';

/** The response to a request for an address. */
export interface Answer {
  readonly type: 'html' | 'js' | 'css' | 'svg';
  readonly text: string;
  /** The content security policy that comes with it. */
  readonly policy?: string | undefined;
}

const TYPES: { readonly [type in Answer['type']]: string } = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

const BLANK: Answer = { type: 'html', text: '<!doctype html><html lang="en"><title>blank</title>' };

/** A server of this machine only. */
export interface Server {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves what a function answers, on any free port, and an empty page at `/blank`. What it answers `null` to is not found; what fails is sent as a
 * 500 with the reason, so that a page that could not be built names it.
 */
export async function serve(
  answer: (url: URL) => Answer | null | Promise<Answer | null>,
  host: string = LOCAL_HOST,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://any');
    // Browsers ask for it unasked, and a 404 would stand in the console of every page.
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    try {
      const found = (await answer(url)) ?? (url.pathname === '/blank' ? BLANK : null);
      if (found === null) return void response.writeHead(404).end();
      response.setHeader('Content-Type', `${TYPES[found.type]}; charset=utf-8`);
      if (found.policy !== undefined) response.setHeader('Content-Security-Policy', found.policy);
      response.end(found.text);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  const port = await listen(server, { port: 0, orNext: false });
  return {
    origin: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A function that does its work when it is first called, and gives the same result from then on. */
export const once = <Result>(work: () => Result): (() => Result) => {
  let done: { readonly result: Result } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
};
