import { expect, it } from 'vitest';
import { withJsImports } from '../../tools/compile.ts';

it.each([
  ["import type { A } from './a.ts';", "import type { A } from './a.js';"],
  ["export * from '../protocol/a.b.ts';", "export * from '../protocol/a.b.js';"],
  ['type A = import("./a.ts").A;', 'type A = import("./a.js").A;'],
  ["import '../a.ts';", "import '../a.js';"],
  ["import { of } from 'rxjs';", "import { of } from 'rxjs';"],
  ["import { A } from 'some/a.ts';", "import { A } from 'some/a.ts';"],
  ["declare const name: './a.ts';", "declare const name: './a.ts';"],
])('%s becomes %s', (before, after) => {
  expect(withJsImports(before)).toBe(after);
});
