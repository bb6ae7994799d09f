import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openContext } from './browser.ts';
import { bundle } from './served/bundle.ts';
import { stage } from './stage.ts';

const at = stage();
const script = bundle('../pages/tab.ts');

/** An address of the site that nobody answers. */
const UNANSWERED = 'http://localhost/unanswered';

let context: BrowserContext;
let effects: { readonly tab: string; readonly call: string }[];
beforeEach(async () => {
  effects = [];
  context = await openContext(at.browser);
  await context.exposeFunction('effect', (tab: string, call: string) => void effects.push({ tab, call }));
  const body = await script();
  await context.route('http://localhost/**', (route) => {
    const address = route.request().url();
    if (address === UNANSWERED) return;
    return address.includes('tab.js')
      ? route.fulfill({ contentType: 'text/javascript', body })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><html lang="en"><title>Tab</title><script type="module" src="/tab.js"></script>',
        });
  });
});
afterEach(() => context?.close());

const open = async (name: string, search = ''): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`http://localhost/?name=${name}${search}`);
  await page.waitForFunction(() => 'tab' in window);
  return page;
};

type Button = 'signIn' | 'customerCalls' | 'answer' | 'hangUp' | 'leaveWrapUp' | 'hold';

const press = (page: Page, ...names: readonly Button[]) =>
  page.evaluate((buttons) => {
    for (const name of buttons) window.tab.bar?.[name]();
  }, names);

/** Returns the state and certainty that a tab shows. */
const belief = (page: Page) => () =>
  page.evaluate(() => {
    const { state, certainty } = window.tab.agent.view();
    return `${state} ${certainty}`;
  });

const leads = (page: Page) => () => page.evaluate(() => window.tab.leads.at(-1));
const stepsOf = (page: Page) =>
  page.evaluate(() => window.tab.steps.map(({ event, after }) => `${event} ${after.state}`));
const becomes = (page: Page, what: string) => expect.poll(belief(page), { interval: 20 }).toBe(what);
const leadsNow = (page: Page) => expect.poll(leads(page), { interval: 20 }).toBe(true);

const oneCall = ['customerCalls', 'answer', 'hangUp', 'leaveWrapUp'] as const;

describe('the tabs of a site', () => {
  it('all see the agent of the one with the bar, may ask and request, and see no number', async () => {
    const [joined, bar, late] = [await open('a'), await open('b', '&bar'), await open('c')];
    await becomes(joined, 'unknown unknown');
    await leadsNow(bar);
    await press(bar, 'signIn', 'customerCalls', 'answer');
    for (const page of [joined, late]) await becomes(page, 'talking observed');
    const leg = await joined.evaluate(() => window.tab.agent.view().call);
    expect(leg?.caller).toMatch(/^party#\d+$/);
    expect(leg?.id).toEqual(await bar.evaluate(() => window.tab.agent.view().call?.id));
    expect(await stepsOf(joined)).toEqual(await stepsOf(bar));
    expect(await joined.evaluate(() => JSON.stringify(window.tab.steps))).not.toMatch(/\d{11}"/);
    await press(bar, 'hangUp', 'leaveWrapUp');
    await becomes(joined, 'idle observed');
    await expect.poll(() => joined.evaluate(() => window.tab.can.ok)).toBe(true);
    const result = await joined.evaluate(() => window.tab.agent.request('busy'));
    expect(result).toMatchObject({ command: 'busy', status: 'applied' });
    await becomes(late, 'busy observed');
    expect(effects).toHaveLength(1);
  });

  it('see numbers when the tab with the bar has the option to show them', async () => {
    const [joined, bar] = [await open('a'), await open('b', '&bar&personal')];
    await press(bar, 'signIn', 'customerCalls');
    await becomes(joined, 'ringing observed');
    expect(await joined.evaluate(() => window.tab.agent.view().call?.caller)).toMatch(/^\d+$/);
  });

  it('turn stale when the only bar is closed, refuse requests, and are right again with the next', async () => {
    const [joined, bar] = [await open('a'), await open('b', '&bar')];
    await press(bar, 'signIn');
    await becomes(joined, 'idle observed');
    await bar.close();
    await becomes(joined, 'idle stale');
    expect(await joined.evaluate(() => window.tab.agent.request('busy'))).toMatchObject({
      status: 'refused',
    });
    const next = await open('c', '&bar');
    await becomes(joined, 'unknown unknown');
    await press(next, 'signIn');
    await becomes(joined, 'idle observed');
  });

  const ends: readonly { readonly how: string; readonly end: (leader: Page) => Promise<unknown> }[] = [
    { how: 'closed', end: (leader) => leader.close() },
    {
      how: 'crashed',
      end: async (leader) => {
        const session = await context.newCDPSession(leader);
        session.send('Page.crash').catch(() => {});
      },
    },
    {
      how: 'frozen',
      end: async (leader) => {
        const session = await context.newCDPSession(leader);
        // The browser does the same: it dispatches the event, and then nothing runs any more. It freezes no page that Playwright has.
        await leader.evaluate(() => void document.dispatchEvent(new Event('freeze')));
        await session.send('Debugger.enable');
        await session.send('Debugger.pause');
      },
    },
    {
      how: 'hanging',
      end: async (leader) => {
        // Nothing else runs in a page that waits for an answer like this, and unlike a loop it takes no time of the machine.
        leader
          .evaluate((address) => {
            const request = new XMLHttpRequest();
            request.open('GET', address, false);
            request.send();
          }, UNANSWERED)
          .catch(() => {});
      },
    },
  ];

  it.each(ends)(
    'go on with the second bar when the leader is $how: every effect once, no step lost',
    async ({ end }) => {
      const first = await open('first', '&bar');
      await leadsNow(first);
      const [second, joined] = [await open('second', '&bar'), await open('joined')];
      await press(second, 'signIn', ...oneCall);
      await press(first, 'signIn', ...oneCall);
      await becomes(joined, 'idle observed');
      expect(await leads(second)()).toBe(false);
      // A tab that hangs while its handler runs has that call until it is closed, and here none is.
      await expect.poll(() => effects.length).toBe(1);
      await end(first);
      // Both bars are of one agent: the second has a call while nobody leads.
      await press(second, 'customerCalls', 'answer');
      await leadsNow(second);
      await becomes(joined, 'talking observed');
      await press(second, 'hangUp', 'leaveWrapUp', ...oneCall);
      await becomes(joined, 'idle observed');
      await expect.poll(() => effects.length).toBe(3);
      expect(new Set(effects.map(({ call }) => call)).size).toBe(3);
      expect(await stepsOf(joined)).toEqual(await stepsOf(second));
    },
  );
});
