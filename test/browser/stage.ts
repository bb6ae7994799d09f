import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect } from './browser.ts';
import { type DesktopPages, desktopPages } from './desktop-pages.ts';
import { type VisitPage, visits } from './visits.ts';

/** The browser and the pages of one file's tests; there from its first test to its last. */
export interface Stage {
  readonly pages: DesktopPages;
  readonly browser: Browser;
  /** Opens an address in the tab that the tests of this file share; each visit ends the one before it. */
  readonly visit: VisitPage;
}

/** Opens them before the tests of a file, and closes them after. */
export const stage = (open: () => Promise<Browser> = connect): Stage => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser?.close());
  return {
    pages: desktopPages(inject('served').desktops),
    visit: visits(() => browser),
    get browser() {
      return browser;
    },
  };
};
