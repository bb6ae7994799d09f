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

/** The language that the files speak. */
export const SCRIPT_TARGET = 'es2019';

/** The ready-made business rules as a second classic script, with the global `ccbarAgentRules`. */
export const RULES_FILE = 'ccbar-agent-rules.global.js';

/** The functions that write a recording, as a third classic script with the global `ccbarAgentRecording`. */
export const RECORDING_FILE = 'ccbar-agent-recording.global.js';

/** The functions that write the recorder of an agent down. */
export const recordingNames: readonly string[] = ['downloadRecording', 'recordingBlob', 'recordingText'];

const readyMade: ReadonlySet<unknown> = new Set(root.readyMadeRules);

const rootNames = Object.keys(root);

/** The ready-made business rules, and what reads and writes lists of them. */
export const ruleNames: readonly string[] = [
  'defineRule',
  'formatRules',
  'parseRules',
  'readyMadeRules',
  ...Object.entries(root)
    .filter(([, value]) => readyMade.has(value))
    .map(([name]) => name),
];

/** The exports of the root that a page without a bundler finds in the module file only, since it seldom needs them. */
export const LEFT_OUT: readonly string[] = [
  'advance',
  'firstModel',
  'messagePort',
  'standingNotes',
  'stateLooks',
];

/** The names that each file exports. */
export const scriptNames: Readonly<Record<string, readonly string[]>> = {
  [GLOBAL_FILE]: rootNames.filter((name) => ![...LEFT_OUT, ...ruleNames, ...recordingNames].includes(name)),
  [RULES_FILE]: ruleNames,
  [RECORDING_FILE]: recordingNames,
  [MODULE_FILE]: rootNames,
};

/** The name of the global that a classic script defines; a file without one is an ES module. */
const GLOBAL_NAMES: Readonly<Record<string, string>> = {
  [GLOBAL_FILE]: 'ccbarAgent',
  [RULES_FILE]: 'ccbarAgentRules',
  [RECORDING_FILE]: 'ccbarAgentRecording',
};

const BANNER = `/*! ccbar-agent ${packageJson.version} | MIT | contains rxjs (Apache-2.0), tslib (0BSD) and xstate (MIT): THIRD-PARTY-LICENSES.txt */`;

/** The code that defines missing built-ins. It comes first: libraries use them while they are loaded. */
const missingBuiltIns = async (): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['tools/script-file/missing-built-ins.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: SCRIPT_TARGET,
  });
  return outputFiles[0]?.text.trim() ?? '';
};

const options = (file: string): BuildOptions => ({
  absWorkingDir: REPOSITORY,
  stdin: {
    contents: `export { ${scriptNames[file]} } from './src/index.ts';`,
    resolveDir: REPOSITORY,
    sourcefile: 'script-file.ts',
    loader: 'ts',
  },
  bundle: true,
  minify: true,
  ...(GLOBAL_NAMES[file] === undefined
    ? { format: 'esm' }
    : { format: 'iife', globalName: GLOBAL_NAMES[file] }),
  platform: 'browser',
  target: SCRIPT_TARGET,
  // The build of RxJS with classes needs no helpers.
  conditions: ['es2015', 'module'],
  // ES2019 does not know the name `globalThis`.
  define: { globalThis: 'self', 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  logLevel: 'silent',
});

/**
 * Builds the script files with their source maps.
 *
 * @param outDir The absolute path of the folder; other files in it stay.
 * @returns The names of the files written.
 */
export async function buildScriptFiles(outDir: string): Promise<readonly string[]> {
  await mkdir(outDir, { recursive: true });
  const files = Object.keys(scriptNames);
  const banner = { js: `${BANNER}\n${await missingBuiltIns()}` };
  for (const file of files) {
    await build({ ...options(file), banner, outfile: join(outDir, file), sourcemap: 'linked' });
  }
  return files.flatMap((file) => [file, `${file}.map`]);
}
