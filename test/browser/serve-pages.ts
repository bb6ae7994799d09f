import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LOCAL_HOST, listen } from '../../tools/listen.ts';

/** Pages on three origins; the bar is even on another site, so that the browser gives it a process of its own. */
export interface ServedPages {
  readonly deskOrigin: string;
  readonly barOrigin: string;
  readonly strangerOrigin: string;
  /** The address of a desk. `iframe`: it comes with a bar in its HTML. */
  readonly desk: (how?: {
    readonly iframe?: string;
    readonly strict?: boolean;
    readonly open?: boolean;
  }) => string;
  /**
   * The address of a bar for this desk. `eager`: it speaks as soon as it is asked. `slow`: its document, or its
   * `load` after that, takes so long, ms.
   */
  readonly bar: (how?: {
    readonly eager?: boolean;
    readonly slowDocument?: number;
    readonly slowLoad?: number;
  }) => string;
  readonly close: () => Promise<void>;
}

const script = async (name: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`pages/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

const html = (name: string, body: string): string =>
  `<!doctype html><html lang="en"><title>${name}</title><body>${body}` +
  (name === 'blank' ? '' : `<script type="module" src="/${name}.js"></script>`);

/** Bundles library and simulator from their sources, and serves them to this machine only. Close it in `afterAll`. */
export const servePages = async (): Promise<ServedPages> => {
  const scripts = { desk: await script('desk'), bar: await script('bar') };
  const servers: Server[] = [];
  const serve = async (host: string): Promise<string> => {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://any');
      const send = (type: string, text: string) => {
        response.setHeader('Content-Type', `${type}; charset=utf-8`);
        const policy = searchParams.get('policy');
        if (policy !== null) response.setHeader('Content-Security-Policy', policy);
        setTimeout(() => response.end(text), Number(searchParams.get('slow') ?? 0));
      };
      if (pathname === '/desk.js') return send('text/javascript', scripts.desk);
      if (pathname === '/bar.js') return send('text/javascript', scripts.bar);
      const src = searchParams.get('iframe');
      const frame =
        src === null ? '' : `<iframe name="ccbarclient" src="${src.replaceAll('&', '&amp;')}"></iframe>`;
      if (pathname === '/desk') return send('text/html', html('desk', frame));
      if (pathname === '/bar') {
        const slowLoad = searchParams.get('slow-load');
        const image = slowLoad === null ? '' : `<img alt="" src="/blank?slow=${slowLoad}">`;
        return send('text/html', html('bar', image));
      }
      if (pathname === '/blank') return send('text/html', html('blank', ''));
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    });
    servers.push(server);
    return `http://${host}:${await listen(server, { port: 0, orNext: false })}`;
  };
  const deskOrigin = await serve(LOCAL_HOST);
  const barOrigin = await serve('localhost');
  const strangerOrigin = await serve(LOCAL_HOST);
  const policy = `default-src 'none'; script-src 'self'; frame-src ${barOrigin}`;
  const address = (base: string, search: { readonly [name: string]: string | undefined }) => {
    const given = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${base}?${new URLSearchParams(given)}`;
  };
  return {
    deskOrigin,
    barOrigin,
    strangerOrigin,
    desk: ({ iframe, strict, open } = {}) =>
      address(`${deskOrigin}/desk`, {
        iframe,
        policy: strict === true ? policy : undefined,
        open: open === true ? barOrigin : undefined,
      }),
    bar: ({ eager, slowDocument, slowLoad } = {}) =>
      address(`${barOrigin}/bar`, {
        desk: deskOrigin,
        eager: eager === true ? '' : undefined,
        slow: slowDocument?.toString(),
        'slow-load': slowLoad?.toString(),
      }),
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};
