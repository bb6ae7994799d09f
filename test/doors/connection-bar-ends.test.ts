import { skip } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { createFakePage, FakeIframe } from './fake-window.ts';
import { openBar, ready } from './open-bar.ts';

type Page = ReturnType<typeof createFakePage>;

describe('the end of the last subscription', () => {
  it.each<[string, (page: Page, pass: (ms: number) => void) => void]>([
    ['without an iframe', () => {}],
    [
      'while asking',
      (page, pass) => {
        page.addIframe();
        pass(300);
      },
    ],
    ['when live', (page) => page.addIframe().send(ready)],
    [
      'after a reload',
      (page) => {
        const iframe = page.addIframe();
        iframe.send(ready);
        iframe.load();
      },
    ],
    [
      'after the iframe was replaced',
      (page) => {
        page.addIframe().rename('');
        page.addIframe().send(ready);
      },
    ],
    ['after the iframe is gone', (page) => page.addIframe().remove()],
  ])('%s leaves no listener, no observer and no timer', (_, happen) => {
    const { page, pass, listen, held, links, frames } = openBar();
    expect(held()).toBe(0);
    const subscription = listen();
    // Messages, four moments of the page, and mutations.
    expect(held()).toBe(6);
    happen(page, pass);
    subscription.unsubscribe();
    expect(held()).toBe(0);
    expect(links.at(-1)).toBe('waiting');
    const known = frames.length;
    page.message({ data: ready, origin: '', source: null });
    page.fire('document', 'freeze');
    page.fire('document', 'resume');
    pass(60_000);
    expect(frames).toHaveLength(known);
  });

  it('is not that of the first: all share one set of listeners', () => {
    const { page, listen, held, frames } = openBar();
    const iframe = page.addIframe();
    const first = listen();
    iframe.send(ready);
    const alone = held();
    const second = listen();
    expect([held(), iframe.posted.length]).toEqual([alone, 1]);
    iframe.send(ready);
    first.unsubscribe();
    iframe.send(ready);
    expect([held(), frames.length]).toEqual([alone, 1 + 2 + 1]);
    second.unsubscribe();
    expect(held()).toBe(0);
  });

  it('may be followed by a new beginning', () => {
    const { page, listen, links, briefs } = openBar();
    const iframe = page.addIframe();
    for (let round = 0; round < 3; round += 1) {
      const subscription = listen();
      iframe.send(ready);
      subscription.unsubscribe();
      iframe.load();
    }
    expect(iframe.posted).toHaveLength(3);
    expect(briefs()).toEqual(['message', 'message', 'message']);
    expect(links).toEqual(['waiting', ...Array(3).fill(['subscribed', 'live', 'waiting']).flat()]);
  });
});

describe('bug: a door that a subscriber closes stays closed', () => {
  it.each<[string, 'frame' | 'link', (iframe: FakeIframe) => void]>([
    ['the frame of a reload', 'frame', (iframe) => iframe.load()],
    ['the link of a reload', 'link', (iframe) => iframe.load()],
    ['the frame of a replacement', 'frame', (iframe) => iframe.rename('')],
    ['the link of a replacement', 'link', (iframe) => iframe.rename('')],
    ['the frame of a message', 'frame', (iframe) => iframe.send(ready)],
  ])('closed by %s', (_, which, happen) => {
    const { page, bar, listen, held, links } = openBar();
    const iframe = page.addIframe();
    // Named alike, so that renaming the first one makes this the bar's.
    const next = page.addIframe();
    const subscription = listen();
    iframe.send(ready);
    const close = () => subscription.unsubscribe();
    if (which === 'frame') subscription.add(bar.subscribe(close));
    // The present value comes at once.
    else bar.link$.pipe(skip(1)).subscribe(close);
    happen(iframe);
    expect([held(), links.at(-1)]).toEqual([0, 'waiting']);
    expect([iframe.posted.length, next.posted.length]).toEqual([1, 0]);
  });

  it('closed by the link as it is found', () => {
    const { page, bar, held, links } = openBar();
    page.addIframe();
    let close = () => {};
    bar.link$.subscribe((link) => link === 'subscribed' && close());
    const subscription = bar.subscribe();
    close = () => subscription.unsubscribe();
    page.addIframe().rename('');
    subscription.unsubscribe();
    expect([held(), links.at(-1)]).toEqual([0, 'waiting']);
  });
});
