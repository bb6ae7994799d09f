import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../tools/playground-servers.ts';
import { openPage } from './browser.ts';
import { stage } from './stage.ts';

const SCRIPT = `
import './page.css';
import { Subject } from 'rxjs';
import { createMachine } from 'xstate';
import * as protocol from 'ccbar-agent/protocol';

document.title = [typeof Subject, typeof createMachine, typeof protocol].join(' ');
document.body.textContent = __DESKTOP_ORIGIN__ + ' ' + __BAR_ORIGIN__;
`;

let root: string;
let playground: Playground;
const at = stage();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ccbar-agent-'));
  await symlink(
    fileURLToPath(new URL('../../node_modules', import.meta.url)),
    join(root, 'node_modules'),
    'dir',
  );
  for (const page of ['desktop', 'bar']) {
    await mkdir(join(root, page));
    await writeFile(
      join(root, page, 'index.html'),
      '<body><script type="module" src="./page.ts"></script></body>',
    );
    await writeFile(join(root, page, 'page.ts'), SCRIPT);
    await writeFile(join(root, page, 'page.css'), 'body { color: rgb(1, 2, 3); }');
  }
  playground = await startPlayground({ port: 0, barPort: 0, root });
});

afterAll(async () => {
  await playground?.close();
  await rm(root, { recursive: true, force: true });
});

it.each(['desktopUrl', 'barUrl'] as const)(
  'serves %s from the sources, passes on both origins, and logs nothing',
  async (url) => {
    const noise: string[] = [];
    const page = await openPage(at.browser);
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    page.on('websocket', (socket) => noise.push(`websocket ${socket.url()}`));
    page.on(
      'response',
      (response) => response.status() >= 400 && noise.push(`${response.status()} ${response.url()}`),
    );
    await page.goto(playground[url]);
    await page.waitForFunction('document.title !== ""');

    const origins = [playground.desktopUrl, playground.barUrl].map((address) => new URL(address).origin);
    expect(await page.title()).toBe('function function object');
    expect(await page.textContent('body')).toBe(origins.join(' '));
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(1, 2, 3)');
    expect(noise).toEqual([]);
  },
);

it('sends who comes by another address to the one the pages know', async () => {
  const { desktopUrl } = playground;
  const byName = desktopUrl.replace('127.0.0.1', 'localhost');
  for (const address of [byName, new URL('/', desktopUrl).href, new URL('/', byName).href]) {
    expect((await fetch(address)).url).toBe(desktopUrl);
  }
});

it.each(['/package.json', '/desktop/nothing.html'])('does not serve %s', async (path) => {
  const response = await fetch(new URL(path, playground.desktopUrl));
  expect(response.status).toBeGreaterThanOrEqual(400);
});
