import { expect, it } from 'vitest';
import { linksOf, packProblems } from '../../tools/pack-list.ts';
import { releaseProblems } from '../../tools/release-problems.ts';

it('finds the relative links of a page', () => {
  const text =
    '[a](b.md#c) ![d](images/e.png) [f](https://example.com) [g](#h) [i](../j)\n```\n[k](l.md)\n```';
  expect(linksOf('docs/guides/page.md', text)).toEqual([
    'docs/guides/b.md',
    'docs/guides/images/e.png',
    'docs/j',
  ]);
});

it('refuses a package that was not built', async () => {
  const problems = await packProblems('.', ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']);
  expect(problems).toContain('dist/src/index.js is missing.');
  expect(problems).toContain('README.md links to docs/guides/connect-a-bar.md, which is missing.');
});

it('names the fields that the owner has to fill in before a release', () => {
  expect(releaseProblems({ repository: {}, bugs: {} })).toEqual([expect.stringMatching(/"homepage".*owner/)]);
});
