import { describe, expect, it } from 'vitest';
import { barOrigin, createFakePage, pageOrigin } from './fake-window.ts';
import { openBar, ready } from './open-bar.ts';

/** A message whose data nobody may read. */
const sealed = (from: { readonly source: unknown; readonly origin: string }) => {
  let reads = 0;
  const event = {
    ...from,
    get data() {
      reads += 1;
      throw new Error('read before it was checked');
    },
  };
  return { event, reads: () => reads };
};

describe('a message is refused unread', () => {
  const page = createFakePage();
  const iframe = page.addIframe();
  const other = page.addIframe('another');
  const bar = iframe.element.contentWindow;
  const stranger = other.element.contentWindow;

  it.each<[string, { source: unknown; origin: string }, 'origin' | 'source']>([
    ['the bar’s window, another origin', { source: bar, origin: 'https://evil.example' }, 'origin'],
    ['the bar’s window, another port', { source: bar, origin: `${barOrigin}:8443` }, 'origin'],
    ['the bar’s window, another scheme', { source: bar, origin: 'http://bar.example' }, 'origin'],
    [
      'the bar’s window, an origin that begins alike',
      { source: bar, origin: `${barOrigin}.evil.example` },
      'origin',
    ],
    ['the bar’s window, an opaque origin', { source: bar, origin: 'null' }, 'origin'],
    ['the bar’s window, no origin', { source: bar, origin: '' }, 'origin'],
    ['the bar’s window, the page’s origin', { source: bar, origin: pageOrigin }, 'origin'],
    ['another window of the bar’s origin', { source: stranger, origin: barOrigin }, 'source'],
    ['a window that is gone', { source: null, origin: barOrigin }, 'source'],
    ['the page itself', { source: page.window, origin: pageOrigin }, 'source'],
    ['another window, another origin', { source: stranger, origin: 'https://evil.example' }, 'source'],
  ])('%s', (_, from, reason) => {
    const { listen, frames, links, errors, clock } = openBar({}, page);
    const subscription = listen();
    const { event, reads } = sealed(from);
    page.message(event);
    expect(frames).toEqual([
      { kind: 'refused', reason, origin: from.origin, at: clock.now(), door: 'window' },
    ]);
    expect([reads(), errors, links.at(-1)]).toEqual([0, [], 'subscribed']);
    subscription.unsubscribe();
  });

  it('before there is an iframe', () => {
    const { page, listen, briefs } = openBar();
    listen();
    const { event, reads } = sealed({ source: null, origin: barOrigin });
    page.message(event);
    expect([briefs(), reads()]).toEqual([['refused source'], 0]);
  });

  it('between the removal of the iframe and the notice of it', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs } = openBar({}, page);
    listen();
    Object.assign(iframe.element, { contentWindow: null });
    const { event, reads } = sealed({ source: null, origin: barOrigin });
    page.message(event);
    expect([briefs(), reads()]).toEqual([['refused source'], 0]);
  });

  it('after the iframe is gone, and its window with it', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs } = openBar({}, page);
    listen();
    iframe.remove();
    const { event, reads } = sealed({ source: null, origin: barOrigin });
    page.message(event);
    expect([briefs(), reads()]).toEqual([['refused source'], 0]);
  });
});

describe('a message is accepted', () => {
  it('from the bar’s window and exact origin, as it is', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, frames, pass } = openBar({}, page);
    listen();
    pass(123);
    const data = { eventType: 'AgentState_Ready', workNo: '30021', content: null };
    iframe.send(data);
    expect(frames).toEqual([{ kind: 'message', data, origin: barOrigin, at: 123, door: 'window' }]);
    expect(frames[0]).toHaveProperty('data', data);
  });

  it('whatever strangers sent before', () => {
    const page = createFakePage();
    const iframe = page.addIframe();
    const { listen, briefs, links } = openBar({}, page);
    listen();
    iframe.send(ready, 'https://evil.example');
    iframe.send(ready);
    expect(briefs()).toEqual(['refused origin', 'message']);
    expect(links).toEqual(['waiting', 'subscribed', 'live']);
  });
});
