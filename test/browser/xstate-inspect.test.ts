import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type {} from '../peers/xstate-inspect/viewer-page.ts';
import { openContext } from './browser.ts';
import type {} from './pages/viewed-desktop.ts';
import { stage } from './stage.ts';

const at = stage();
const served = inject('served').viewer;

declare global {
  interface Window {
    /** The messages that the stranger received. */
    received: unknown[];
  }
}

type Way = 'iframe' | 'popup';

const openDesktop = async () => {
  const context = await openContext(at.browser);
  const noise: string[] = [];
  const requests: string[] = [];
  context.on('console', (message) => noise.push(message.text()));
  context.on('weberror', (error) => noise.push(error.error().message));
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  await page.goto(served.desktop);
  return { context, page, noise, requests };
};

/** Shows the agent, and waits until the viewer shows it. */
const show = async (page: Page, way: Way, more = {}): Promise<Page | Frame> => {
  const popup = way === 'popup' ? page.waitForEvent('popup') : null;
  await page.evaluate(([to, url, options]) => window.viewed.show(to, url, options), [
    way,
    served.viewer,
    more,
  ] as const);
  const viewer = popup === null ? page.frame('viewer') : await popup;
  if (viewer === null) throw new Error('There is no viewer.');
  await viewer.waitForFunction(() => window.seen?.length > 0);
  return viewer;
};

const seenBy = (viewer: Page | Frame) => viewer.evaluate(() => window.seen);

const pathsOf = (page: Page) => page.evaluate(() => [...window.viewed.paths]);

/** Returns the number of message listeners of the window, as the browser itself counts them. */
const messageListeners = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  });
  await session.detach();
  return listeners.filter(({ type }) => type === 'message').length;
};

describe.each<Way>(['iframe', 'popup'])(
  'the genuine window receiver in a viewer of another site: %s',
  (way) => {
    it('agrees with the agent at every step of every scenario', async () => {
      const { context, page, noise, requests } = await openDesktop();
      const viewer = await show(page, way);
      await page.evaluate(() => window.viewed.playAll());
      const paths = await pathsOf(page);
      await viewer.waitForFunction(
        (count) => window.seen.filter(({ type }) => type === 'service.state').length === count,
        paths.length,
      );
      const seen = await seenBy(viewer);
      const states = seen.filter(({ type }) => type === 'service.state');
      expect(seen[0]).toMatchObject({ type: 'service.register', path: 'unknown' });
      expect(states.map(({ path }) => path)).toEqual(paths);
      expect(new Set(paths).size).toBeGreaterThan(8);
      for (const { path, matched } of states) {
        expect(matched.filter((one) => !`${path}.`.startsWith(`${one}.`))).toEqual([]);
        if (path?.includes('.')) expect(matched).toEqual(expect.arrayContaining([path]));
      }
      expect(states.every(({ nextEvents }) => nextEvents.includes('call.talking'))).toBe(true);
      const own = [served.desktop, served.viewer];
      expect(requests.filter((url) => !own.some((origin) => url.startsWith(origin)))).toEqual([]);
      expect(noise).toEqual([]);
      await context.close();
    });

    it('cannot move the agent', async () => {
      const { context, page } = await openDesktop();
      const viewer = await show(page, way, { dispatch: true });
      await page.evaluate(() => window.viewed.bar.signIn());
      await viewer.evaluate(() => window.dispatch('rest.started'));
      await expect.poll(() => page.evaluate(() => window.viewed.dispatched)).toEqual(['rest.started']);
      expect(await pathsOf(page)).toEqual(['signedOut', 'idle']);
      await context.close();
    });

    it('receives everything again when it is loaded again, and nothing after the stop', async () => {
      const { context, page } = await openDesktop();
      const before = await messageListeners(page);
      const viewer = await show(page, way);
      expect(await messageListeners(page)).toBe(before + 1);
      await page.evaluate(() => window.viewed.bar.signIn());
      await viewer.goto(served.viewer);
      await viewer.waitForFunction(() => window.seen?.length > 0);
      expect(await seenBy(viewer)).toMatchObject([{ type: 'service.register', path: 'idle' }]);
      await page.evaluate(() => {
        window.viewed.stop();
        window.viewed.bar.busy();
      });
      await viewer.waitForFunction(() => window.seen.at(-1)?.type === 'service.stop');
      expect(await seenBy(viewer)).toHaveLength(2);
      expect(await messageListeners(page)).toBe(before);
      await context.close();
    });
  },
);

/** Puts a second iframe on the page. */
const addFrame = async (page: Page): Promise<Frame> => {
  const element = await page.evaluateHandle(() =>
    document.body.appendChild(document.createElement('iframe')),
  );
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The iframe has no document.');
  return frame;
};

describe('a stranger', () => {
  it.each([
    { name: 'in another iframe', isViewer: false },
    { name: "in the viewer's own window", isViewer: true },
  ])('$name receives nothing, and nothing that it sends is read', async ({ isViewer }) => {
    const { context, page } = await openDesktop();
    const viewer = (await show(page, 'iframe', { dispatch: true })) as Frame;
    const stranger = isViewer ? viewer : await addFrame(page);
    const delivered = page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          addEventListener('message', ({ data, source }) => {
            if (data.type !== 'disconnect') return;
            // This message arrives after everything that was posted before.
            (source as Window).postMessage('all sent', '*');
            resolve();
          });
        }),
    );
    await stranger.goto(served.stranger);
    await delivered;
    await page.evaluate(() => window.viewed.bar.signIn());
    await stranger.waitForFunction(() => window.received?.includes('all sent'));
    expect(await stranger.evaluate(() => window.received)).toEqual(['all sent']);
    expect(await page.evaluate(() => window.viewed.dispatched)).toEqual([]);
    expect(await pathsOf(page)).toEqual(['signedOut', 'idle']);
    await context.close();
  });
});
