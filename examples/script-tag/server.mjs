import { readFile } from 'node:fs/promises';
import { folderOf, portsAsked, serve } from '../serve.mjs';

const here = new URL('.', import.meta.url);
const ports = portsAsked();

const bar = await serve(ports.bar, {
  host: 'localhost',
  folders: [folderOf('ccbar-agent/simulated-bar/bar.html', import.meta.url)],
});

let origin = '';
const page = await serve(ports.page, {
  folders: [here.pathname, folderOf('ccbar-agent/ccbar-agent.global.js', import.meta.url)],
  policy: `default-src 'none'; script-src 'self'; style-src 'self'; frame-src ${bar.origin}`,
  answer: async (_, response, path) => {
    if (path !== '/') return false;
    const html = await readFile(new URL('index.html', here), 'utf8');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html.replaceAll('{{bar}}', bar.origin).replaceAll('{{page}}', origin));
    return true;
  },
});
origin = page.origin;
console.log(`Open ${origin}/`);
