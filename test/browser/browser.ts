import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { inject } from 'vitest';
import type { RunningBrowser } from './setup.ts';

/** The browser of this run, as it was found and started. Throws when there is none. */
export function runningBrowser(): RunningBrowser {
  const browser = inject('browser');
  if ('problem' in browser) throw new Error(browser.problem);
  return browser;
}

/**
 * Connects to the one browser of this run. Its contexts belong to the connection and go with it: close it in
 * `afterAll`. A download is read by `saveAs`, as from any browser of another process.
 */
export function connect(): Promise<Browser> {
  return chromium.connect(runningBrowser().endpoint);
}

/**
 * Starts another browser, for the few tests that need other flags than the rest.
 *
 * @param withoutArgs Flags of Playwright's own that are left out.
 */
export function launch(withoutArgs: readonly string[]): Promise<Browser> {
  const { executablePath, args } = runningBrowser();
  return chromium.launch({ executablePath, args: [...args], ignoreDefaultArgs: [...withoutArgs] });
}

/** Milliseconds until an action on a page counts as stuck. No test waits for it to pass. */
export const STUCK = 120_000;

/** Opens a context of the browser, which is as patient as the tests are. Close it when its test ends. */
export async function openContext(
  browser: Browser,
  options?: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(STUCK);
  return context;
}

/** Opens a page in a context of its own, which is as patient and is closed with it. */
export async function openPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(STUCK);
  return page;
}
