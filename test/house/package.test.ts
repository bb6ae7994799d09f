import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packPackage } from './packed-package.ts';

const PUBLISHED =
  /^(dist\/.+\.(js|d\.ts)|dist\/inspect\/(inspector\.html|THIRD-PARTY-LICENSES\.txt)|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;

// An ESM-only package has no answer for the two ways of resolving that only know CommonJS.
const EXPECTED_PROBLEMS = ['NoResolution node10', 'CJSResolvesToESM node16-cjs'];

let tarball: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  tarball = await packPackage();
}, 120_000);

describe('the package', () => {
  it('holds the build, its texts and nothing else', () => {
    const root = `/node_modules/${packageJson.name}/`;
    const files = createPackageFromTarballData(tarball)
      .listFiles()
      .map((file) => file.replace(root, ''));
    expect(files.filter((file) => !PUBLISHED.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'package.json', 'dist/src/index.js', 'dist/src/index.d.ts']),
    );
  });

  it('names its own files in declarations as they are published', () => {
    const published = createPackageFromTarballData(tarball);
    const sources = published
      .listFiles()
      .filter((file) => file.endsWith('.d.ts') && /['"]\.[^'"]*\.ts['"]/.test(published.readFile(file)));
    expect(sources).toEqual([]);
  });

  it('satisfies publint', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types for every way of resolving that knows ESM', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarball), {
      // Files to serve, not modules to import.
      excludeEntrypoints: ['./inspector.html', './inspector.js'],
    });
    const problems = 'problems' in analysis ? analysis.problems : [{ kind: 'no types at all' }];
    const unexpected = problems.filter((problem) => {
      const way = 'resolutionKind' in problem ? problem.resolutionKind : '';
      return !EXPECTED_PROBLEMS.includes(`${problem.kind} ${way}`);
    });
    expect(unexpected).toEqual([]);
  });
});
