import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect } from './browser.ts';
import { type DeskPages, deskPages } from './desk-pages.ts';

/** The browser and the pages of one file's tests; there from its first test to its last. */
export interface Stage {
  readonly pages: DeskPages;
  readonly browser: Browser;
}

/** Opens them before the tests of a file, and closes them after. */
export const stage = (open: () => Promise<Browser> = connect): Stage => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser?.close());
  return {
    pages: deskPages(inject('served').desks),
    get browser() {
      return browser;
    },
  };
};
