import type { Locator, Page } from 'playwright-core';

/** The time that passes between two looks at a page whose time stands still, ms: a frame of it. */
const frame = 20;
/** The time that passes at most, ms. */
const longest = 60_000;

/**
 * Lets as much time pass in a page whose clock is moved by the test as something takes to come into it. Messages
 * between its frames take no time of that clock.
 */
export async function passUntil(page: Page, awaited: Locator): Promise<void> {
  for (let passed = 0; (await awaited.count()) === 0; passed += frame) {
    if (passed > longest) throw new Error(`Not there after ${longest / 1000} s of the page: ${awaited}`);
    await page.clock.runFor(frame);
  }
}
