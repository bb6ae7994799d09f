import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedPages } from '../../tools/docs/pages.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the generated pages', () => {
  it.each(Object.entries(generatedPages))('%s is what `npm run docs` would write', (path, page) => {
    expect(read(path)).toBe(`${page().trimEnd()}\n`);
  });

  it('are all there is in docs/reference', () => {
    const files = readdirSync(new URL('../../docs/reference/', import.meta.url)).map(
      (name) => `docs/reference/${name}`,
    );
    expect(files.sort()).toEqual(Object.keys(generatedPages).sort());
  });
});
