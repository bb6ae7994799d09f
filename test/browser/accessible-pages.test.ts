import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { expectNoViolations } from './accessibility.ts';
import { openContext } from './browser.ts';
import { stage } from './stage.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

const open = async (
  address: string,
  colorScheme: Scheme,
  viewport = { width: 1440, height: 900 },
): Promise<void> => {
  const context = await openContext(at.browser, { viewport, colorScheme, reducedMotion: 'reduce' });
  page = await context.newPage();
  await page.goto(address);
};

/** Brings the desktop to a call with a warning, so that every part has something to show. */
const callWithWarning = async (): Promise<void> => {
  const bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  const press = (name: string) => bar.locator(`[data-press="${name}"]`).click();
  await press('signIn');
  await press('customerCalls');
  await bar.locator('.fault', { hasText: 'Lose' }).click();
  await press('answer');
  await press('hold');
  await page.locator('#findings li').first().waitFor({ state: 'attached' });
};

afterEach(() => page.context().close());

describe.each(schemes)('axe finds no violation in the %s look', (scheme) => {
  it('of the demo before anything happened, the bar included', async () => {
    await open(`${playground.desktopUrl}?tour=off`, scheme);
    const bar = page.frameLocator('iframe[name="ccbarclient"]');
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    await expectNoViolations(page);
  });

  it.each(['story', 'rules', 'requests', 'inspector', 'log', 'states', 'recording', 'code'])(
    'of the demo in a call with a warning, at #%s',
    async (view) => {
      await open(`${playground.desktopUrl}?tour=off#${view}`, scheme);
      await callWithWarning();
      await expectNoViolations(page);
    },
  );

  it('of the bar as a page of its own', async () => {
    await open(playground.barUrl, scheme);
    await page.locator('[data-press="signIn"]').click();
    await expectNoViolations(page);
  });

  it('of the demo and its tour on a phone', async () => {
    await open(playground.desktopUrl, scheme, { width: 400, height: 860 });
    await page.click('#tour');
    await page.locator('#tour-text:not(:empty)').waitFor();
    await expectNoViolations(page);
  });

  it.each([1440, 800, 400])('of the inspector in a window of its own, %i px wide', async (width) => {
    await open(`${playground.desktopUrl}?tour=off`, scheme);
    await callWithWarning();
    const view = await page.context().newPage();
    await view.setViewportSize({ width, height: 860 });
    await view.goto(new URL('/inspector/', playground.desktopUrl).href);
    await view.locator('.row').first().waitFor();
    await expectNoViolations(view);
    expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
