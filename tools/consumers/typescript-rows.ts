import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../run.ts';
import { typescriptFiles } from './consumer-files.ts';
import type { ConsumerRow } from './consumer-row.ts';

/** The versions of TypeScript that are tried. */
export const TYPESCRIPT_VERSIONS: readonly string[] = [
  '5.4.5',
  '5.5.4',
  '5.6.3',
  '5.7.3',
  '5.8.3',
  '5.9.3',
  '6.0.3',
  '7.0.2',
];

/** The name under which a version is installed. */
export const aliasOf = (version: string): string => `typescript-${version.replaceAll('.', '-')}`;

interface Way {
  readonly moduleResolution: string;
  readonly module: string;
  readonly files: readonly string[];
}

const WAYS: readonly Way[] = [
  { moduleResolution: 'node10', module: 'commonjs', files: ['consumer.ts'] },
  { moduleResolution: 'node16', module: 'node16', files: ['consumer.cts', 'consumer.mts'] },
  { moduleResolution: 'nodenext', module: 'nodenext', files: ['consumer.cts', 'consumer.mts'] },
  { moduleResolution: 'bundler', module: 'esnext', files: ['consumer.ts'] },
];

/** TypeScript 7 has no `node10` any more. */
const isRemoved = (version: string, way: Way): boolean =>
  version.startsWith('7.') && way.moduleResolution === 'node10';

const configOf = (version: string, { moduleResolution, module, files }: Way) => ({
  compilerOptions: {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    module,
    moduleResolution,
    ...(version.startsWith('6.') && moduleResolution === 'node10' && { ignoreDeprecations: '6.0' }),
  },
  files: files.map((file) => `../${file}`),
});

/**
 * Compiles a user's files with every version of TypeScript under every way of resolving, strictly and with the
 * declarations checked.
 *
 * @param folder A folder where the package and the versions are installed.
 */
export async function typescriptRows(folder: string): Promise<readonly ConsumerRow[]> {
  for (const [name, text] of Object.entries(typescriptFiles)) await writeFile(join(folder, name), text);
  const rows: ConsumerRow[] = [];
  for (const version of TYPESCRIPT_VERSIONS) {
    for (const way of WAYS) {
      const consumer = `TypeScript, ${way.moduleResolution} (${way.files.join(', ')})`;
      if (isRemoved(version, way)) {
        rows.push({ consumer, version, result: 'not in this version', output: '' });
        continue;
      }
      const project = join(folder, `${aliasOf(version)}-${way.moduleResolution}`);
      await mkdir(project);
      await writeFile(join(project, 'tsconfig.json'), JSON.stringify(configOf(version, way)));
      const tsc = join(folder, 'node_modules', aliasOf(version), 'bin', 'tsc');
      const { code, output } = await run(process.execPath, [tsc, '-p', project]);
      rows.push({ consumer, version, result: code === 0 ? 'passes' : 'FAILS', output });
    }
  }
  return rows;
}
