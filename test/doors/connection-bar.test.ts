import { describe, expect, it, vi } from 'vitest';
import { type ConnectionBarOptions, connectionBar } from '../../src/doors/connection-bar.ts';
import { documentedIds } from '../../src/protocol/catalogue.ts';
import { encodeEventPost } from '../../src/protocol/encode.ts';
import { barOrigin, createFakePage, type FakeIframe, pageOrigin } from './fake-window.ts';
import { openBar, ready } from './open-bar.ts';

describe('finding the iframe', () => {
  it.each<[string, (iframe: () => HTMLIFrameElement | null) => ConnectionBarOptions['iframe']]>([
    ['by name', () => 'ccbarclient'],
    ['by a function', (find) => find],
  ])('%s, now', (_, reference) => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { links, listen } = openBar({ iframe: reference(() => iframe.element) }, page);
    expect(iframe.posted).toEqual([]);
    listen();
    expect(iframe.posted).toEqual([[encodeEventPost(documentedIds), barOrigin]]);
    expect(links).toEqual(['waiting', 'subscribed']);
  });

  it.each<[string, (iframe: () => HTMLIFrameElement | null) => ConnectionBarOptions['iframe']]>([
    ['by name', () => 'ccbarclient'],
    ['by a function', (find) => find],
  ])('%s, two seconds later', (_, reference) => {
    let iframe: FakeIframe | undefined;
    const { page, pass, links, listen } = openBar({ iframe: reference(() => iframe?.element ?? null) });
    listen();
    page.addIframe('another');
    pass(2000);
    expect(links).toEqual(['waiting']);
    iframe = page.addIframe();
    page.mutate();
    expect(links).toEqual(['waiting', 'subscribed']);
    expect(iframe.posted).toHaveLength(1);
  });

  it('by the element, which is put into the document later', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    iframe.remove();
    const { links, listen } = openBar({ iframe: iframe.element }, page);
    listen();
    expect(links).toEqual(['waiting']);
    iframe.putBack();
    iframe.load();
    iframe.send(ready);
    expect(links).toEqual(['waiting', 'subscribed', 'live']);
  });

  it('by the name it is given later', () => {
    const page = createFakePage();
    const iframe = page.addIframe('');
    const { links, listen } = openBar({}, page);
    listen();
    iframe.rename('ccbarclient');
    expect(links).toEqual(['waiting', 'subscribed']);
  });

  it('a function that throws is loud and does not end the stream', () => {
    vi.useFakeTimers({ toFake: ['queueMicrotask'] });
    const page = createFakePage();
    const iframe = page.addIframe();
    let isBroken = true;
    const { briefs, errors, listen, links } = openBar(
      {
        iframe: () => {
          if (isBroken) throw new Error('my own mistake');
          return iframe.element;
        },
      },
      page,
    );
    listen();
    expect(() => vi.runAllTicks()).toThrow('my own mistake');
    isBroken = false;
    page.mutate();
    iframe.send(ready);
    expect(links).toEqual(['waiting', 'subscribed', 'live']);
    expect([briefs(), errors]).toEqual([['message'], []]);
    vi.useRealTimers();
  });
});

describe('asking for events', () => {
  const asked = (iframe: FakeIframe, pass: (ms: number) => void, ms: number) => {
    const times: number[] = [];
    for (let time = 0; time <= ms; time += 10) {
      for (let known = times.length; known < iframe.posted.length; known += 1) times.push(time);
      pass(10);
    }
    return times;
  };

  it('waits longer each time, until an event arrives', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { pass, listen, clock } = openBar({}, page);
    listen();
    expect(asked(iframe, pass, 8000)).toEqual([0, 250, 750, 1750, 3750, 7750]);
    iframe.send(ready);
    expect(clock.actions).toHaveLength(0);
    pass(100_000);
    expect(iframe.posted).toHaveLength(6);
  });

  it.each<[string, unknown]>([
    ['a note of another script', { type: 'resize', height: 64 }],
    ['half a text', '{"message":"","retco'],
    ['a refusal', { message: 'not signed in', retcode: '100-006' }],
    ['nothing', undefined],
  ])('goes on after %s, which proves no subscription', (_, data) => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { pass, listen, links, briefs } = openBar({}, page);
    listen();
    iframe.send(data);
    pass(250);
    expect([briefs(), links.at(-1), iframe.posted.length]).toEqual([['message'], 'subscribed', 2]);
  });

  it.each<[string, unknown]>([
    ['an event that is not in the catalogue', { eventType: 'AgentEvent_Of_A_Later_Release', content: null }],
    ['a list', { workNo: '30021', eventList: [ready] }],
    ['text', JSON.stringify({ message: '', retcode: '0', event: ready })],
  ])('stops after %s', (_, data) => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, links, clock } = openBar({}, page);
    listen();
    iframe.send(data);
    expect([links.at(-1), clock.actions.length]).toEqual(['live', 0]);
  });

  it('does not post into the empty document before the first load, which would be noise on the console', () => {
    const { page, pass, listen } = openBar();
    listen();
    const iframe = page.addIframe('ccbarclient', false);
    pass(1000);
    expect(iframe.posted).toEqual([]);
    iframe.load();
    expect(iframe.posted).toHaveLength(1);
  });

  it('posts into any document when page and bar share an origin', () => {
    const { page, listen } = openBar({ origin: pageOrigin });
    listen();
    expect(page.addIframe('ccbarclient', false).posted).toHaveLength(1);
  });
});

