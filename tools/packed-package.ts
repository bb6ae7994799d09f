import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
 * Builds and packs the package away from the repository, so that `dist/` stays as it is for whoever uses it.
 */
export async function packPackage(options: CompileOptions = {}): Promise<PackedPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-pack-'));
  try {
    await buildPackage(join(folder, 'dist'), options);
    const texts = packageJson.files.filter((name) => name !== 'dist');
    // A file that must not be published is put next to it, to check that it stays out.
    for (const text of ['package.json', 'README.md', 'LICENSE', ...texts, 'tools']) {
      await cp(text, join(folder, text), { recursive: true });
    }
    const problems = await packProblems(folder, await packList(folder, { isWritten: true }));
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new Error('npm pack wrote no file.');
    return { tarball: new Uint8Array(await readFile(join(folder, tarball))), problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
