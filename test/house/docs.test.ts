import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../tools/docs/pages.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the generated files', () => {
  it.each(Object.entries(generatedPages))('%s is what `npm run docs` would write', (path, page) => {
    expect(read(path)).toBe(`${page().trimEnd()}\n`);
  });

  it('are all there is in docs/reference', () => {
    const files = readdirSync(new URL('../../docs/reference/', import.meta.url)).map(
      (name) => `docs/reference/${name}`,
    );
    const pages = Object.keys(generatedPages).filter((path) => path.startsWith('docs/reference/'));
    expect(files.sort()).toEqual(pages.sort());
  });
});
