import type { Browser, Frame, Page } from 'playwright-core';
import type { ButtonName } from '../../src/simulator/index.ts';
import { openContext } from './browser.ts';
import type { Seen } from './pages/desktop.ts';

/** An open page with an agent in the browser. */
export interface OpenedDesktop {
  readonly page: Page;
  /** Returns everything that its agent has emitted so far. */
  readonly seen: () => Promise<Seen>;
  /** The frame of the bar, once it was asked for events. */
  readonly askedBar: () => Promise<Frame>;
  /** Warnings and errors on the console of the page and its frames, and errors thrown. */
  readonly noise: readonly string[];
  /** The addresses that were asked for. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** Presses buttons of the simulated bar, one after the other. */
export const press = async (bar: Frame, ...names: readonly ButtonName[]): Promise<void> => {
  for (const name of names) {
    const isAccepted = await bar.evaluate((button) => window.served.bar[button](), name);
    if (!isAccepted) throw new Error(`The bar did not accept ${name}.`);
  }
};

/** Opens the page of an agent in a context of its own. `hasClock`: its time and that of its frames is moved by `page.clock`. */
export const openDesktop = async (
  browser: Browser,
  address: string,
  { hasClock = false } = {},
): Promise<OpenedDesktop> => {
  const context = await openContext(browser);
  const page = await context.newPage();
  if (hasClock) await page.clock.install();
  const noise: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  // Not its load event, which may wait for what a test holds back.
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  // Reported here, because otherwise a later wait would only time out.
  if (!(await page.evaluate(() => 'desktop' in window)))
    throw new Error(`The page of the agent does not run: ${noise.join('\n')}`);
  return {
    page,
    seen: () =>
      page.evaluate(() => {
        if (window.desktop.seen === null) throw new Error('No agent was opened.');
        return window.desktop.seen;
      }),
    askedBar: async () => {
      const element = await page.waitForSelector('iframe[name=ccbarclient]', { state: 'attached' });
      const frame = await element.contentFrame();
      if (frame === null) throw new Error('The iframe has no document.');
      await frame.waitForFunction(() => 'served' in window);
      // Unlike `evaluate`, this has a limit and reports what it waited for.
      await frame.waitForFunction(
        () =>
          new Promise<true>((resolve) => {
            window.served.subscribed$.subscribe((ids) => ids.length > 0 && resolve(true));
          }),
      );
      return frame;
    },
    noise,
    requests,
    close: () => context.close(),
  };
};
