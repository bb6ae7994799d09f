import { expect, it } from 'vitest';
import { openDesktop, press } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

it('runs under a policy that allows its own script and the bar, breaks no rule and asks nobody else', async () => {
  const desktop = await openDesktop(
    at.browser,
    at.pages.desktop({ iframe: at.pages.bar(), strict: true, open: true }),
  );
  const bar = await desktop.askedBar();
  await press(bar, 'signIn', 'customerCalls', 'answer');
  await expect
    .poll(desktop.seen, { interval: 20 })
    .toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking'] });
  await desktop.page.evaluate(() => window.desktop.agent?.close());
  expect(await desktop.page.evaluate(() => window.desktop.violations)).toEqual([]);
  expect(desktop.noise).toEqual([]);
  const asked = desktop.requests.map((url) => url.replace(/\?.*/, ''));
  const { desktopOrigin, barOrigin } = at.pages;
  expect(asked.sort()).toEqual(
    [
      `${desktopOrigin}/desktop`,
      `${desktopOrigin}/desktop.js`,
      `${barOrigin}/bar`,
      `${barOrigin}/bar.js`,
    ].sort(),
  );
  await desktop.close();
});

it('such a policy is enforced by the browser, which reports a violation', async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ strict: true }));
  await desktop.page.evaluate((src) => void window.desktop.addFrame(src), `${at.pages.strangerOrigin}/blank`);
  await expect
    .poll(() => desktop.page.evaluate(() => window.desktop.violations), { interval: 20 })
    .toEqual([`frame-src ${at.pages.strangerOrigin}`]);
  await desktop.close();
});