describe('loads', () => {
  it('a load of a live bar is a reload: interrupted, and asked anew from the first wait on', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { pass, listen, briefs, links, frames } = openBar({}, page);
    listen();
    pass(4000);
    iframe.send(ready);
    iframe.posted.length = 0;
    pass(1000);
    iframe.load();
    expect(iframe.posted).toHaveLength(1);
    pass(250);
    expect(iframe.posted).toHaveLength(2);
    iframe.send(ready);
    expect(briefs()).toEqual(['message', 'interrupted reload', 'message']);
    expect(frames.map(({ at }) => at)).toEqual([4000, 5000, 5250]);
    expect(links).toEqual(['waiting', 'subscribed', 'live', 'subscribed', 'live']);
  });

  it('a load before any message interrupts nothing', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs } = openBar({}, page);
    listen();
    iframe.load();
    expect([briefs(), iframe.posted.length]).toEqual([[], 2]);
  });

  it.each<[string, (page: ReturnType<typeof createFakePage>) => FakeIframe]>([
    ['an iframe that is put into the page', (page) => page.addIframe('ccbarclient', false)],
    [
      'an iframe that comes up with the page',
      (page) => {
        page.setReadyState('interactive');
        return page.addIframe();
      },
    ],
  ])('the first load of %s is no reload, though the bar spoke before it', (_, add) => {
    const { page, listen, briefs, links } = openBar();
    listen();
    const iframe = add(page);
    iframe.send(ready);
    iframe.load();
    page.setReadyState('complete');
    expect([briefs(), links.at(-1)]).toEqual([['message'], 'live']);
    iframe.load();
    expect(briefs()).toEqual(['message', 'interrupted reload']);
  });

  it('bug: the first load that is seen is a reload when the iframe had loaded before it was found', () => {
    const page = createFakePage();
    page.setReadyState('interactive');
    const iframe = page.addIframe('');
    const { listen, briefs, links } = openBar({}, page);
    listen();
    iframe.rename('ccbarclient');
    page.setReadyState('complete');
    iframe.send(ready);
    iframe.load();
    expect(briefs()).toEqual(['message', 'interrupted reload']);
    expect([links.at(-1), iframe.posted.length]).toEqual(['subscribed', 2]);
  });

  it('loads of other iframes and of an iframe that was replaced are not its business', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs } = openBar({}, page);
    listen();
    iframe.send(ready);
    page.addIframe('another').load();
    iframe.rename('');
    page.addIframe();
    iframe.load();
    expect(briefs()).toEqual(['message', 'interrupted gone']);
  });
});

