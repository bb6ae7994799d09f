import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInspectorPage, bundleScript } from '../../tools/inspector-page.ts';
import { LOCAL_HOST, listen } from '../../tools/listen.ts';

/** A desk with an inspector docked in it, and the stand-alone inspector beside it, as an integrator serves it. */
export interface ServedInspector {
  readonly desk: string;
  readonly inspector: string;
  readonly close: () => Promise<void>;
}

/** Nothing but the desk's own script and style sheet, and no text that becomes markup. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

const DESK =
  '<!doctype html><html lang="en"><meta name="color-scheme" content="light dark"><title>desk</title>' +
  '<link rel="stylesheet" href="/desk.css"><body><div id="dock"></div><script type="module" src="/desk.js"></script>';

const TYPES: { readonly [ending: string]: string } = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
};

/** Builds both and serves them to this machine only. Close it in `afterAll`. */
export const serveInspector = async (): Promise<ServedInspector> => {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-inspector-'));
  await Promise.all([
    buildInspectorPage(folder),
    bundleScript(fileURLToPath(new URL('pages/inspected-desk.ts', import.meta.url)), join(folder, 'desk.js')),
  ]);
  const files: { readonly [path: string]: string } = {
    '/': DESK,
    '/desk.css': 'html,body,#dock{margin:0;height:100%}',
    '/desk.js': await readFile(join(folder, 'desk.js'), 'utf8'),
    '/inspector.html': await readFile(join(folder, 'inspector.html'), 'utf8'),
    '/inspector.js': await readFile(join(folder, 'inspector.js'), 'utf8'),
  };
  const server = createServer(({ url }, response) => {
    const path = new URL(url ?? '/', 'http://any').pathname;
    const text = files[path];
    if (text === undefined) {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.setHeader('Content-Type', `${TYPES[path.split('.')[1] ?? 'html']}; charset=utf-8`);
    if (path === '/') response.setHeader('Content-Security-Policy', POLICY);
    response.end(text);
  });
  const origin = `http://${LOCAL_HOST}:${await listen(server, { port: 0, orNext: false })}`;
  return {
    desk: `${origin}/`,
    inspector: `${origin}/inspector.html`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
