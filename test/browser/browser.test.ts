import { expect, it } from 'vitest';
import { openPage } from './browser.ts';
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
