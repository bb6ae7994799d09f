import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../tools/playground-servers.ts';
import { runCli } from '../cli/run-cli.ts';
import { launch } from './launch.ts';

let playground: Playground;
let browser: Browser;

beforeAll(async () => {
  playground = await startPlayground({ port: 0, barPort: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await playground?.close();
});

it('what the download button of the demo page saves, the command replays with the same states', async () => {
  const page = await browser.newPage();
  await page.goto(playground.desktopUrl);
  const bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  const seen: string[] = [];
  const press = async (name: string, state: string) => {
    await bar.locator(`[data-press="${name}"]`).click();
    await page.locator('#state', { hasText: state }).waitFor();
    seen.push(state);
  };
  await press('signIn', 'Idle');
  await press('customerCalls', 'Ringing');
  await press('answer', 'Talking');
  await press('hangUp', 'Wrap-up');
  await press('leaveWrapUp', 'Idle');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-recording')]);
  const file = await download.path();

  const { status, out } = await runCli(['replay', file, '-f', 'ndjson']);
  expect(status).toBe(0);
  const states = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly state: string }).state);
  const turns = states.filter((state, index) => state !== states[index - 1]);
  const names: { readonly [name: string]: string } = {
    idle: 'Idle',
    ringing: 'Ringing',
    talking: 'Talking',
    wrapUp: 'Wrap-up',
  };
  expect(turns[0]).toBe('signedOut');
  expect(turns.slice(1).map((state) => names[state])).toEqual(seen);
  const { out: timeline } = await runCli(['replay', file]);
  expect(timeline).toMatch(/idle[\s\S]*ringing {4}inbound · party#1[\s\S]*talking[\s\S]*wrapUp[\s\S]*idle/);
}, 60_000);
