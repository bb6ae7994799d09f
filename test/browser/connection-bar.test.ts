import { describe, expect, it } from 'vitest';
import { type OpenedDesktop, openDesktop, press } from './open-desktop.ts';
import { stage } from './stage.ts';

const at = stage();

const until = (desktop: OpenedDesktop) => expect.poll(desktop.seen);

/** Opens a page whose bar has answered and whose agent is idle. */
const idleDesktop = async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
  const bar = await desktop.askedBar();
  await press(bar, 'signIn');
  await until(desktop).toMatchObject({ states: ['unknown', 'signedOut', 'idle'] });
  return { desktop, bar };
};

const interruptions = async (desktop: OpenedDesktop) =>
  (await desktop.seen()).findings
    .filter(({ id }) => id === 'link-interrupted')
    .map(({ received }) => received);

it('follows a bar of another site through the day of an agent', async () => {
  const desktop = await openDesktop(at.browser, at.pages.desktop({ iframe: at.pages.bar(), open: true }));
  const bar = await desktop.askedBar();
  await press(bar, 'signIn', 'customerCalls', 'answer', 'hold', 'retrieve', 'hangUp', 'leaveWrapUp', 'rest');
  await until(desktop).toMatchObject({
    states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking', 'wrapUp', 'idle', 'rest'],
    links: ['subscribed', 'live'],
    certainties: ['unknown', 'observed'],
    findings: [],
    rings: [{ caller: expect.stringMatching(/^\d+$/) }],
    errors: [],
  });
  const { calls } = await desktop.seen();
  expect(calls.filter((call, place) => call !== calls[place - 1])).toEqual([
    'none',
    'reserved',
    'ringing',
    'talking',
    'held',
    'talking',
    'none',
  ]);
  await expect.poll(async () => Number((await desktop.seen()).elapsed.at(-1)?.ms)).toBeGreaterThan(200);
  expect(desktop.noise).toEqual([]);
  await desktop.close();
});

describe('finding the bar', () => {
  it.each([
    { name: 'an iframe that appears two seconds later', afterMs: 2000, isHeld: false },
    { name: 'and whose document takes its time', afterMs: 0, isHeld: true },
  ])('$name', async ({ afterMs, isHeld }) => {
    const desktop = await openDesktop(at.browser, at.pages.desktop({ open: true }), { hasClock: true });
    await desktop.page.clock.runFor(afterMs);
    const src = at.pages.bar(isHeld ? { held: 'document' } : {});
    await desktop.page.evaluate((address) => void window.desktop.addFrame(address), src);
    if (isHeld) {
      await desktop.page.clock.runFor(2000);
      await at.pages.release(src);
    }
    await press(await desktop.askedBar(), 'signIn');
    await until(desktop).toMatchObject({
      states: ['unknown', 'signedOut', 'idle'],
      links: ['waiting', 'subscribed', 'live'],
      findings: [],
    });
    expect(desktop.noise).toEqual([]);
    await desktop.close();
  });

  it('an iframe that a form is posted into', async () => {
    const desktop = await openDesktop(at.browser, at.pages.desktop({ open: true }));
    await desktop.page.evaluate((action) => {
      window.desktop.addFrame('');
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', target: 'ccbarclient', action });
      document.body.append(form);
      form.submit();
    }, at.pages.bar());
    await press(await desktop.askedBar(), 'signIn');
    await until(desktop).toMatchObject({ states: ['unknown', 'signedOut', 'idle'], findings: [] });
    expect(desktop.noise).toEqual([]);
    await desktop.close();
  });

  it.each<[string, boolean]>([
    ['comes with the page', true],
    ['is added later', false],
  ])('a bar that speaks before its own load event, and %s, did not reload', async (_, isStatic) => {
    const src = at.pages.bar({ eager: true, held: 'load' });
    const desktop = await openDesktop(
      at.browser,
      at.pages.desktop({ open: true, ...(isStatic && { iframe: src }) }),
    );
    if (!isStatic) await desktop.page.evaluate((address) => void window.desktop.addFrame(address), src);
    await until(desktop).toMatchObject({ states: ['unknown', 'busy'] });
    await at.pages.release(src);
    await desktop.page.waitForFunction(() => window.desktop.loads() > 0);
    // The effects of the load event are complete when a later event has arrived.
    await press(await desktop.askedBar(), 'idle');
    await until(desktop).toMatchObject({ states: ['unknown', 'busy', 'idle'] });
    expect(await interruptions(desktop)).toEqual([]);
    expect(await desktop.seen()).toMatchObject({ certainties: ['unknown', 'observed'] });
    await desktop.close();
  });
});

