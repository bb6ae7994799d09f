import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { buildPackage } from './build-package.ts';
import type { CompileOptions } from './compile.ts';
import { packList, packProblems } from './pack-list.ts';

/** A package as npm would publish it. */
export interface PackedPackage {
  /** The bytes of the `.tgz`. */
  readonly tarball: Uint8Array<ArrayBuffer>;
  /** The parts that are missing according to the check before packing. */
  readonly problems: readonly string[];
}

/**
 * Builds the package away from the repository, so that `dist/` stays as it is for whoever uses it, with its texts beside
 * the build.
 *
 * @param folder The absolute path of the folder. It is made when it is not there.
 */
export async function layOutPackage(folder: string, options: CompileOptions = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  await buildPackage(join(folder, 'dist'), options);
  const texts = packageJson.files.filter((name) => name !== 'dist');
  // A file that must not be published is put next to it, to check that it stays out.
  for (const text of ['package.json', 'README.md', 'LICENSE', ...texts, 'tools']) {
    await cp(text, join(folder, text), { recursive: true });
  }
}

/** Packs what {@link layOutPackage} made. The folder is as it was afterwards. */
export async function packFolder(folder: string): Promise<PackedPackage> {
  const problems = await packProblems(folder, await packList(folder, { isWritten: true }));
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack wrote no file.');
  const path = join(folder, name);
  const tarball = new Uint8Array(await readFile(path));
  await rm(path);
  return { tarball, problems };
}

/** Builds and packs the package in a folder that is removed afterwards. */
export async function packPackage(options: CompileOptions = {}): Promise<PackedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-pack-'));
  try {
    await layOutPackage(folder, options);
    return await packFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
