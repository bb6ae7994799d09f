import { expect, it } from 'vitest';
import { launch } from './browser.ts';
import type { Seen } from './pages/desktop.ts';
import { openRawPage, type RawPage } from './raw-page.ts';
import { stage } from './stage.ts';

const at = stage(() => launch(['--disable-back-forward-cache']));

const seen = async (page: RawPage) => (await page.evaluate('window.desktop?.seen')) as Seen;

/** The time for which the page sleeps, ms. */
const asleep = 1500;

/**
 * Opens a page whose agent is busy, and which notes what was on display at each event of its life. From then on its
 * clocks stand still, and go on by the time of the sleep when it is frozen.
 */
const openBusyDesktop = async (): Promise<RawPage> => {
  const page = await openRawPage(
    at.browser,
    at.pages.desktop({ iframe: at.pages.bar({ eager: true }), open: true }),
  );
  await expect.poll(() => seen(page)).toMatchObject({ states: ['unknown', 'busy'] });
  await page.evaluate(`{
    let slept = 0;
    const [date, monotonic] = [Date.now(), performance.now()];
    Date.now = () => date + slept;
    performance.now = () => monotonic + slept;
    window.moments = [];
    const note = ({ type }) => {
      const { since } = desktop.agent.view();
      moments.push({ type, passed: desktop.agent.now() - since, shown: desktop.seen.elapsed.at(-1).ms });
      if (type === 'freeze') slept += ${asleep};
    };
    for (const type of ['freeze', 'resume']) document.addEventListener(type, note);
    for (const type of ['pagehide', 'pageshow']) addEventListener(type, note);
  }`);
  return page;
};

interface Moment {
  readonly type: string;
  /** The time in the present state, ms. */
  readonly passed: number;
  /** The last value of elapsed$ until then, ms. */
  readonly shown: number;
}

const momentsOf = async (page: RawPage) => (await page.evaluate('moments')) as readonly Moment[];

it.each<[string, (page: RawPage) => Promise<void>, readonly string[]]>([
  [
    'hidden and frozen',
    async (page) => {
      await page.send('Page.setWebLifecycleState', { state: 'frozen' });
      await page.send('Page.setWebLifecycleState', { state: 'active' });
    },
    ['freeze', 'resume'],
  ],
  [
    'in the back-forward cache',
    async (page) => {
      await page.send('Page.enable');
      await page.send('Page.navigate', { url: `${at.pages.desktopOrigin}/blank` });
      await expect.poll(() => page.evaluate('location.pathname')).toBe('/blank');
      await page.evaluate('history.back()');
      await expect.poll(() => page.evaluate('location.pathname')).toBe('/desktop');
    },
    ['pagehide', 'freeze', 'resume', 'pageshow'],
  ],
])(
  'a page that was %s: the time is right at once, possible losses are reported once, the link stays live',
  async (_, sleep, types) => {
    const page = await openBusyDesktop();
    await sleep(page);
    await expect.poll(() => momentsOf(page)).toMatchObject(types.map((type) => ({ type })));
    const woken = (await momentsOf(page)).at(-1);
    expect(woken?.passed).toBeGreaterThanOrEqual(asleep);
    expect(Number(woken?.shown)).toBeCloseTo(Number(woken?.passed), 0);
    expect(await seen(page)).toMatchObject({
      states: ['unknown', 'busy'],
      certainties: ['unknown', 'observed', 'stale'],
      findings: [{ id: 'link-interrupted', received: 'frozen' }],
      links: ['subscribed', 'live'],
      errors: [],
    });
    // The bar is as it was: still subscribed to.
    await page.evaluate(`for (const message of [{ leap: ${asleep} }, 'press'])
      document.querySelector('iframe').contentWindow.postMessage(message, '${at.pages.barOrigin}')`);
    await expect
      .poll(() => seen(page))
      .toMatchObject({
        states: ['unknown', 'busy', 'idle'],
        certainties: ['unknown', 'observed', 'stale', 'observed'],
      });
    await page.close();
  },
);
