import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../tools/chromium.ts';
import { LOCAL_HOST, listen } from '../../../tools/listen.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** The policy that a careful host would send for the playground. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
const pages = files.filter((file) => file.endsWith('.html') && !file.startsWith('playground'));

/** A plain file server: a path is a file. */
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://any');
  const path = join(DIST, decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
  if (pathname.startsWith('/playground')) response.setHeader('Content-Security-Policy', STRICT);
  if (!existsSync(path)) return void response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
  response.end(readFileSync(path));
});

let origin: string;
let browser: Browser;
beforeAll(async () => {
  origin = `http://${LOCAL_HOST}:${await listen(server, { port: 0, orNext: false })}`;
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args: [...args] });
});
afterAll(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

const exists = (path: string): boolean =>
  [path, `${path}.html`, posix.join(path, 'index.html')].some((name) => files.includes(name));

describe('the site', () => {
  it(`leads nowhere that is not there, on ${pages.length} pages`, () => {
    const dead = pages.flatMap((page) => {
      const html = readFileSync(join(DIST, page), 'utf8');
      return [...html.matchAll(/(?:href|src)="([^"#?]+)[^"]*"/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !/^[a-z]+:|^\/\//.test(link))
        .filter((link) => !/(^|\/)(src|machines|tools|test|examples)\/|CONTRIBUTING/.test(link))
        .map((link) => (link.startsWith('/') ? link.slice(1) : posix.join(posix.dirname(page), link)))
        .filter((path) => path !== '' && !exists(path.replace(/\/$/, '')))
        .map((path) => `${page}: ${path}`);
    });
    expect(dead).toEqual([]);
  });

  it('says nothing on the console and fits, at 1280 and 400 px', async () => {
    const problems: string[] = [];
    for (const width of [1280, 400]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          problems.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      for (const path of pages.filter((name) => name !== '404.html')) {
        await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) problems.push(`${path} is ${over} px too wide at ${width} px`);
      }
      await page.close();
    }
    expect(problems).toEqual([]);
  });

  it('has the playground at work, from a plain file server under a strict policy', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    await page.goto(`${origin}/playground/desktop/index.html`);
    const bar = page.frameLocator('iframe[name=ccbarclient]');
    await bar
      .getByRole('button', { name: /sign in/i })
      .first()
      .click();
    await expect.poll(() => page.getAttribute('#badge', 'data-state')).toBe('idle');
    expect(noise).toEqual([]);
    await page.close();
  });
});
