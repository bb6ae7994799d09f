import { join, posix } from 'node:path';
import { checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { packFolder } from '../../tools/packed-package.ts';
import { publicEntries } from '../../tools/public-entries.ts';
import { builtPackage } from '../built/built-package.ts';

const PUBLISHED = new RegExp(
  [
    /^dist\/(cjs|src|machines)\/.+\.(js|d\.ts)(\.map)?$/,
    /^dist\/ccbar-agent(-rules|-recording)?\.(global|module)\.js(\.map)?$/,
    /^dist\/simulated-bar\/bar\.(html|js|css)$/,
    /^dist\/wallboard\/wallboard\.js$/,
    /^dist\/inspect\/inspector\.(html|js)$/,
    /^dist\/extension\/(manifest\.json|(devtools|panel)\.html|(devtools|panel|content)\.js)$/,
    /^dist\/((inspect|extension|simulated-bar)\/)?THIRD-PARTY-LICENSES\.txt$/,
    /^dist\/(cjs\/package\.json|ccbar-agent-devtools\.zip)$/,
    /^(src|machines)\/.+\.ts$/,
    /^docs\/((guides|reference|decisions)\/.+\.(md|png|svg)|(architecture|fleet)\.md)$/,
    /^((README|CHANGELOG|CONTRIBUTING|SECURITY)\.md|LICENSE|package\.json)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** Answers whether a folder is there from a set; the package itself goes through all its files each time it is asked. */
const withKnownFolders = (one: Package): Package => {
  const folders = new Set(['/']);
  for (const file of one.listFiles()) {
    for (let folder = posix.dirname(file); !folders.has(folder); folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return Object.assign(one, {
    directoryExists: (path: string) => folders.has(path === '/' ? path : path.replace(/\/$/, '')),
  });
};

let tarball: Uint8Array<ArrayBuffer>;
let published: Package;
let missing: readonly string[];
beforeAll(async () => {
  const packed = await packFolder(join(await builtPackage(), 'node_modules', packageJson.name));
  tarball = packed.tarball;
  published = withKnownFolders(createPackageFromTarballData(tarball));
  missing = packed.problems;
});

describe('the package', () => {
  it('holds the build, its texts and nothing else', () => {
    const root = `/node_modules/${packageJson.name}/`;
    const files = published.listFiles().map((file) => file.replace(root, ''));
    expect(files.filter((file) => !PUBLISHED.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'package.json', 'dist/src/index.js', 'dist/src/index.d.ts']),
    );
  });

  it('lacks nothing that it names or links to', () => {
    expect(missing).toEqual([]);
  });

  it('names its own files in declarations as they are published', () => {
    const sources = published
      .listFiles()
      .filter((file) => file.endsWith('.d.ts') && /['"]\.[^'"]*\.ts['"]/.test(published.readFile(file)));
    expect(sources).toEqual([]);
  });

  it("needs XState's types for the machines alone, since they do not compile under every strict option", () => {
    const root = `/node_modules/${packageJson.name}/`;
    const reaches = (file: string, seen: Set<string>): boolean => {
      if (seen.has(file)) return false;
      seen.add(file);
      const imports = published.readFile(root + file).matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g);
      return [...imports].some(([, target = '']) =>
        target.startsWith('.')
          ? reaches(posix.join(posix.dirname(file), target.replace(/\.js$/, '.d.ts')), seen)
          : target === 'xstate',
      );
    };
    const needing = publicEntries.filter(({ source }) =>
      reaches(`dist/${source.replace(/\.ts$/, '.d.ts')}`, new Set()),
    );
    expect(needing.map(({ subpath }) => subpath)).toEqual(['./machines']);
  });

  it('satisfies publint', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types for every way of resolving', async () => {
    const analysis = await checkPackage(published, {
      // Files to serve, not modules to import.
      excludeEntrypoints: [/\.(html|js|css|json)$/],
    });
    expect('problems' in analysis ? analysis.problems : [{ kind: 'no types at all' }]).toEqual([]);
  });
});
