import { readFile } from 'node:fs/promises';
import { folderOf, portsAsked, serve } from '../serve.mjs';

const here = new URL('.', import.meta.url);
const ports = portsAsked();

// The vendor's script, as a page sees it: it defines the constant and creates the iframe.
const vendorScript = (page) => `
const $aicc_ContextPath = '${bar.origin}/service-cloud/';
(function () {
  const frame = document.createElement('iframe');
  frame.name = 'ccbarclient';
  frame.title = 'Connection bar';
  frame.src = '${bar.origin}/bar.html?page=' + encodeURIComponent('${page}');
  document.getElementById('bar').append(frame);
})();
`;

const bar = await serve(ports.bar, {
  host: 'localhost',
  folders: [folderOf('ccbar-agent/simulated-bar/bar.html', import.meta.url)],
  answer: async (_, response, path) => {
    if (path !== '/service-cloud/ccbarclient.js') return false;
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.end(vendorScript(page.origin));
    return true;
  },
});

/** The entries that the company's back end received, each once. */
const logged = new Map();
/** The number of requests that the back end refuses next, as if it were restarting. */
let refusals = 0;

const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
};

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

const page = await serve(ports.page, {
  folders: [
    here.pathname,
    folderOf('ccbar-agent/ccbar-agent.global.js', import.meta.url),
    folderOf('jquery', import.meta.url),
  ],
  policy: `default-src 'none'; script-src 'self' ${bar.origin}; style-src 'self'; connect-src 'self'; frame-src 'self' ${bar.origin}`,
  answer: async (request, response, path) => {
    const answer = (type, text) => {
      response.setHeader('Content-Type', `${type}; charset=utf-8`);
      response.end(text);
      return true;
    };
    if (path === '/') {
      const html = (await readFile(new URL('index.jsp.html', here), 'utf8')).replace(/<%--.*?--%>\s*/gs, '');
      const filled = html.replaceAll('{{bar}}', bar.origin);
      return answer('text/html', filled.replaceAll('{{page}}', encodeURIComponent(page.origin)));
    }
    if (path === '/customers') {
      const phone = new URL(request.url, 'http://any').searchParams.get('phone') ?? '';
      return answer(
        'text/html',
        `<!doctype html><html lang="en"><title>Customer</title><p>Customer ${escaped(phone)}`,
      );
    }
    if (path === '/refuse') {
      refusals = Number(new URL(request.url, 'http://any').searchParams.get('times'));
      return answer('application/json', 'true');
    }
    if (path !== '/log') return false;
    if (request.method === 'GET') return answer('application/json', JSON.stringify([...logged.values()]));
    const { key, entry } = await bodyOf(request);
    if (refusals > 0) {
      refusals -= 1;
      response.writeHead(503).end();
      return true;
    }
    if (!logged.has(key)) logged.set(key, entry);
    return answer('application/json', 'true');
  },
});
console.log(`Open ${page.origin}/`);
