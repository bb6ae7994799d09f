import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { buildExtension, EXTENSION_ID, PANEL_TITLE } from '../../tools/extension-folder.ts';
import { runningBrowser, STUCK } from './browser.ts';
import { openDevtools } from './devtools-window.ts';
import type {} from './pages/inspected-desktop.ts';

const panelUrl = `chrome-extension://${EXTENSION_ID}/panel.html`;
const notLoaded = 'this browser loads no unpacked extension from the command line';
const served = inject('served').inspector;
let folder: string;
let context: BrowserContext;
let desk: Page;
let noise: string[];
/** Branded Chrome takes no extension from the command line any more. */
let isLoaded: boolean;

beforeAll(async () => {
  const { executablePath, args } = runningBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-extension-'));
  const extension = join(folder, 'extension');
  await buildExtension(extension, ['http://127.0.0.1/*']);
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    args: [...args, `--load-extension=${extension}`, `--disable-extensions-except=${extension}`],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 1200, height: 760 },
  });
  context.setDefaultTimeout(STUCK);
  noise = [];
  context.on('weberror', (error) => noise.push(error.error().message));
  desk = context.pages()[0] ?? (await context.newPage());
  await desk.goto(served.desktop);
  await desk.waitForFunction(() => 'inspected' in window);
  const probe = await context.newPage();
  isLoaded = await probe.goto(panelUrl).then(
    () => true,
    (error: Error) => {
      if (error.message.includes('net::ERR_')) return false;
      throw error;
    },
  );
  await probe.close();
});
afterAll(async () => {
  await context?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

it('shows the agent of a tab, past a reload of its page', async (test) => {
  test.skip(!isLoaded, notLoaded);
  const panel = await context.newPage();
  await panel.goto(panelUrl);
  const tabId = await panel.evaluate(async () => {
    const { tabs } = (
      globalThis as unknown as {
        chrome: { tabs: { query: (how: object) => Promise<readonly { id: number }[]> } };
      }
    ).chrome;
    return (await tabs.query({}))[0]?.id;
  });
  await panel.goto(`${panelUrl}?tabId=${tabId}`);
  await desk.evaluate(() => window.inspected.play('hold-and-retrieve'));
  await expect.poll(() => panel.locator('.place').textContent()).toBe('12 / 12');
  await desk.reload();
  await desk.waitForFunction(() => 'inspected' in window);
  await desk.evaluate(() => window.inspected.send('AgentState_Work'));
  await expect.poll(() => panel.locator('.state.is-leaf').getAttribute('data-state')).toBe('agent.wrapUp');
  expect(noise).toEqual([]);
  await panel.close();
});

it('is a panel in the real DevTools window', async (test) => {
  test.skip(!isLoaded, notLoaded);
  const devtools = await openDevtools(context, served.desktop);
  await desk.evaluate(() => window.inspected.send('AgentState_SetNotReady_Success'));
  const panel = { extensionId: EXTENSION_ID, title: PANEL_TITLE, file: 'panel.html' };
  const state =
    "document.querySelector('ccbar-inspector')?.shadowRoot.querySelector('.state.is-leaf')?.dataset.state";
  await expect.poll(() => devtools.evaluateIn(panel, state), { timeout: STUCK }).toBe('agent.busy');
});
