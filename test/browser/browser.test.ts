import { expect, it } from 'vitest';
import { openPage, runningBrowser } from './browser.ts';
import { stage } from './stage.ts';

const at = stage();

it('runs a page', async () => {
  const page = await openPage(at.browser);
  await page.setContent('<title>hello</title>');
  expect(await page.title()).toBe('hello');
});

it('reaches nothing but this machine', async () => {
  const page = await openPage(at.browser);
  await expect(page.goto('http://example.com/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

it('turns off every feature that Playwright turns off', () => {
  const lists = runningBrowser()
    .commandLine.filter((flag) => flag.startsWith('--disable-features='))
    .map((flag) => flag.replace('--disable-features=', '').split(','));
  expect(lists).toHaveLength(2);
  expect(lists[1]).toEqual(expect.arrayContaining(lists[0] ?? []));
});
