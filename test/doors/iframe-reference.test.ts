import { afterEach, describe, expect, it, vi } from 'vitest';
import { findIframe, type IframeReference } from '../../src/doors/iframe-reference.ts';
import { createFakePage } from './fake-window.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('findIframe', () => {
  it.each(['ccbarclient', 'a "quoted" [name]', '#id', 'ß'])('finds the iframe named %s', (name) => {
    const page = createFakePage();
    const find = findIframe(name, page.window);
    expect(find()).toBe(null);
    page.addIframe('another');
    const frame = page.addIframe(name);
    page.addIframe(name);
    expect(find()).toBe(frame.element);
  });

  it.each<[string, (element: HTMLIFrameElement) => IframeReference]>([
    ['an element', (element) => element],
    ['a function', (element) => () => element],
  ])('%s counts while it is in the document', (_, reference) => {
    const page = createFakePage();
    const frame = page.addIframe();
    const find = findIframe(reference(frame.element), page.window);
    expect(find()).toBe(frame.element);
    frame.remove();
    expect(find()).toBe(null);
    frame.putBack();
    expect(find()).toBe(frame.element);
  });

  it.each([null, undefined])('a function may find %s', (nothing) => {
    expect(findIframe(() => nothing, createFakePage().window)()).toBe(null);
  });

  const closedToOthers = new Proxy(
    {},
    {
      has: () => {
        throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
      },
    },
  );

  it.each<[string, unknown]>([
    ['an empty name', ''],
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['another object', {}],
    ['a window of another origin', closedToOthers],
  ])('refuses %s', (_, reference) => {
    expect(() => findIframe(reference as IframeReference, createFakePage().window)).toThrow(
      expect.objectContaining({ name: 'CcbarError', code: 'bad-iframe' }),
    );
  });

  it.each<[string, () => unknown, string]>([
    [
      'throws',
      () => {
        throw new Error('my own mistake');
      },
      'my own mistake',
    ],
    ['gives no iframe', () => ({ localName: 'div' }), 'frame must be'],
    ['gives a window of another origin', () => closedToOthers, 'frame must be'],
  ])('a function that %s is loud, later, and finds nothing', (_, reference, message) => {
    vi.useFakeTimers({ toFake: ['queueMicrotask'] });
    const find = findIframe(reference as () => null, createFakePage().window);
    expect(find()).toBe(null);
    expect(() => vi.runAllTicks()).toThrow(message);
  });
});
