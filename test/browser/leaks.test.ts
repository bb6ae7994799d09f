import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDesktop } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

const cycles = 1000;

/** Returns the counts of the page itself, and those of the browser after it collected garbage. */
const count = async (page: Page, session: CDPSession) => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    held: await page.evaluate(() => window.desktop.held()),
    listeners: metric('JSEventListeners'),
    iframes: metric('Frames'),
    heapBytes: metric('JSHeapUsedSize'),
  };
};

it(`${cycles} agents that come and go, half of them before their bar answered, leave no listener and no timer`, async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar({ eager: true }) }));
  const session = await desktop.page.context().newCDPSession(desktop.page);
  await session.send('Performance.enable');
  const visit = (times: number) =>
    desktop.page.evaluate(
      async ([origin, rounds]) => {
        for (let round = 0; round < rounds; round += 1) await window.desktop.visit(origin, round % 2 === 0);
      },
      [at.pages.barOrigin, times] as const,
    );

  await visit(20);
  const before = await count(desktop.page, session);
  await visit(cycles);
  const after = await count(desktop.page, session);
  expect(after.held).toEqual(before.held);
  expect(after.listeners).toBe(before.listeners);
  expect(after.heapBytes - before.heapBytes).toBeLessThan(1_000_000);
  expect(desktop.noise).toEqual([]);
  await desktop.close();
});

it('bars that come and go under one agent leave nothing either, and closing it leaves what there was before', async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop());
  const session = await desktop.page.context().newCDPSession(desktop.page);
  await session.send('Performance.enable');
  const replace = (times: number) =>
    desktop.page.evaluate(
      async ([src, rounds]) => {
        for (let round = 0; round < rounds; round += 1) {
          document.querySelector('iframe')?.remove();
          window.desktop.addFrame(src);
          // The browser reports the change to the page in a task of its own.
          await new Promise((resolve) => setTimeout(resolve));
          while (window.desktop.seen?.links.at(-1) !== 'live') {
            await new Promise((resolve) => setTimeout(resolve));
          }
        }
      },
      [at.pages.bar({ eager: true }), times] as const,
    );

  const fresh = await count(desktop.page, session);
  await desktop.page.evaluate((origin) => void window.desktop.open(origin), at.pages.barOrigin);
  await replace(2);
  const before = await count(desktop.page, session);
  await replace(10);
  const after = await count(desktop.page, session);
  expect([after.held, after.listeners, after.iframes]).toEqual([
    before.held,
    before.listeners,
    before.iframes,
  ]);
  await desktop.page.evaluate(() => window.desktop.agent?.close());
  expect((await count(desktop.page, session)).held).toEqual(fresh.held);
  await desktop.close();
});
