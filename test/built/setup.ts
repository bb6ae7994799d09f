import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { once, serve } from '../browser/served/serve.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The packages beside the built one: those that it needs, and one that an example uses. */
const INSTALLED = ['rxjs', 'tslib', 'xstate', 'jquery'];

declare module 'vitest' {
  interface ProvidedContext {
    /** The address that answers with a folder that has the built package installed, once it is there. */
    readonly builtPackage: string;
  }
}

/**
 * Builds the package for the first file that asks, and gives all of them the same folder. Nothing is built when none asks.
 *
 * @returns A function that removes it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-built-'));
  const installed = join(folder, 'node_modules');
  const built = once(async () => {
    // Loaded when it is needed: it imports all that the package is made of.
    const { layOutPackage } = await import('../../tools/packed-package.ts');
    await layOutPackage(join(installed, 'ccbar-agent'), { isChecked: false });
    for (const name of INSTALLED)
      await symlink(join(REPOSITORY, 'node_modules', name), join(installed, name));
    return folder;
  });
  const { origin, close } = await serve(async () => ({ type: 'html', text: await built() }));
  project.provide('builtPackage', origin);
  return async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
}
