import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { pressButton, toggle } from './press-button.ts';
import { stage } from './stage.ts';
import type { Look } from './visits.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;
let bar: FrameLocator;

const open = async (address = '', look: Look = {}): Promise<void> => {
  ({ page } = await at.visit(`${playground.desktopUrl}${address}`, {
    width: 1440,
    reducedMotion: 'no-preference',
    hasClock: true,
    ...look,
  }));
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
};
const press = (name: string): Promise<void> => pressButton(bar.locator(`[data-press="${name}"]`));
const shows = (selector: string, text: string): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor();

describe('the first screen', () => {
  it('needs no scrolling at 1440 × 900, and has the bar, the desktop and the story on it', async () => {
    await open('?tour=off');
    await press('signIn');
    await press('customerCalls');
    const sizes = await page.evaluate(() => ({
      page: [document.documentElement.scrollHeight, document.documentElement.scrollWidth],
      below: [...document.querySelectorAll('.card, .story-chart')]
        .filter((card) => card.checkVisibility() && card.getBoundingClientRect().bottom > innerHeight)
        .map(({ id }) => id),
    }));
    expect(sizes).toEqual({ page: [900, 1440], below: [] });
  });

  it.each([
    [1280, 800],
    [1440, 900],
  ])(
    'shows three warnings at %i × %i, and nothing of the desktop has to be scrolled',
    async (width, height) => {
      await open('?tour=off', { width, height });
      const { host, pathname } = new URL(playground.barUrl);
      const source = page.frames().find((frame) => frame.url().includes(`${host}${pathname}`));
      const events: readonly (readonly [string, unknown])[] = [
        ['AgentState_Ready', null],
        ['AgentState_Busy', null],
        ['AgentEvent_Ringing', { callid: '1767254400-1', caller: '13800000001', called: '800' }],
        ['AgentEvent_Talking', { callid: '1767254400-1', caller: '13800000001', called: '800' }],
        ['AgentEvent_Customer_Alerting', '1767254400-1'],
        ['AgentState_CancelNotReady_Success', null],
        ['AgentState_CancelRest_Success', null],
        ['AgentEvent_Talking', { callid: '1767254400-1', caller: '13800000001', called: '800' }],
      ];
      for (const [eventType, content] of events) {
        const event = { eventType, workNo: '30021', content };
        await source?.evaluate((message) => parent.postMessage(message, '*'), {
          ...{ message: 'success', retcode: '0', event },
        });
      }
      await shows('#findings li:first-child', 'Unexpected AgentEvent_Talking while idle');
      const cut = await page.evaluate(() => {
        const list = document.querySelector('#findings');
        const third = list?.children[2]?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
        const desktop = document.querySelector('#desktop');
        return [
          third <= (list?.getBoundingClientRect().bottom ?? 0) ? '' : 'the third warning',
          (desktop?.scrollHeight ?? 0) <= (desktop?.clientHeight ?? 0) ? '' : 'the desktop',
        ].filter(Boolean);
      });
      expect(cut).toEqual([]);
    },
  );

  it.each([400, 800])('has the newest warning right under the state at a width of %i', async (width) => {
    await open('?tour=off', { width, height: 850 });
    await press('signIn');
    await shows('#state', 'Idle');
    const order = await page.evaluate(() =>
      ['#badge', '#warnings', '#newest', '#story-chart', '#calls'].map(
        (part) => document.querySelector(part)?.getBoundingClientRect().top ?? 0,
      ),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('has no button that cannot be pressed', async () => {
    await open('?tour=off');
    expect(await bar.locator('[data-press="customerCalls"]').isDisabled()).toBe(true);
    await press('signIn');
    await press('customerCalls');
    await shows('#state', 'Ringing');
    const off = await page.evaluate(() =>
      [...document.querySelectorAll('.desktop .possible-buttons button')]
        .filter((button) => button.checkVisibility())
        .map((button) => [button.textContent, button.getAttribute('aria-disabled')]),
    );
    expect(off).toEqual([
      ['Answer', 'false'],
      ['Hang up', 'false'],
      ['Busy', 'false'],
      ['Rest', 'false'],
    ]);
  });

  it.each(['rules', 'requests', 'inspector', 'log', 'states', 'recording', 'code'])(
    'gives way to #%s when the address asks for it',
    async (name) => {
      await open(`?tour=off#${name}`);
      expect(await page.locator('[data-view]:visible').getAttribute('data-view')).toBe(name);
      expect(await page.textContent('.tab[aria-current]')).toBe(
        await page.textContent(`.tab[href="#${name}"]`),
      );
    },
  );

  it('leads from what was expected to the states that allow it', async () => {
    await open('?tour=off');
    await press('signIn');
    await toggle(bar.locator('.fault', { hasText: 'Lose' }).locator('input'));
    await press('customerCalls');
    await press('answer');
    await page.click('.id-chip >> nth=0');
    const id = decodeURIComponent(new URL(page.url()).hash).replace('#states/', '');
    expect(await page.locator('#states .is-marked').first().textContent()).toBe(id);
  });
});

describe('the tour', () => {
  it('shows an explained warning within 15 s of a first visit, with nothing pressed, and a rule after it', async () => {
    await open();
    await page.clock.runFor(15_000);
    await shows(
      '#findings [data-finding="unexpected-transition"] summary',
      'Unexpected AgentEvent_Hold while ringing',
    );
    await page.clock.runFor(3_000);
    await shows('#findings [data-finding="hold-limit"]', 'Hold has lasted');
    await shows('#tour-text', 'Step back in time');
    await page.clock.runFor(6_000);
    expect(await page.isVisible('#tour-strip')).toBe(false);
    await page.reload();
    await bar.locator('#line', { hasText: 'page asked for' }).waitFor();
    await page.clock.runFor(5_000);
    expect(await page.isVisible('#tour-strip')).toBe(false);
  });

  it.each([
    { way: 'a press on the page', end: () => page.click('#badge') },
    { way: 'a press on the bar', end: () => bar.locator('.masthead').click() },
    { way: 'a key', end: () => page.keyboard.press('Shift') },
    { way: 'Skip', end: () => page.click('#tour-skip') },
  ])('is ended by $way', async ({ end }) => {
    await open();
    await page.clock.runFor(2_000);
    await page.locator('#tour-strip').waitFor();
    await end();
    await page.locator('#tour-strip').waitFor({ state: 'hidden' });
    await page.clock.runFor(20_000);
    expect(await page.locator('#findings li').count()).toBe(0);
  });

  it('does not begin by itself where reduced motion is asked for, and begins on its button', async () => {
    await open('', { reducedMotion: 'reduce' });
    await page.clock.runFor(5_000);
    expect(await page.isVisible('#tour-strip')).toBe(false);
    await page.click('#tour');
    await page.clock.runFor(100);
    await shows('#tour-text', 'The agent signs in');
  });
});

describe('a fault that was just switched on explains itself within two events', () => {
  it.each([
    {
      fault: 'Lose',
      presses: ['rest', 'idle'],
      says: 'Unexpected AgentState_CancelRest_Success while idle.',
    },
    { fault: 'Repeat', presses: ['busy'], says: 'delivered twice' },
    { fault: 'Reorder', presses: ['customerCalls'], says: 'late' },
    { fault: 'Stranger', presses: ['busy'], says: 'another window' },
    { fault: 'Odd messages', presses: ['busy'], says: 'rejected' },
  ])('$fault', async ({ fault, presses, says }) => {
    await open('?tour=off');
    await press('signIn');
    await toggle(bar.locator('.fault', { hasText: fault }).locator('input'));
    for (const button of presses) await press(button);
    await shows('.story', says);
  });
});
