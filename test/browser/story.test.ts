import type { FrameLocator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { passUntil } from './page-time.ts';
import { pressButton, toggle } from './press-button.ts';
import { stage } from './stage.ts';
import type { Look } from './visits.ts';

const at = stage();
const { playground } = inject('served');
let page: Page;
let bar: FrameLocator;

/** Opens the page; its time stands still when it `hasClock`, so that a tour takes as long as the test lets it take. */
const open = async (address = '?tour=off', look: Look = {}): Promise<void> => {
  ({ page } = await at.visit(`${playground.desktopUrl}${address}`, { width: 1440, ...look }));
  bar = page.frameLocator('iframe[name="ccbarclient"]');
  const asked = bar.locator('#line', { hasText: 'page asked for' });
  await (look.hasClock ? passUntil(page, asked) : asked.waitFor());
};
const openTour = (look: Look = {}) => open('', { hasClock: true, reducedMotion: 'no-preference', ...look });
const press = (name: string): Promise<void> => pressButton(bar.locator(`[data-press="${name}"]`));
const switchFault = (name: string): Promise<void> =>
  toggle(bar.locator('.fault', { hasText: name }).locator('input'));
const shows = (selector: string, text: string): Promise<void> =>
  page.locator(selector, { hasText: text }).first().waitFor();

const PARTS = '.bar, .top, #tabs, .desktop > .card, .columns > .card, #story-chart, #newest, #warnings';

/** Returns the names of the parts of the page in the order of the document. */
const partsInOrder = (where: Page): Promise<readonly string[]> =>
  where.evaluate(
    (parts) => [...document.querySelectorAll(parts)].map(({ id, classList }) => id || String(classList[0])),
    PARTS,
  );

/** Returns the parts that stand neither below nor to the right of the part before them in the document. */
const misplacedParts = (where: Page): Promise<readonly string[]> =>
  where.evaluate((parts) => {
    const places = [...document.querySelectorAll(parts)].map((part) => ({
      name: part.id || part.classList[0],
      box: part.getBoundingClientRect(),
    }));
    return places.flatMap(({ name, box }, index) => {
      const before = places[index - 1]?.box;
      return before === undefined || box.top >= before.bottom || box.left >= before.right ? [] : [`${name}`];
    });
  }, PARTS);

/** Returns the parts that Tab visits, from the first to the last element that can be focused. */
const partsByTab = async (where: Page): Promise<readonly string[]> => {
  await where.evaluate(() => {
    // An element that begins the page takes the place of the browser's own controls, and one ends it.
    for (const place of ['prepend', 'append'] as const) {
      const end = document.createElement('button');
      end.className = 'end-of-page';
      document.body[place](end);
      if (place === 'prepend') end.focus();
    }
  });
  const visited: string[] = [];
  for (;;) {
    await where.keyboard.press('Tab');
    const part = await where.evaluate((parts) => {
      const focused = document.activeElement;
      if (focused?.className === 'end-of-page') return null;
      const around = focused?.closest(parts);
      return around?.id || around?.classList[0] || 'none';
    }, PARTS);
    if (part === null) break;
    if (visited.at(-1) !== part) visited.push(part);
  }
  await where.evaluate(() => {
    for (const end of document.querySelectorAll('.end-of-page')) end.remove();
  });
  return visited;
};

describe('the first screen', () => {
  it('needs no scrolling at 1440 × 900, and has no button that cannot be pressed', async () => {
    await open();
    expect(await bar.locator('[data-press="customerCalls"]').isDisabled()).toBe(true);
    await press('signIn');
    await press('customerCalls');
    await shows('#state', 'Ringing');
    const sizes = await page.evaluate(() => ({
      page: [document.documentElement.scrollHeight, document.documentElement.scrollWidth],
      below: [...document.querySelectorAll('.card, .story-chart')]
        .filter((card) => card.checkVisibility() && card.getBoundingClientRect().bottom > innerHeight)
        .map(({ id }) => id),
    }));
    expect(sizes).toEqual({ page: [900, 1440], below: [] });
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

  it('shows three warnings at 1280 × 800 and at 1440 × 900, and nothing of the desktop has to be scrolled', async () => {
    await open('?tour=off', { width: 1280, height: 800 });
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
    for (const size of [
      { width: 1280, height: 800 },
      { width: 1440, height: 900 },
    ]) {
      await page.setViewportSize(size);
      const cut = await page.evaluate(() => {
        const list = document.querySelector('#findings');
        const third = list?.children[2]?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY;
        const desktop = document.querySelector('#desktop');
        return [
          third <= (list?.getBoundingClientRect().bottom ?? 0) ? '' : 'the third warning',
          (desktop?.scrollHeight ?? 0) <= (desktop?.clientHeight ?? 0) ? '' : 'the desktop',
        ].filter(Boolean);
      });
      expect(cut, `${size.width} × ${size.height}`).toEqual([]);
    }
  });

  it('has the newest warning right under the state at a width of 400 and of 800', async () => {
    await open('?tour=off', { width: 400, height: 850 });
    await press('signIn');
    await shows('#state', 'Idle');
    for (const width of [400, 800]) {
      await page.setViewportSize({ width, height: 850 });
      const order = await page.evaluate(() =>
        ['#badge', '#warnings', '#newest', '#story-chart', '#calls'].map(
          (part) => document.querySelector(part)?.getBoundingClientRect().top ?? 0,
        ),
      );
      expect(order, `${width} wide`).toEqual([...order].sort((a, b) => a - b));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  it('has its parts in the document in the order in which each width shows them, and focus follows', async () => {
    await open('?tour=off', { width: 1440, height: 900 });
    await press('signIn');
    await press('customerCalls');
    await shows('#state', 'Ringing');
    const answer = page.locator('#possible button', { hasText: 'Answer' });
    const left = ['badge', 'calls', 'possible', 'record'];
    const looks = [
      { width: 1440, parts: ['bar', 'top', ...left, 'tabs', 'story-chart', 'newest', 'warnings'] },
      {
        width: 800,
        parts: ['bar', 'top', 'badge', 'tabs', 'warnings', 'newest', 'story-chart', ...left.slice(1)],
      },
      {
        width: 400,
        parts: ['top', 'bar', 'badge', 'tabs', 'warnings', 'newest', 'story-chart', ...left.slice(1)],
      },
      { width: 1280, parts: ['bar', 'top', ...left, 'tabs', 'story-chart', 'newest', 'warnings'] },
    ];
    for (const { width, parts } of looks) {
      await answer.focus();
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => partsInOrder(page), { message: `${width} wide` }).toEqual(parts);
      expect(await answer.evaluate((button) => button === document.activeElement), `${width} wide`).toBe(
        true,
      );
      expect(await misplacedParts(page), `${width} wide`).toEqual([]);
      const focused = await partsByTab(page);
      expect(focused, `${width} wide`).toEqual(parts.filter((part) => focused.includes(part)));
      expect(focused, `${width} wide`).toEqual(
        expect.arrayContaining(['bar', 'top', 'calls', 'possible', 'tabs']),
      );
    }
  });

  it('gives way to the view that the address asks for, at first and whenever it changes', async () => {
    await open('?tour=off#rules');
    for (const name of ['rules', 'requests', 'inspector', 'log', 'states', 'recording', 'code']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, name);
      await page.locator(`.tab[href="#${name}"][aria-current]`).waitFor();
      expect(await page.locator('[data-view]:visible').getAttribute('data-view')).toBe(name);
      expect(await page.textContent('.tab[aria-current]')).toBe(
        await page.textContent(`.tab[href="#${name}"]`),
      );
    }
  });
});

describe('a fault that was just switched on', () => {
  const faults = [
    {
      fault: 'Lose',
      presses: ['rest', 'idle'],
      explanation: 'Unexpected AgentState_CancelRest_Success while idle.',
    },
    { fault: 'Repeat', presses: ['busy'], explanation: 'delivered twice' },
    { fault: 'Stranger', presses: ['busy'], explanation: 'another window' },
    { fault: 'Odd messages', presses: ['busy'], explanation: 'rejected' },
    { fault: 'Reorder', presses: ['customerCalls'], explanation: 'late' },
  ];

  it('explains itself within two events, and leads to the states that allow what was expected', async () => {
    await open();
    await press('signIn');
    for (const { fault, presses, explanation } of faults) {
      await switchFault(fault);
      for (const button of presses) await press(button);
      await shows('.story', explanation);
      await switchFault(fault);
      if (presses.includes('busy')) await press('idle');
    }
    await page.click('.id-chip >> nth=0');
    const id = decodeURIComponent(new URL(page.url()).hash).replace('#states/', '');
    expect(await page.locator('#states .is-marked').first().textContent()).toBe(id);
  });
});

describe('the tour', () => {
  it('shows an explained warning within 15 s of a first visit, with nothing pressed, and a rule after it', async () => {
    await openTour();
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
    await passUntil(page, bar.locator('#line', { hasText: 'page asked for' }));
    await page.clock.runFor(5_000);
    expect(await page.isVisible('#tour-strip')).toBe(false);
  });

  it('is ended by a key, by a press on the page or on the bar, and by Skip', async () => {
    await openTour();
    await page.clock.runFor(2_000);
    const ways = [
      () => page.keyboard.press('Shift'),
      () => page.click('#badge'),
      () => bar.locator('.masthead').click(),
      () => page.click('#tour-skip'),
    ];
    for (const [place, end] of ways.entries()) {
      if (place > 0) await page.click('#tour');
      await page.clock.runFor(1_000);
      await page.locator('#tour-strip').waitFor();
      await end();
      await page.locator('#tour-strip').waitFor({ state: 'hidden' });
      await page.clock.runFor(20_000);
      expect(await page.locator('#findings li').count()).toBe(0);
    }
  });

  it('does not begin by itself where reduced motion is asked for, and begins on its button', async () => {
    await openTour({ reducedMotion: 'reduce' });
    await page.clock.runFor(5_000);
    expect(await page.isVisible('#tour-strip')).toBe(false);
    await page.click('#tour');
    await page.clock.runFor(100);
    await shows('#tour-text', 'The agent signs in');
  });
});
