import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { codeBlocks } from '../../tools/docs/code-blocks.ts';
import { publicEntries } from '../../tools/public-entries.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const paths = [
  'README.md',
  ...['docs/guides', 'docs/site/pages'].flatMap(filesBelow).filter((file) => file.endsWith('.md')),
  ...[...filesBelow('src'), ...filesBelow('machines')].filter((file) => file.endsWith('.ts')),
];

/** Import paths of the package, led to the sources by the compiler's own rules. */
const sourcesByName = Object.fromEntries(
  publicEntries.map(({ name, source }) => [name, [join(root, source)]]),
);

it('every example in README, guides and doc comments compiles', () => {
  const blocks = paths.flatMap((path) => codeBlocks(path, readFileSync(join(root, path), 'utf8')));
  expect(blocks.length).toBeGreaterThan(10);
  // Below node_modules, so that the examples find the peers as a user's files would.
  const folder = join(root, 'node_modules/.examples');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  blocks.forEach(({ place, code }, index) => {
    writeFileSync(join(folder, `example-${index}.ts`), `// ${place}\n${code}\nexport {};\n`);
  });
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        paths: sourcesByName,
        noUnusedLocals: false,
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
      },
      include: ['*.ts'],
      exclude: [],
    }),
  );
  let complaints = '';
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
  } catch (error) {
    complaints = (error as { stdout: string }).stdout.replaceAll(
      /example-(\d+)\.ts/g,
      (_, index) => blocks[Number(index)]?.place ?? '',
    );
  }
  expect(complaints).toBe('');
});
