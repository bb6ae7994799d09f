import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type OpenedDesktop, openDesktop, press } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

const forgedSignOut = { eventType: 'AgentOther_ShutdownService', workNo: '30021', content: null };

/** The number of messages that a forger sends. */
const forgeries = 14;

/** Posts forged messages from a frame to the page at the top, in every dress and to every address. */
const forge = (frame: Frame, desktopOrigin: string) =>
  frame.evaluate(
    ([event, origin]) => {
      const envelope = { message: '', retcode: '0', event };
      const list = { workNo: '30021', eventList: [event] };
      for (const data of [event, envelope, list, JSON.stringify(envelope), '{', null, 'x'.repeat(300_000)]) {
        top?.postMessage(data, '*');
        top?.postMessage(data, origin);
      }
    },
    [forgedSignOut, desktopOrigin] as const,
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

const until = (desktop: OpenedDesktop) => expect.poll(desktop.seen);

const refusedFrom = (what: 'source' | 'origin', origin: string) =>
  `another ${what === 'source' ? 'window' : 'origin'} from ${origin}`;

describe('an agent with a live bar is not changed by', () => {
  let desktop: OpenedDesktop;
  let bar: Frame;
  beforeAll(async () => {
    desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
    bar = await desktop.askedBar();
    await press(bar, 'signIn');
    await desktop.page.waitForFunction(() => window.desktop.seen?.states.at(-1) === 'idle');
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
      async (page) => [await addFrame(page, `${at.pages.desktopOrigin}/blank`), at.pages.desktopOrigin],
    ],
    ['the page itself', async (page) => [page.mainFrame(), at.pages.desktopOrigin]],
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
    const before = await desktop.seen();
    const [hostile, origin] = await prepare(desktop.page);
    await forge(hostile, at.pages.desktopOrigin);
    await press(bar, 'busy', 'idle');
    // Frames of other processes are not in step with each other.
    await until(desktop).toMatchObject({
      states: [...before.states, 'busy', 'idle'],
      refused: { length: before.refused.length + forgeries },
    });
    const { refused } = await desktop.seen();
    expect(refused.slice(before.refused.length)).toEqual(Array(forgeries).fill(`source ${origin}`));
  });

  it('any of them, and reports so at level info, not for each message', async () => {
    const { certainties, links, findings, rings, errors } = await desktop.seen();
    expect({ certainties, links, rings, errors }).toEqual({
      certainties: ['unknown', 'observed'],
      links: ['subscribed', 'live'],
      rings: [],
      errors: [],
    });
    const expectedFinding = (origin: string) => ({
      id: 'rejected-frame',
      level: 'info',
      received: refusedFrom('source', origin),
    });
    const { strangerOrigin, barOrigin, desktopOrigin } = at.pages;
    // The first and the tenth of each origin.
    expect(findings).toEqual(
      [strangerOrigin, barOrigin, 'an unknown origin', desktopOrigin].flatMap((origin) => [
        expectedFinding(origin),
        expectedFinding(origin),
      ]),
    );
    expect(desktop.noise).toEqual([]);
  });
});

it('a page that moved into the window of the bar is refused and receives nothing', async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
  const bar = await desktop.askedBar();
  await press(bar, 'signIn');
  await until(desktop).toMatchObject({ states: ['unknown', 'signedOut', 'idle'] });
  const address = `${at.pages.strangerOrigin}/blank`;
  await bar.evaluate((url) => {
    location.href = url;
  }, address);
  await until(desktop).toMatchObject({ certainties: ['unknown', 'observed', 'stale'] });
  const stranger = desktop.page.frame({ url: address });
  if (stranger === null) throw new Error('The stranger is not there.');
  await stranger.evaluate(() => {
    const messages: unknown[] = [];
    addEventListener('message', ({ data }) => messages.push(data));
    Object.assign(window, { messages });
  });
  await forge(stranger, at.pages.desktopOrigin);
  // All forgeries have arrived, and the page has asked for events again and again.
  await until(desktop).toMatchObject({ refused: { length: forgeries } });
  await expect.poll(() => desktop.noise.length).toBeGreaterThan(1);
  const { states, certainties, links, findings } = await desktop.seen();
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
  expect(await stranger.evaluate('messages')).toEqual([]);
  // The browser itself does not deliver the requests to the wrong origin, and reports that on the console.
  expect(new Set(desktop.noise.map((line) => line.replace(/ \('.*/, '')))).toEqual(
    new Set(["Failed to execute 'postMessage' on 'DOMWindow': The target origin provided"]),
  );
  await desktop.close();
});

it('an agent whose bar is not there yet waits, whoever sends messages and under any name', async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ open: true }));
  for (const origin of [at.pages.strangerOrigin, at.pages.barOrigin]) {
    const frame = await addFrame(desktop.page, `${origin}/blank`);
    await frame.evaluate(() => {
      window.name = 'ccbarclient';
    });
    await forge(frame, at.pages.desktopOrigin);
  }
  await until(desktop).toMatchObject({ refused: { length: 2 * forgeries } });
  expect(await desktop.seen()).toMatchObject({ states: ['unknown'], links: ['waiting'] });
  await desktop.close();
});
