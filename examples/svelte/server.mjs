// Serves the built page and a simulated bar; `npm start` builds first.
import { folderOf, portsAsked, serve } from '../serve.mjs';

const ports = portsAsked();
const bar = await serve(ports.bar, {
  host: 'localhost',
  folders: [folderOf('ccbar-agent/simulated-bar/bar.html', import.meta.url)],
});
const page = await serve(ports.page, {
  folders: [new URL('dist', import.meta.url).pathname],
  policy: `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${bar.origin}`,
  answer: async (_, response, path) => {
    if (path !== '/bar.json') return false;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ bar: bar.origin, page: page.origin }));
    return true;
  },
});
console.log(`Open ${page.origin}/`);
