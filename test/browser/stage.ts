import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launch } from './launch.ts';
import { type ServedPages, servePages } from './serve-pages.ts';

/** The pages and the browser of one file's tests; there from its first test to its last. */
export const stage = (
  ...how: Parameters<typeof launch>
): { readonly pages: ServedPages; readonly browser: Browser } => {
  let pages: ServedPages;
  let browser: Browser;
  beforeAll(async () => {
    [pages, browser] = await Promise.all([servePages(), launch(...how)]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });
  return {
    get pages() {
      return pages;
    },
    get browser() {
      return browser;
    },
  };
};
