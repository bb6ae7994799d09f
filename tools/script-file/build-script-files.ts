import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import packageJson from '../../package.json' with { type: 'json' };
import * as root from '../../src/index.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The script for pages without a bundler: a classic script that defines the global `ccbarAgent`. */
export const GLOBAL_FILE = 'ccbar-agent.global.js';

/** The same as one ES module, for `<script type="module">` and import maps. */
export const MODULE_FILE = 'ccbar-agent.module.js';

/** The language that both files speak. */
export const SCRIPT_TARGET = 'es2019';

/** The most that the global file may weigh, in bytes after gzip. */
export const SCRIPT_BUDGET = 49_152;

/** The exports of the root that are for tools and servers, and that a page without a bundler does without. */
export const LEFT_OUT: readonly string[] = [
  'advance',
  'firstModel',
  'formatRules',
  'messagePort',
  'parseRules',
  'readyMadeRules',
  'standingNotes',
];

/** The names that both script files export. */
export const scriptNames = (): readonly string[] =>
  Object.keys(root).filter((name) => !LEFT_OUT.includes(name));

const BANNER = `/*! ccbar-agent ${packageJson.version} | MIT | contains rxjs (Apache-2.0), tslib (0BSD) and xstate (MIT): THIRD-PARTY-LICENSES.txt */`;

const options = (format: 'iife' | 'esm'): BuildOptions => ({
  absWorkingDir: REPOSITORY,
  stdin: {
    contents: `import './tools/script-file/missing-built-ins.ts';\nexport { ${scriptNames().join(', ')} } from './src/index.ts';`,
    resolveDir: REPOSITORY,
    sourcefile: 'script-file.ts',
    loader: 'ts',
  },
  bundle: true,
  minify: true,
  format,
  ...(format === 'iife' && { globalName: 'ccbarAgent' }),
  platform: 'browser',
  target: SCRIPT_TARGET,
  // ES2019 does not know the name `globalThis`.
  define: { globalThis: 'self', 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  banner: { js: BANNER },
  logLevel: 'silent',
});

/**
 * Builds both script files with their source maps.
 *
 * @param outDir The absolute path of the folder; other files in it stay.
 * @returns The names of the files written.
 */
export async function buildScriptFiles(outDir: string): Promise<readonly string[]> {
  await mkdir(outDir, { recursive: true });
  const files = { [GLOBAL_FILE]: 'iife', [MODULE_FILE]: 'esm' } as const;
  for (const [file, format] of Object.entries(files)) {
    await build({ ...options(format), outfile: join(outDir, file), sourcemap: 'linked' });
  }
  return Object.keys(files).flatMap((file) => [file, `${file}.map`]);
}
