import { expect, it } from 'vitest';
import { launch } from './browser.ts';
import type { Heard } from './pages/desk.ts';
import { openRawPage, type RawPage } from './raw-page.ts';
import { stage } from './stage.ts';

const at = stage(() => launch(['--disable-back-forward-cache']));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const heard = async (page: RawPage) => (await page.evaluate('window.desk?.heard')) as Heard;

/** A desk whose agent is busy, and which writes down what was on display at each moment of its life. */
const openBusyDesk = async (): Promise<RawPage> => {
  const page = await openRawPage(
    at.browser,
    at.pages.desk({ iframe: at.pages.bar({ eager: true }), open: true }),
  );
  await expect.poll(() => heard(page)).toMatchObject({ states: ['unknown', 'busy'] });
  await page.evaluate(`{
    window.moments = [];
    const note = ({ type }) => {
      const { since } = desk.agent.view();
      moments.push({ type, passed: Date.now() - since, shown: desk.heard.elapsed.at(-1).ms });
    };
    for (const type of ['freeze', 'resume']) document.addEventListener(type, note);
    for (const type of ['pagehide', 'pageshow']) addEventListener(type, note);
  }`);
  return page;
};

interface Moment {
  readonly type: string;
  /** What really passed in the present state, ms. */
  readonly passed: number;
  /** What elapsed$ had told by then, ms. */
  readonly shown: number;
}

const momentsOf = async (page: RawPage) => (await page.evaluate('moments')) as readonly Moment[];

const asleep = 1500;

it.each<[string, (page: RawPage) => Promise<void>, readonly string[]]>([
  [
    'hidden and frozen',
    async (page) => {
      await page.send('Page.setWebLifecycleState', { state: 'frozen' });
      await wait(asleep);
      await page.send('Page.setWebLifecycleState', { state: 'active' });
    },
    ['freeze', 'resume'],
  ],
  [
    'in the back-forward cache',
    async (page) => {
      await page.send('Page.enable');
      await page.send('Page.navigate', { url: `${at.pages.deskOrigin}/blank` });
      await wait(asleep);
      await page.evaluate('history.back()');
      await expect.poll(() => page.evaluate('location.pathname')).toBe('/desk');
    },
    ['pagehide', 'freeze', 'resume', 'pageshow'],
  ],
])(
  'a page that was %s: the time is right at once, what may be missed is told once, the line holds',
  async (_, sleep, types) => {
    const page = await openBusyDesk();
    await sleep(page);
    await expect.poll(() => momentsOf(page)).toMatchObject(types.map((type) => ({ type })));
    const woken = (await momentsOf(page)).at(-1);
    expect(woken?.passed).toBeGreaterThanOrEqual(asleep);
    // The clocks are read one after the other, so a moment may lie between them.
    expect(Math.abs(Number(woken?.passed) - Number(woken?.shown))).toBeLessThan(50);
    expect(await heard(page)).toMatchObject({
      states: ['unknown', 'busy'],
      certainties: ['unknown', 'observed', 'stale'],
      findings: [{ id: 'link-interrupted', received: 'frozen' }],
      links: ['subscribed', 'live'],
      errors: [],
    });
    // The bar is as it was: still subscribed to.
    await page.evaluate(
      `document.querySelector('iframe').contentWindow.postMessage('press', '${at.pages.barOrigin}')`,
    );
    await expect
      .poll(() => heard(page))
      .toMatchObject({
        states: ['unknown', 'busy', 'idle'],
        certainties: ['unknown', 'observed', 'stale', 'observed'],
      });
    await page.close();
  },
);
