import type { CDPSession, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDesk } from './open-desk.ts';
import { stage } from './stage.ts';

const at = stage();

const cycles = 1000;

/** What the page counts itself, and what the browser counts after it collected its garbage. */
const count = async (page: Page, session: CDPSession) => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    held: await page.evaluate(() => window.desk.held()),
    listeners: metric('JSEventListeners'),
    iframes: metric('Frames'),
    heapBytes: metric('JSHeapUsedSize'),
  };
};

it(`${cycles} agents that come and go, half of them before they heard their bar, leave no listener and no timer`, async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ iframe: at.pages.bar({ eager: true }) }));
  const session = await desk.page.context().newCDPSession(desk.page);
  await session.send('Performance.enable');
  const visit = (times: number) =>
    desk.page.evaluate(
      async ([origin, rounds]) => {
        for (let round = 0; round < rounds; round += 1) await window.desk.visit(origin, round % 2 === 0);
      },
      [at.pages.barOrigin, times] as const,
    );

  await visit(20);
  const before = await count(desk.page, session);
  await visit(cycles);
  const after = await count(desk.page, session);
  expect(after.held).toEqual(before.held);
  expect(after.listeners).toBe(before.listeners);
  expect(after.heapBytes - before.heapBytes).toBeLessThan(1_000_000);
  expect(desk.noise).toEqual([]);
  await desk.close();
});

it('bars that come and go under one agent leave nothing either, and closing it leaves what there was before', async () => {
  const desk = await openDesk(at.browser, at.pages.desk());
  const session = await desk.page.context().newCDPSession(desk.page);
  await session.send('Performance.enable');
  const replace = (times: number) =>
    desk.page.evaluate(
      async ([src, rounds]) => {
        for (let round = 0; round < rounds; round += 1) {
          document.querySelector('iframe')?.remove();
          window.desk.addFrame(src);
          // The page is told of the change in a task of its own.
          await new Promise((resolve) => setTimeout(resolve));
          while (window.desk.heard?.links.at(-1) !== 'live') {
            await new Promise((resolve) => setTimeout(resolve));
          }
        }
      },
      [at.pages.bar({ eager: true }), times] as const,
    );

  const fresh = await count(desk.page, session);
  await desk.page.evaluate((origin) => void window.desk.open(origin), at.pages.barOrigin);
  await replace(2);
  const before = await count(desk.page, session);
  await replace(10);
  const after = await count(desk.page, session);
  expect([after.held, after.listeners, after.iframes]).toEqual([
    before.held,
    before.listeners,
    before.iframes,
  ]);
  await desk.page.evaluate(() => window.desk.agent?.close());
  expect((await count(desk.page, session)).held).toEqual(fresh.held);
  await desk.close();
});
