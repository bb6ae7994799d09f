import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { LOCAL_HOST, listen } from '../../tools/listen.ts';

/** A desk, a viewer with the genuine receiver, and a page that belongs to neither: each on an origin of its own. */
export interface ServedViewer {
  readonly desk: string;
  readonly viewer: string;
  readonly stranger: string;
  readonly close: () => Promise<void>;
}

const bundle = async (path: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    // XState 4 asks for it; without a value its development build would.
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};

// Says everything a viewer may say to whoever embeds or opened it, and keeps what it is told.
const strangerScript = `
  window.told = [];
  addEventListener('message', ({ data }) => told.push(data));
  const data = { type: 'rest.started' };
  const event = JSON.stringify({ name: data.type, data, $$type: 'scxml', type: 'external', origin: 'x:agent' });
  for (const message of [{ type: 'xstate.inspecting' }, { type: 'xstate.event', event, service: 'x:agent' }, { type: 'disconnect' }])
    (window.opener ?? parent).postMessage(message, '*');
  document.title = 'said';
`;

/** Bundles and serves them to this machine only, under the strictest policy. Close it in `afterAll`. */
export const serveViewer = async (): Promise<ServedViewer> => {
  const servers: Server[] = [];
  const serve = async (host: string, script: string, policy: string): Promise<string> => {
    const server = createServer(({ url }, response) => {
      if (url === '/script.js') {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
      } else if (url === '/') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Content-Security-Policy', policy);
        response.end(
          '<!doctype html><html lang="en"><title>page</title><body><script type="module" src="/script.js"></script>',
        );
      } else {
        response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
      }
    });
    servers.push(server);
    return `http://${host}:${await listen(server, { port: 0, orNext: false })}/`;
  };
  const strict = "default-src 'none'; script-src 'self'";
  const [deskScript, viewerScript] = await Promise.all([
    bundle('pages/viewed-desk.ts'),
    bundle('../peers/xstate-inspect/viewer-page.ts'),
  ]);
  // Another host, so that the browser gives it a process of its own.
  const viewer = await serve('localhost', viewerScript, strict);
  // And another again: Chromium 156 under remote control crashes when an iframe comes home to its page's process.
  const stranger = await serve('stranger.localhost', strangerScript, strict);
  const desk = await serve(LOCAL_HOST, deskScript, `${strict}; frame-src ${viewer} ${stranger}`);
  return {
    desk,
    viewer,
    stranger,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};
