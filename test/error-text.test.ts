import { expect, it } from 'vitest';
import { errorText } from '../src/error-text.ts';

const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
const unshowable = 'an error that cannot be shown as text';

it.each<readonly [name: string, make: () => unknown, text: string]>([
  ['an error', () => new TypeError('boom'), 'TypeError: boom'],
  ['a text', () => 'a text', 'a text'],
  ['nothing', () => undefined, 'undefined'],
  ['a symbol', () => Symbol('s'), 'Symbol(s)'],
  ['an object without toString', () => Object.create(null), unshowable],
  ['a revoked proxy', () => proxy, unshowable],
  ['an object whose toString gives no text', () => ({ toString: () => ({}) }), unshowable],
  ['a long error', () => new Error('x'.repeat(1000)), `Error: ${'x'.repeat(292)}…`],
])('%s as text', (_name, make, text) => {
  expect(errorText(make())).toBe(text);
});
