import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launch } from './launch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

it('runs a page', async () => {
  const page = await browser.newPage();
  await page.setContent('<title>hello</title>');
  expect(await page.title()).toBe('hello');
});

it('reaches nothing but this machine', async () => {
  const page = await browser.newPage();
  await expect(page.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});