describe('losing the bar', () => {
  it('reload: stale, asked again, observed again', async () => {
    const { desktop, bar } = await idleDesktop();
    await bar.evaluate(() => location.reload());
    await until(desktop).toMatchObject({
      links: ['subscribed', 'live', 'subscribed'],
      certainties: ['unknown', 'observed', 'stale'],
    });
    const again = await desktop.askedBar();
    await again.evaluate(() => window.served.bar.adopt({ state: 'idle' }));
    await press(again, 'busy');
    await until(desktop).toMatchObject({
      states: ['unknown', 'signedOut', 'idle', 'busy'],
      links: ['subscribed', 'live', 'subscribed', 'live'],
      certainties: ['unknown', 'observed', 'stale', 'observed'],
    });
    expect(await interruptions(desktop)).toEqual(['reload']);
    expect(desktop.noise).toEqual([]);
    await desktop.close();
  });

  it.each<[string, string, () => void]>([
    [
      'another element takes its place',
      'replaced',
      () => {
        const old = document.querySelector('iframe');
        if (old === null) return;
        const next = document.createElement('iframe');
        next.name = old.name;
        next.src = old.src;
        old.replaceWith(next);
      },
    ],
    [
      // The browser throws its document away and loads it anew.
      'the element is moved within the page',
      'reload',
      () => {
        const main = document.createElement('main');
        document.body.append(main);
        main.append(document.querySelector('iframe') ?? '');
      },
    ],
    [
      'the element is taken out and put back later',
      'gone',
      () => {
        const old = document.querySelector('iframe');
        old?.remove();
        // In a task of its own, as a page would that draws itself anew.
        setTimeout(() => document.body.append(old ?? ''));
      },
    ],
  ])('%s', async (_, cause, happen) => {
    const { desktop } = await idleDesktop();
    await desktop.page.evaluate(happen);
    await expect.poll(() => interruptions(desktop)).toEqual([cause]);
    const next = await desktop.askedBar();
    await next.evaluate(() => window.served.bar.adopt({ state: 'idle' }));
    await press(next, 'busy');
    await until(desktop).toMatchObject({
      states: ['unknown', 'signedOut', 'idle', 'busy'],
      certainties: ['unknown', 'observed', 'stale', 'observed'],
    });
    expect(await interruptions(desktop)).toEqual([cause]);
    expect(desktop.noise).toEqual([]);
    await desktop.close();
  });

  it('for good: the line is lost', async () => {
    const { desktop } = await idleDesktop();
    await desktop.page.evaluate(() => document.querySelector('iframe')?.remove());
    await until(desktop).toMatchObject({ links: ['subscribed', 'live', 'lost'] });
    expect((await desktop.seen()).certainties.at(-1)).toBe('stale');
    await desktop.close();
  });
});

it('callOut reaches the bar, and what it does comes back', async () => {
  const { desktop, bar } = await idleDesktop();
  await desktop.page.evaluate(() => window.desktop.source?.callOut('13800000001', 'audio'));
  await until(desktop).toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing'] });
  await press(bar, 'customerAnswers');
  await until(desktop).toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking'] });
  await desktop.close();
});
