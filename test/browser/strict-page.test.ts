import { expect, it } from 'vitest';
import { openDesk, press } from './open-desk.ts';
import { stage } from './stage.ts';

const at = stage();

it('runs under a policy that allows its own script and the bar, breaks no rule and asks nobody else', async () => {
  const desk = await openDesk(
    at.browser,
    at.pages.desk({ iframe: at.pages.bar(), strict: true, open: true }),
  );
  const bar = await desk.askedBar();
  await press(bar, 'signIn', 'customerCalls', 'answer');
  await expect
    .poll(desk.heard, { interval: 20 })
    .toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking'] });
  await desk.page.evaluate(() => window.desk.agent?.close());
  expect(await desk.page.evaluate(() => window.desk.violations)).toEqual([]);
  expect(desk.noise).toEqual([]);
  const asked = desk.requests.map((url) => url.replace(/\?.*/, ''));
  const { deskOrigin, barOrigin } = at.pages;
  expect(asked.sort()).toEqual(
    [`${deskOrigin}/desk`, `${deskOrigin}/desk.js`, `${barOrigin}/bar`, `${barOrigin}/bar.js`].sort(),
  );
  await desk.close();
});

it('such a policy is kept by the browser: what it forbids is told', async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ strict: true }));
  await desk.page.evaluate((src) => void window.desk.addFrame(src), `${at.pages.strangerOrigin}/blank`);
  await expect
    .poll(() => desk.page.evaluate(() => window.desk.violations), { interval: 20 })
    .toEqual([`frame-src ${at.pages.strangerOrigin}`]);
  await desk.close();
});
