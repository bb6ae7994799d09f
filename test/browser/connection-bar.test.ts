import { describe, expect, it } from 'vitest';
import { type OpenedDesk, openDesk, press } from './open-desk.ts';
import { stage } from './stage.ts';

const at = stage();

const until = (desk: OpenedDesk) => expect.poll(desk.heard);

/** A desk whose bar was heard, and the agent idle. */
const idleDesk = async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ iframe: at.pages.bar(), open: true }));
  const bar = await desk.askedBar();
  await press(bar, 'signIn');
  await until(desk).toMatchObject({ states: ['unknown', 'signedOut', 'idle'] });
  return { desk, bar };
};

const interruptions = async (desk: OpenedDesk) =>
  (await desk.heard()).findings.filter(({ id }) => id === 'link-interrupted').map(({ received }) => received);

it('hears a bar of another site through the day of an agent', async () => {
  const desk = await openDesk(at.browser, at.pages.desk({ iframe: at.pages.bar(), open: true }));
  const bar = await desk.askedBar();
  await press(bar, 'signIn', 'customerCalls', 'answer', 'hold', 'retrieve', 'hangUp', 'leaveWrapUp', 'rest');
  await until(desk).toMatchObject({
    states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking', 'wrapUp', 'idle', 'rest'],
    links: ['subscribed', 'live'],
    certainties: ['unknown', 'observed'],
    findings: [],
    rings: [{ caller: expect.stringMatching(/^\d+$/) }],
    errors: [],
  });
  const { calls } = await desk.heard();
  expect(calls.filter((call, place) => call !== calls[place - 1])).toEqual([
    'none',
    'reserved',
    'ringing',
    'talking',
    'held',
    'talking',
    'none',
  ]);
  await expect.poll(async () => Number((await desk.heard()).elapsed.at(-1)?.ms)).toBeGreaterThan(200);
  expect(desk.noise).toEqual([]);
  await desk.close();
});

describe('finding the bar', () => {
  it.each([
    { name: 'an iframe that appears two seconds later', afterMs: 2000, isHeld: false },
    { name: 'and whose document takes its time', afterMs: 0, isHeld: true },
  ])('$name', async ({ afterMs, isHeld }) => {
    const desk = await openDesk(at.browser, at.pages.desk({ open: true }), { hasClock: true });
    await desk.page.clock.runFor(afterMs);
    const src = at.pages.bar(isHeld ? { held: 'document' } : {});
    await desk.page.evaluate((address) => void window.desk.addFrame(address), src);
    if (isHeld) {
      await desk.page.clock.runFor(2000);
      await at.pages.release(src);
    }
    await press(await desk.askedBar(), 'signIn');
    await until(desk).toMatchObject({
      states: ['unknown', 'signedOut', 'idle'],
      links: ['waiting', 'subscribed', 'live'],
      findings: [],
    });
    expect(desk.noise).toEqual([]);
    await desk.close();
  });

  it('an iframe that a form is posted into', async () => {
    const desk = await openDesk(at.browser, at.pages.desk({ open: true }));
    await desk.page.evaluate((action) => {
      window.desk.addFrame('');
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', target: 'ccbarclient', action });
      document.body.append(form);
      form.submit();
    }, at.pages.bar());
    await press(await desk.askedBar(), 'signIn');
    await until(desk).toMatchObject({ states: ['unknown', 'signedOut', 'idle'], findings: [] });
    expect(desk.noise).toEqual([]);
    await desk.close();
  });

  it.each<[string, boolean]>([
    ['comes with the page', true],
    ['is added later', false],
  ])('a bar that speaks before its own load event, and %s, did not reload', async (_, isStatic) => {
    const src = at.pages.bar({ eager: true, held: 'load' });
    const desk = await openDesk(at.browser, at.pages.desk({ open: true, ...(isStatic && { iframe: src }) }));
    if (!isStatic) await desk.page.evaluate((address) => void window.desk.addFrame(address), src);
    await until(desk).toMatchObject({ states: ['unknown', 'busy'] });
    await at.pages.release(src);
    await desk.page.waitForFunction(() => window.desk.loads() > 0);
    // What the load event does is over when an event that came after it is.
    await press(await desk.askedBar(), 'idle');
    await until(desk).toMatchObject({ states: ['unknown', 'busy', 'idle'] });
    expect(await interruptions(desk)).toEqual([]);
    expect(await desk.heard()).toMatchObject({ certainties: ['unknown', 'observed'] });
    await desk.close();
  });
});

describe('losing the bar', () => {
  it('reload: stale, asked again, observed again', async () => {
    const { desk, bar } = await idleDesk();
    await bar.evaluate(() => location.reload());
    await until(desk).toMatchObject({
      links: ['subscribed', 'live', 'subscribed'],
      certainties: ['unknown', 'observed', 'stale'],
    });
    const again = await desk.askedBar();
    await again.evaluate(() => window.served.bar.adopt({ state: 'idle' }));
    await press(again, 'busy');
    await until(desk).toMatchObject({
      states: ['unknown', 'signedOut', 'idle', 'busy'],
      links: ['subscribed', 'live', 'subscribed', 'live'],
      certainties: ['unknown', 'observed', 'stale', 'observed'],
    });
    expect(await interruptions(desk)).toEqual(['reload']);
    expect(desk.noise).toEqual([]);
    await desk.close();
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
    const { desk } = await idleDesk();
    await desk.page.evaluate(happen);
    await expect.poll(() => interruptions(desk)).toEqual([cause]);
    const next = await desk.askedBar();
    await next.evaluate(() => window.served.bar.adopt({ state: 'idle' }));
    await press(next, 'busy');
    await until(desk).toMatchObject({
      states: ['unknown', 'signedOut', 'idle', 'busy'],
      certainties: ['unknown', 'observed', 'stale', 'observed'],
    });
    expect(await interruptions(desk)).toEqual([cause]);
    expect(desk.noise).toEqual([]);
    await desk.close();
  });

  it('for good: the line is lost', async () => {
    const { desk } = await idleDesk();
    await desk.page.evaluate(() => document.querySelector('iframe')?.remove());
    await until(desk).toMatchObject({ links: ['subscribed', 'live', 'lost'] });
    expect((await desk.heard()).certainties.at(-1)).toBe('stale');
    await desk.close();
  });
});

it('callOut reaches the bar, and what it does comes back', async () => {
  const { desk, bar } = await idleDesk();
  await desk.page.evaluate(() => window.desk.source?.callOut('13800000001', 'audio'));
  await until(desk).toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing'] });
  await press(bar, 'customerAnswers');
  await until(desk).toMatchObject({ states: ['unknown', 'signedOut', 'idle', 'ringing', 'talking'] });
  await desk.close();
});
