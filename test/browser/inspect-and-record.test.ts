import { readFileSync } from 'node:fs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replay } from '../../src/replay/replay.ts';
import { type Playground, startPlayground } from '../../tools/playground-servers.ts';
import { launch } from './launch.ts';

let playground: Playground;
let browser: Browser;
let page: Page;
let bar: FrameLocator;
let noise: string[];

const customer = '13800000001';
const press = (name: string): Promise<void> => bar.locator(`[data-press="${name}"]`).click();
const shows = (selector: string, text: string): Promise<void> =>
  page.locator(selector, { hasText: text }).waitFor();
/** What an inspector says, its shadow root included. */
const saidBy = (where: Page): Promise<string> =>
  where.locator('ccbar-inspector').evaluate((inspector) => inspector.shadowRoot?.textContent ?? '');

beforeAll(async () => {
  playground = await startPlayground({ port: 0, barPort: 0 });
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await playground?.close();
});

beforeEach(async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  noise = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(playground.desktopUrl);
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  await press('signIn');
  await press('customerCalls');
  await press('answer');
  await shows('#state', 'Talking');
  // The page itself shows the number, so that its absence elsewhere proves something.
  await shows('#calls', customer);
});

afterEach(async () => {
  expect(noise).toEqual([]);
  await page.context().close();
});

describe('the inspector in the desktop', () => {
  it('follows every event, and shows no number', async () => {
    await page.locator('ccbar-inspector').getByText('talking · active').first().waitFor();
    const said = await saidBy(page);
    expect(said).toContain('Talking');
    expect(said).not.toContain(customer);
  });

  it('opens in a window of its own, which goes on following', async () => {
    const [view] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open in its own window' }).click(),
    ]);
    await view.locator('ccbar-inspector').getByText('talking · active').first().waitFor();
    await press('hold');
    await view.locator('ccbar-inspector').getByText('talking · held').first().waitFor();
    expect(await saidBy(view)).not.toContain(customer);
  });
});

describe('a recording made with the download button', () => {
  it('replays to the states that were seen, and holds no number', async () => {
    await press('hangUp');
    await shows('#state', 'Wrap-up');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-recording')]);
    const text = readFileSync(await download.path(), 'utf8');
    const { steps, findings } = replay(text);
    const states = steps.map(({ after }) => after.state);
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual([
      'signedOut',
      'idle',
      'ringing',
      'talking',
      'wrapUp',
    ]);
    expect(findings.filter(({ level }) => level !== 'info')).toEqual([]);
    expect(text).not.toContain(customer);
    expect(download.suggestedFilename()).toMatch(/^agent-\d{8}-\d{6}\.ndjson$/);
  });
});
