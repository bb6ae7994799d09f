// `npx tsx tools/guide-pictures.ts`: takes the pictures of docs/guides anew, from the demo in a real browser. Look at
// each of them afterwards. The picture of the DevTools window is taken by hand.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { startPlayground } from './playground-servers.ts';
import { startWallboard } from './wallboard-server.ts';

const IMAGES = fileURLToPath(new URL('../docs/guides/images', import.meta.url));
const patience = 60_000;

const { executablePath, args } = await findChromium();
const playground = await startPlayground({ port: 0, barPort: 0 });
const wallboard = await startWallboard(0);
const browser = await chromium.launch({ executablePath, args: [...args] });

/** Opens the demo, and the inspector in a window of its own. */
const open = async (
  size: { readonly width: number; readonly height: number },
  options: BrowserContextOptions = {},
) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(patience);
  const desktop = await context.newPage();
  await desktop.goto(`${playground.desktopUrl}?tour=off`);
  const bar = desktop.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  const inspector = await context.newPage();
  await inspector.setViewportSize(size);
  await inspector.goto(new URL('/inspector/', playground.desktopUrl).href);
  return {
    desktop,
    inspector,
    press: async (...names: readonly string[]) => {
      for (const name of names) await bar.locator(`[data-press="${name}"]`).click();
    },
    lose: () => bar.locator('.fault', { hasText: 'Lose' }).click(),
    play: async (name: string) => {
      await bar.locator('#scenario select').first().selectOption(name);
      await bar.locator('#scenario select').last().selectOption('20');
      await bar.locator('#play').click();
      await bar.locator('#play', { hasText: /^Play$/ }).waitFor();
    },
  };
};

const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));

const save = async (page: Page, name: string): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: join(IMAGES, name) });
  console.log(`wrote docs/guides/images/${name}`);
};

try {
  const wide = { width: 1280, height: 800 };
  const call = await open(wide);
  await call.press('signIn', 'customerCalls');
  await call.lose();
  await call.press('answer', 'hold');
  await call.inspector.locator('.row.is-warning').waitFor();
  await save(call.desktop, 'demo.png');
  // The guide speaks of the rule that reports a long hold.
  await call.inspector.locator('.row.is-finding', { hasText: 'Hold has lasted' }).waitFor();
  await save(call.inspector, 'inspector-warning.png');
  await call.inspector.setViewportSize({ width: 400, height: 780 });
  await save(call.inspector, 'inspector-narrow.png');
  await call.press('retrieve', 'hangUp', 'leaveWrapUp');
  for (const name of ['rest-overdue', 'transfer-success', 'outbound-answered']) await call.play(name);
  await call.inspector.setViewportSize(wide);
  await call.inspector.locator('[data-do=filter][data-with=findings]').click();
  await call.inspector.locator('.row.is-warning').first().click();
  await save(call.inspector, 'inspector-findings.png');

  const sandbox = await open(wide, { colorScheme: 'dark' });
  await sandbox.press('signIn');
  await sandbox.inspector.locator('.row', { hasText: 'Ready' }).waitFor();
  await sandbox.inspector
    .locator('.next-list li', { hasText: 'rest.started' })
    .locator('[data-do=try]')
    .click();
  await sandbox.inspector.locator('.disclose').click();
  await sandbox.inspector.locator('.fallbacks li', { hasText: 'call.held' }).locator('[data-do=try]').click();
  await sandbox.inspector.mouse.move(0, 0);
  await sandbox.inspector.locator('.list').focus();
  await save(sandbox.inspector, 'inspector-what-if-dark.png');

  const board = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await board.goto(wallboard.url);
  await board.locator('.agents-card .faint', { hasText: '200' }).waitFor();
  await board.locator('.trouble:empty').waitFor({ state: 'attached' });
  await save(board, 'wallboard.png');
} finally {
  await browser.close();
  await wallboard.close();
  await playground.close();
}
