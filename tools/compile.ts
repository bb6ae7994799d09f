import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const RELATIVE_TS = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]*)\.ts\2/g;

/** The folder of the CommonJS build within the build. A `package.json` there declares the kind of its files. */
export const COMMON_JS = 'cjs';

/** The flags of a compiler that only writes: two run side by side, and threads of their own would cost more than they save. */
const ONLY_WRITTEN = ['--noCheck', '--singleThreaded'];

/** The options of {@link compile}. */
export interface CompileOptions {
  /** `false` when the types are not checked; tests leave that to `npm run typecheck`. */
  readonly isChecked?: boolean;
}

/**
 * Compiles the package into an empty folder: `.js`, `.d.ts` and their maps side by side, as they are published.
 * ES modules stand in the folder itself, the same as CommonJS in `cjs/`.
 * It rejects with the output of the compiler when there are errors.
 *
 * @param outDir The absolute path of the folder. What is in it is deleted.
 * @returns The paths of the files in it, relative to it.
 */
export async function compile(
  outDir: string,
  { isChecked = true }: CompileOptions = {},
): Promise<readonly string[]> {
  await rm(outDir, { recursive: true, force: true });
  const commonJs = join(outDir, COMMON_JS);
  await Promise.all([
    runTsc('tsconfig.build.json', outDir, ...(isChecked ? [] : ONLY_WRITTEN)),
    // The sources are the same, and are checked once.
    runTsc('tsconfig.cjs.json', commonJs, ...ONLY_WRITTEN),
  ]);
  await writeFile(join(commonJs, 'package.json'), '{ "type": "commonjs" }\n');
  const files = (await readdir(outDir, { recursive: true })).filter((file) => /\.(js|d\.ts)$/.test(file));
  for (const file of files) {
    const path = join(outDir, file);
    if (file.endsWith('.d.ts')) await writeFile(path, withJsImports(await readFile(path, 'utf8')));
    await writeFile(`${path}.map`, withPublishedSources(await readFile(`${path}.map`, 'utf8'), path, outDir));
  }
  return files;
}

/** A source map whose sources stand beside the build, as they are published, wherever it was built. */
function withPublishedSources(map: string, path: string, outDir: string): string {
  const parsed = JSON.parse(map) as { readonly sources: readonly string[] };
  const sources = parsed.sources.map((source) => {
    const inRepository = relative(REPOSITORY, resolve(dirname(path), source));
    return relative(dirname(path), join(outDir, '..', inRepository)).replaceAll('\\', '/');
  });
  return JSON.stringify({ ...parsed, sources });
}

async function runTsc(project: string, outDir: string, ...flags: readonly string[]): Promise<void> {
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', project, '--outDir', outDir, ...flags], {
    cwd: REPOSITORY,
  });
  if (code !== 0) throw new Error(output.trim());
}

/**
 * A declaration whose relative imports end in `.js`.
 * The compiler rewrites them in the code but not in the declarations, where a user's compiler would not find them.
 */
export function withJsImports(declaration: string): string {
  return declaration.replace(RELATIVE_TS, '$1$2$3.js$2');
}
