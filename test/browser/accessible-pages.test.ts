import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectNoViolations, inBothLooks, type Violation, violationsOf } from './accessibility.ts';
import { pressButton, toggle } from './press-button.ts';
import { stage } from './stage.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;

const views = ['story', 'rules', 'requests', 'inspector', 'log', 'states', 'recording', 'code'] as const;

const open = async (address: string, size = { width: 1440, height: 900 }): Promise<void> => {
  ({ page } = await at.visit(address, size));
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

describe('axe finds no violation in the light and in the dark look', () => {
  it('of the demo, the bar included, before anything happened', async () => {
    await open(`${playground.desktopUrl}?tour=off`);
    const bar = page.frameLocator('iframe[name="ccbarclient"]');
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    await inBothLooks(page, (look) => expectNoViolations(page, look));
  });

  it('of the demo in a call with a warning, in each of its views', async () => {
    await open(`${playground.desktopUrl}?tour=off`);
    await callWithWarning();
    await inBothLooks(page, async (look) => {
      const found: { [view: string]: readonly Violation[] } = {};
      for (const view of views) {
        await page.click(`.tab[href="#${view}"]`);
        found[view] = await violationsOf(page, { ...look, within: `[data-view="${view}"]` });
      }
      expect(found).toEqual(Object.fromEntries(views.map((view) => [view, []])));
    });
    const view = await page.context().newPage();
    await view.goto(new URL('/inspector/', playground.desktopUrl).href);
    await view.locator('.row').first().waitFor();
    await inBothLooks(view, async (look) => {
      for (const width of [1440, 800, 400]) {
        await view.setViewportSize({ width, height: 860 });
        await view.locator('.row').first().waitFor();
        expect(await violationsOf(view, look), `the inspector in a window of its own, ${width} wide`).toEqual(
          [],
        );
        expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
  });

  it('of the bar as a page of its own', async () => {
    await open(playground.barUrl);
    await pressButton(page.locator('[data-press="signIn"]'));
    await inBothLooks(page, (look) => expectNoViolations(page, look));
  });

  it('of the demo and its tour on a phone', async () => {
    await open(playground.desktopUrl, { width: 400, height: 860 });
    await page.click('#tour');
    await page.locator('#tour-text:not(:empty)').waitFor();
    await inBothLooks(page, (look) => expectNoViolations(page, look));
  });
});
