import type { FrameLocator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { replay } from '../../src/replay/replay.ts';
import { textOf } from './download.ts';
import { pressButton } from './press-button.ts';
import { stage } from './stage.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;
let bar: FrameLocator;
let noise: readonly string[];

const customer = '13800000001';
const press = (name: string): Promise<void> => pressButton(bar.locator(`[data-press="${name}"]`));
const shows = (selector: string, text: string): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor();
/** Returns the text of an inspector, including its shadow root. */
const shownBy = (where: Page): Promise<string> =>
  where
    .locator('ccbar-inspector')
    .last()
    .evaluate((inspector) => inspector.shadowRoot?.textContent ?? '');

beforeEach(async () => {
  ({ page, noise } = await at.visit(`${playground.desktopUrl}?tour=off#inspector`, { height: 1000 }));
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  await press('signIn');
  await press('customerCalls');
  await press('answer');
  await shows('#state', 'Talking');
  // The page itself shows the number, so that its absence elsewhere proves something.
  await shows('#calls', customer);
});

afterEach(() => {
  expect(noise).toEqual([]);
});

describe('the inspector in the desktop', () => {
  it('follows every event, and shows no number', async () => {
    await page.locator('#inspector ccbar-inspector').getByText('talking · active').first().waitFor();
    const shown = await shownBy(page);
    expect(shown).toContain('Talking');
    expect(shown).not.toContain(customer);
  });

  it('opens in a window of its own, which goes on following', async () => {
    const [view] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Open in its own window' }).click(),
    ]);
    await view.locator('ccbar-inspector').getByText('talking · active').first().waitFor();
    await press('hold');
    await view.locator('ccbar-inspector').getByText('talking · held').first().waitFor();
    expect(await shownBy(view)).not.toContain(customer);
  });
});

describe('a recording made with the download button', () => {
  it('replays to the states that were seen, and holds no number', async () => {
    await press('hangUp');
    await shows('#state', 'Wrap-up');
    await page.click('.tab[href="#recording"]');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save-recording')]);
    const text = await textOf(download);
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