describe('the element', () => {
  it('gone: lost, and silent', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { pass, listen, briefs, links, clock } = openBar({}, page);
    listen();
    iframe.send(ready);
    iframe.remove();
    pass(60_000);
    expect(briefs()).toEqual(['message', 'interrupted gone']);
    expect(links).toEqual(['waiting', 'subscribed', 'live', 'lost']);
    expect(clock.actions).toHaveLength(0);
  });

  it('gone and back: asked again, and live with the first event', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs, links } = openBar({}, page);
    listen();
    iframe.send(ready);
    iframe.remove();
    iframe.putBack();
    iframe.load();
    expect(iframe.posted).toHaveLength(2);
    iframe.send(ready);
    expect(briefs()).toEqual(['message', 'interrupted gone', 'message']);
    expect(links).toEqual(['waiting', 'subscribed', 'live', 'lost', 'subscribed', 'live']);
  });

  it('gone before any message: nothing to interrupt', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs, links } = openBar({}, page);
    listen();
    iframe.remove();
    expect([briefs(), links]).toEqual([[], ['waiting', 'subscribed', 'lost']]);
  });

  it('replaced: interrupted once, and the new one is read instead of the old one', () => {
    const page = createFakePage();
    let current = page.addIframe();
    const old = current;
    const { listen, briefs, links } = openBar({ iframe: () => current.element }, page);
    listen();
    old.send(ready);
    current = page.addIframe();
    page.mutate();
    old.send(ready);
    current.send(ready);
    expect(current.posted).toHaveLength(1);
    expect(briefs()).toEqual(['message', 'interrupted replaced', 'refused source', 'message']);
    expect(links).toEqual(['waiting', 'subscribed', 'live', 'lost', 'subscribed', 'live']);
  });
});

describe('a page that was deaf', () => {
  const sleepAndWake = ['pagehide', 'freeze', 'resume', 'pageshow'] as const;
  const targets = { pagehide: 'window', pageshow: 'window', freeze: 'document', resume: 'document' } as const;

  it.each<[string, readonly (typeof sleepAndWake)[number][], number]>([
    ['resumed after a freeze', ['freeze', 'resume'], 1],
    ['restored by a browser that does not speak of freezing', ['pagehide', 'pageshow'], 1],
    ['bug: restored from the back-forward cache, which is reported twice', sleepAndWake, 1],
    ['frozen twice', ['freeze', 'resume', 'freeze', 'resume'], 2],
    ['shown for the first time', ['pageshow'], 0],
    ['frozen still', ['pagehide', 'freeze'], 0],
  ])('%s', (_, types, times) => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs, links } = openBar({}, page);
    listen();
    const happen = () => {
      for (const type of types) page.fire(targets[type], type);
    };
    happen();
    expect(briefs()).toEqual([]);
    page.fire('window', 'pageshow');
    iframe.send(ready);
    happen();
    expect(briefs()).toEqual(['message', ...Array(times).fill('interrupted frozen')]);
    expect(links.at(-1)).toBe('live');
  });
});

describe('callOut', () => {
  it('posts to the exact origin, with and without a subscription', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { bar } = openBar({}, page);
    bar.callOut(' 10086 ', 'audio');
    expect(iframe.posted).toEqual([
      [{ name: 'callout', param: { number: '10086', mode: 'audio' } }, barOrigin],
    ]);
  });

  it.each<[string, (page: ReturnType<typeof createFakePage>) => void]>([
    ['no iframe', () => {}],
    ['another iframe', (page) => page.addIframe('another')],
    ['an empty iframe', (page) => page.addIframe('ccbarclient', false)],
    ['an iframe that was removed', (page) => page.addIframe().remove()],
  ])('not-connected: %s', (_, prepare) => {
    const { bar, page, listen } = openBar();
    listen();
    prepare(page);
    expect(() => bar.callOut('10086', 'audio')).toThrow(expect.objectContaining({ code: 'not-connected' }));
  });

  it.each<[string, unknown, unknown]>([
    ['an empty number', ' ', 'audio'],
    ['a long number', '1'.repeat(65), 'audio'],
    ['no number', undefined, 'video'],
    ['another mode', '10086', 'fax'],
  ])('bad-request: %s', (_, number, mode) => {
    const { bar, page } = openBar();
    const iframe = page.addIframe();
    expect(() => bar.callOut(number as string, mode as 'audio')).toThrow(
      expect.objectContaining({ code: 'bad-request' }),
    );
    expect(iframe.posted).toEqual([]);
  });
});

describe('options', () => {
  it.each<[string, object]>([
    ['bad-origin', { origin: '*' }],
    ['bad-iframe', { iframe: '' }],
    ['bad-events', { events: 'every' }],
    ['bad-option', { window: undefined }],
  ])('%s', (code, wrong) => {
    const right = { iframe: 'ccbarclient', origin: barOrigin, window: createFakePage().window };
    expect(() => connectionBar({ ...right, ...wrong } as ConnectionBarOptions)).toThrow(
      expect.objectContaining({ name: 'CcbarError', code }),
    );
  });
});
