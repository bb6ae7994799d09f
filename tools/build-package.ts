import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCommandFile } from './command-file.ts';
import { type CompileOptions, compile } from './compile.ts';
import { buildExtension, USUAL_MATCHES } from './extension-folder.ts';
import { buildInspectorPage, licences } from './inspector-page.ts';
import { buildScriptFiles } from './script-file/build-script-files.ts';
import { buildSimulatedBar } from './simulated-bar/build-simulated-bar.ts';
import { buildWallboardPage } from './wallboard-page.ts';
import { zip } from './zip.ts';

/** The DevTools panel as one file, beside its folder. */
export const EXTENSION_ZIP = 'ccbar-agent-devtools.zip';

/**
 * Builds everything that is published: the modules, the script files, the inspector page, a simulated bar and the DevTools
 * panel.
 *
 * @param outDir The absolute path of the folder. What is in it is deleted.
 * @param options Whether the types are checked.
 * @returns How many files were made.
 */
export async function buildPackage(outDir: string, options: CompileOptions = {}): Promise<number> {
  await compile(outDir, options);
  await buildCommandFile(outDir);
  await buildScriptFiles(outDir);
  await writeFile(join(outDir, 'THIRD-PARTY-LICENSES.txt'), await licences());
  await buildInspectorPage(join(outDir, 'inspect'));
  await buildWallboardPage(join(outDir, 'wallboard'));
  await buildSimulatedBar(join(outDir, 'simulated-bar'));
  const extension = join(outDir, 'extension');
  await buildExtension(extension, USUAL_MATCHES);
  const names = (await readdir(extension)).sort();
  const entries = names.map(async (name) => ({ name, data: await readFile(join(extension, name)) }));
  await writeFile(join(outDir, EXTENSION_ZIP), zip(await Promise.all(entries)));
  const all = await readdir(outDir, { recursive: true, withFileTypes: true });
  return all.filter((file) => file.isFile()).length;
}
