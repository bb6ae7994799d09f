import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildCommandFile } from '../../tools/command-file.ts';

// In the repository, so that the optional packages are found.
const CACHE = fileURLToPath(new URL('../../.cache', import.meta.url));

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of the bundled command of this run. */
    readonly command: string;
  }
}

/**
 * Bundles the command once for all tests that start it: it then starts in a sixth of the time that its sources take.
 *
 * @returns A function that removes it.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'command-'));
  await buildCommandFile(folder);
  project.provide('command', join(folder, 'src', 'cli', 'cli.js'));
  return () => rm(folder, { recursive: true, force: true });
}
