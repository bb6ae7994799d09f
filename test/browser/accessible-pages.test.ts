import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectNoViolations, type Violation, type ViolationOptions, violationsOf } from './accessibility.ts';
import { pressButton, toggle } from './press-button.ts';
import { stage } from './stage.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;

const schemes = ['light', 'dark'] as const;
const views = ['story', 'rules', 'requests', 'inspector', 'log', 'states', 'recording', 'code'] as const;
type Scheme = (typeof schemes)[number];

const open = async (
  address: string,
  colorScheme: Scheme,
  size = { width: 1440, height: 900 },
): Promise<void> => {
  ({ page } = await at.visit(address, { ...size, colorScheme }));
};

/** Brings the desktop to a call with a warning, so that every part has something to show. */
const callWithWarning = async (): Promise<void> => {
  const bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
  const press = (name: string) => pressButton(bar.locator(`[data-press="${name}"]`));
  await press('signIn');
  await press('customerCalls');
  await toggle(bar.locator('.fault', { hasText: 'Lose' }).locator('input'));
  await press('answer');
  await press('hold');
  await page.locator('#findings li').first().waitFor({ state: 'attached' });
};

/** What the dark look may break and the light one not. */
const asked = (scheme: Scheme): ViolationOptions => (scheme === 'dark' ? { only: ['color-contrast'] } : {});

describe.each(schemes)('axe finds no violation in the %s look', (scheme) => {
  it('of the demo before anything happened, the bar included', async () => {
    await open(`${playground.desktopUrl}?tour=off`, scheme);
    const bar = page.frameLocator('iframe[name="ccbarclient"]');
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    await expectNoViolations(page, asked(scheme));
  });

  it('of the demo in a call with a warning, in each of its views', async () => {
    await open(`${playground.desktopUrl}?tour=off`, scheme);
    await callWithWarning();
    const found: { [view: string]: readonly Violation[] } = {};
    for (const view of views) {
      await page.click(`.tab[href="#${view}"]`);
      found[view] = await violationsOf(page, { ...asked(scheme), within: `[data-view="${view}"]` });
    }
    expect(found).toEqual(Object.fromEntries(views.map((view) => [view, []])));
  });

  it('of the bar as a page of its own', async () => {
    await open(playground.barUrl, scheme);
    await pressButton(page.locator('[data-press="signIn"]'));
    await expectNoViolations(page, asked(scheme));
  });

  it('of the demo and its tour on a phone', async () => {
    await open(playground.desktopUrl, scheme, { width: 400, height: 860 });
    await page.click('#tour');
    await page.locator('#tour-text:not(:empty)').waitFor();
    await expectNoViolations(page, asked(scheme));
  });

  it('of the inspector in a window of its own, wide and narrow', async () => {
    await open(`${playground.desktopUrl}?tour=off`, scheme);
    await callWithWarning();
    const view = await page.context().newPage();
    await view.emulateMedia({ colorScheme: scheme });
    await view.goto(new URL('/inspector/', playground.desktopUrl).href);
    for (const width of [1440, 800, 400]) {
      await view.setViewportSize({ width, height: 860 });
      await view.locator('.row').first().waitFor();
      await expectNoViolations(view, asked(scheme));
      expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  });
});
