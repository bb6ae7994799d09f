import { expect, it } from 'vitest';
import { errorText } from '../src/error-text.ts';

const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
const unshowable = 'an error that cannot be shown as text';

it.each<readonly [value: unknown, text: string]>([
  [new TypeError('boom'), 'TypeError: boom'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [Symbol('s'), 'Symbol(s)'],
  [Object.create(null), unshowable],
  [proxy, unshowable],
  [{ toString: () => ({}) }, unshowable],
  [new Error('x'.repeat(1000)), `Error: ${'x'.repeat(292)}…`],
])('an error as text: %#', (value, text) => {
  expect(errorText(value)).toBe(text);
});
