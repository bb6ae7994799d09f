import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const RELATIVE_TS = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]*)\.ts\2/g;

/**
 * Compiles the package into an empty folder: `.js` and `.d.ts` side by side, as they are published.
 * It rejects with what the compiler said when there are errors.
 *
 * @param outDir The absolute path of the folder. What is in it is deleted.
 * @returns The paths of the files in it, relative to it.
 */
export async function compile(outDir: string): Promise<readonly string[]> {
  await rm(outDir, { recursive: true, force: true });
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--outDir', outDir];
  const { code, output } = await run(process.execPath, args, { cwd: REPOSITORY });
  if (code !== 0) throw new Error(output.trim());
  const files = (await readdir(outDir, { recursive: true })).filter((file) => /\.(js|d\.ts)$/.test(file));
  for (const file of files.filter((name) => name.endsWith('.d.ts'))) {
    const path = join(outDir, file);
    await writeFile(path, withJsImports(await readFile(path, 'utf8')));
  }
  return files;
}

/**
 * A declaration whose relative imports end in `.js`.
 * The compiler rewrites them in the code but not in the declarations, where a user's compiler would not find them.
 */
export function withJsImports(declaration: string): string {
  return declaration.replace(RELATIVE_TS, '$1$2$3.js$2');
}
