import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDesk, openDesk, press } from './open-desk.ts';
import { stage } from './stage.ts';

const at = stage();

const forgedSignOut = { eventType: 'AgentOther_ShutdownService', workNo: '30021', content: null };

/** How many messages a forger sends. */
const forgeries = 14;

/** Posts forged messages from a frame to the page at the top, in every dress and to every address. */
const forge = (frame: Frame, deskOrigin: string) =>
  frame.evaluate(
    ([event, origin]) => {
      const envelope = { message: '', retcode: '0', event };
      const list = { workNo: '30021', eventList: [event] };
      for (const data of [event, envelope, list, JSON.stringify(envelope), '{', null, 'x'.repeat(300_000)]) {
        top?.postMessage(data, '*');
        top?.postMessage(data, origin);
      }
    },
    [forgedSignOut, deskOrigin] as const,
  );

const addFrame = async (page: Page, src: string, sandbox?: string): Promise<Frame> => {
  const handle = await page.evaluateHandle(
    ([address, flags]) => {
      const frame = document.createElement('iframe');
      if (flags !== undefined) frame.setAttribute('sandbox', flags);
      frame.src = address;
      document.body.append(frame);
      return new Promise<HTMLIFrameElement>((resolve) =>
        frame.addEventListener('load', () => resolve(frame), { once: true }),
      );
    },
    [src, sandbox] as const,
  );
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The iframe has no document.');
  return frame;
};

const until = (desk: OpenedDesk) => expect.poll(desk.heard);

const refusedFrom = (what: 'source' | 'origin', origin: string) =>
  `another ${what === 'source' ? 'window' : 'origin'} from ${origin}`;

describe('a desk with a live bar is not moved by', () => {
  let desk: OpenedDesk;
  let bar: Frame;
  beforeAll(async () => {
    desk = await openDesk(at.browser, at.pages.desk({ iframe: at.pages.bar(), open: true }));
    bar = await desk.askedBar();
    await press(bar, 'signIn');
    await desk.page.waitForFunction(() => window.desk.heard?.states.at(-1) === 'idle');
  });

  it.each<[string, (page: Page) => Promise<readonly [Frame, origin: string]>]>([
    [
      'a stranger of a third origin',
      async (page) => [await addFrame(page, `${at.pages.strangerOrigin}/blank`), at.pages.strangerOrigin],
    ],
    [
      'another iframe of the bar’s own origin',
      async (page) => [await addFrame(page, `${at.pages.barOrigin}/blank`), at.pages.barOrigin],
    ],
    [
      'a sandboxed iframe of the bar’s own origin',
      async (page) => [await addFrame(page, `${at.pages.barOrigin}/blank`, 'allow-scripts'), 'null'],
    ],
    [
      'another iframe of the page’s own origin',
      async (page) => [await addFrame(page, `${at.pages.deskOrigin}/blank`), at.pages.deskOrigin],
    ],
    ['the page itself', async (page) => [page.mainFrame(), at.pages.deskOrigin]],
    [
      'an iframe of the bar’s origin within a stranger’s',
      async (page) => {
        const outer = await addFrame(page, `${at.pages.strangerOrigin}/blank`);
        await outer.evaluate((src) => {
          const inner = document.createElement('iframe');
          inner.src = src;
          document.body.append(inner);
          return new Promise((resolve) => inner.addEventListener('load', resolve, { once: true }));
        }, `${at.pages.barOrigin}/blank`);
        const [inner] = outer.childFrames();
        if (inner === undefined) throw new Error('There is no inner frame.');
        return [inner, at.pages.barOrigin];
      },
    ],
  ])('%s', async (_, prepare) => {
    const before = await desk.heard();
    const [hostile, origin] = await prepare(desk.page);
    await forge(hostile, at.pages.deskOrigin);
    await press(bar, 'busy', 'idle');
    await until(desk).toMatchObject({ states: [...before.states, 'busy', 'idle'] });
    const { refused } = await desk.heard();
    expect(refused.slice(before.refused.length)).toEqual(Array(forgeries).fill(`source ${origin}`));
  });

  it('any of them, and says so: calmly, and not at each message', async () => {
    const { certainties, links, findings, rings, errors } = await desk.heard();
    expect({ certainties, links, rings, errors }).toEqual({
      certainties: ['unknown', 'observed'],
      links: ['subscribed', 'live'],
      rings: [],
      errors: [],
    });
    const told = (origin: string) => ({
      id: 'rejected-frame',
      level: 'info',
      received: refusedFrom('source', origin),
    });
    const { strangerOrigin, barOrigin, deskOrigin } = at.pages;
    // The first and the tenth of each origin.
    expect(findings).toEqual(
      [strangerOrigin, barOrigin, 'an unknown origin', deskOrigin].flatMap((origin) => [
        told(origin),
        told(origin),
      ]),
    );
    expect(desk.noise).toEqual([]);
  });
});

it('a desk refuses who moved into the window of its bar, and tells it nothing', async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ iframe: at.pages.bar(), open: true }));
  const bar = await desk.askedBar();
  await press(bar, 'signIn');
  await until(desk).toMatchObject({ states: ['unknown', 'signedOut', 'idle'] });
  const address = `${at.pages.strangerOrigin}/blank`;
  await bar.evaluate((url) => {
    location.href = url;
  }, address);
  await until(desk).toMatchObject({ certainties: ['unknown', 'observed', 'stale'] });
  const stranger = desk.page.frame({ url: address });
  if (stranger === null) throw new Error('The stranger is not there.');
  await stranger.evaluate(() => {
    const told: unknown[] = [];
    addEventListener('message', ({ data }) => told.push(data));
    Object.assign(window, { told });
  });
  await forge(stranger, at.pages.deskOrigin);
  // All forgeries have arrived, and the page has asked for events again and again.
  await until(desk).toMatchObject({ refused: { length: forgeries } });
  await expect.poll(() => desk.noise.length).toBeGreaterThan(1);
  const { states, certainties, links, findings } = await desk.heard();
  expect({ states, certainties, links }).toEqual({
    states: ['unknown', 'signedOut', 'idle'],
    certainties: ['unknown', 'observed', 'stale'],
    links: ['subscribed', 'live', 'subscribed'],
  });
  expect(findings.map(({ received }) => received)).toEqual([
    'reload',
    refusedFrom('origin', at.pages.strangerOrigin),
    refusedFrom('origin', at.pages.strangerOrigin),
  ]);
  expect(await stranger.evaluate('told')).toEqual([]);
  // The browser itself keeps the requests from the wrong origin, and says so on the console.
  expect(new Set(desk.noise.map((line) => line.replace(/ \('.*/, '')))).toEqual(
    new Set(["Failed to execute 'postMessage' on 'DOMWindow': The target origin provided"]),
  );
  await desk.close();
});

it('a desk whose bar is not there yet waits, whoever speaks and by whatever name', async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ open: true }));
  for (const origin of [at.pages.strangerOrigin, at.pages.barOrigin]) {
    const frame = await addFrame(desk.page, `${origin}/blank`);
    await frame.evaluate(() => {
      window.name = 'ccbarclient';
    });
    await forge(frame, at.pages.deskOrigin);
  }
  await until(desk).toMatchObject({ refused: { length: 2 * forgeries } });
  expect(await desk.heard()).toMatchObject({ states: ['unknown'], links: ['waiting'] });
  await desk.close();
});
