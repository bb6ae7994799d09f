// The servers of the examples share this: files from folders, under a strict content security policy.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

/** The folder of a file that an installed package publishes. */
export const folderOf = (specifier, from) => dirname(createRequire(from).resolve(specifier));

/**
 * Serves folders to this machine only.
 *
 * @param port The port; 0 is any free one.
 * @param how.host `127.0.0.1` and `localhost` are two sites, as a page and its bar are.
 * @param how.folders The folders, tried in their order.
 * @param how.policy The content security policy of every answer.
 * @param how.answer Answers a request itself and returns `true`, or leaves it to the folders.
 * @returns The origin, and how to stop.
 */
export const serve = async (port, { host = '127.0.0.1', folders, policy, answer = async () => false }) => {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://any');
    if (policy) response.setHeader('Content-Security-Policy', policy);
    if (await answer(request, response, pathname)) return;
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    for (const folder of folders) {
      const text = await readFile(join(folder, path)).catch(() => null);
      if (text === null) continue;
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      response.end(text);
      return;
    }
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://${host}:${server.address().port}`, close };
};

/** The ports asked for on the command line: `node server.mjs 5173 5174`; any free ones when left out. */
export const portsAsked = () => {
  const [page = '0', bar = '0'] = process.argv.slice(2);
  return { page: Number(page), bar: Number(bar) };
};

/**
 * Serves the page that an example with a framework has built into `dist`, and a simulated bar, and prints the address.
 * `/bar.json` names the origins of both, which only this server knows.
 *
 * @param from The address of the module that calls it, which stands beside `dist`.
 */
export const serveBuiltPage = async (from) => {
  const ports = portsAsked();
  const bar = await serve(ports.bar, {
    host: 'localhost',
    folders: [folderOf('ccbar-agent/simulated-bar/bar.html', from)],
  });
  const page = await serve(ports.page, {
    folders: [new URL('dist', from).pathname],
    policy: `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${bar.origin}`,
    answer: async (_, response, path) => {
      if (path !== '/bar.json') return false;
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ bar: bar.origin, page: page.origin }));
      return true;
    },
  });
  console.log(`Open ${page.origin}/`);
};
