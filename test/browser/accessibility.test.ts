import { expect, inject, it } from 'vitest';
import { expectNoViolations, violationsOf } from './accessibility.ts';
import { openContext } from './browser.ts';
import type {} from './pages/inspected-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

it('finds what a page and its iframes lack, and leaves out what does not apply', async () => {
  const context = await openContext(at.browser);
  const page = await context.newPage();
  const inner = '<!doctype html><html lang="en"><title>inner</title><body><img src="x">';
  await page.setContent(
    `<!doctype html><html lang="en"><title>outer</title><body><main><h1>Outer</h1><button></button>
     <iframe title="inner" srcdoc='${inner}'></iframe></main>`,
  );
  const rules = (await violationsOf(page)).map(({ rule, at: [first] }) => [rule, first]);
  expect(rules).toEqual([
    ['button-name', 'button'],
    ['image-alt', 'srcdoc img'],
  ]);
  await expectNoViolations(page, { without: ['button-name', 'image-alt'] });
  await context.close();
});

it('looks at a page under the strictest policy, and breaks no rule of that policy', async () => {
  const context = await openContext(at.browser);
  const page = await context.newPage();
  await page.goto(inject('served').inspector.desktop);
  await page.evaluate(() => window.inspected.mount());
  await violationsOf(page);
  expect(await page.evaluate(() => window.inspected.violations)).toEqual([]);
  await context.close();
});
