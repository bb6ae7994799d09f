import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { pressButton } from './press-button.ts';
import { stage } from './stage.ts';

const at = stage();
const { playground } = inject('served');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-recording-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('what the download button of the demo page saves, the command replays with the same states', async () => {
  const { page } = await at.visit(playground.desktopUrl);
  const bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  const seen: string[] = [];
  const press = async (name: string, state: string) => {
    await pressButton(bar.locator(`[data-press="${name}"]`));
    await page.locator('#state', { hasText: state }).waitFor();
    seen.push(state);
  };
  await press('signIn', 'Idle');
  await press('customerCalls', 'Ringing');
  await press('answer', 'Talking');
  await press('hangUp', 'Wrap-up');
  await press('leaveWrapUp', 'Idle');
  await page.evaluate(() => {
    location.hash = 'recording';
  });
  await page.locator('#save-recording').waitFor();
  const file = join(folder, 'recording.ndjson');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-recording')]);
  await download.saveAs(file);

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
});
