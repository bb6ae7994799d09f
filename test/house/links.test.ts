import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { anchorOf } from '../../tools/docs/markdown.ts';

/** The pages of the repository. Those of the site are built from others, and its own tests follow their links. */
const pages = [
  ...readdirSync('.'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path)),
].filter((path) => path.endsWith('.md') && !path.startsWith('docs/site/'));

const textOf = (page: string): string => readFileSync(page, 'utf8').replaceAll(/^ *```[\s\S]*?^ *```/gm, '');

const anchorsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Returns the links of a page to files of the repository that lead nowhere. */
const brokenLinks = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
    .map(([, link, address]) => link ?? address ?? '')
    .filter((link) => !/^[a-z]+:/.test(link))
    .filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(target)) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
    });

it.each(pages)('every link of %s leads to a file, and to a heading in it', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});
