import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../tools/compile.ts';
import { buildInspectorPage } from '../../tools/inspector-page.ts';
import { run } from '../../tools/run.ts';

const TEXTS = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];

/**
 * Builds and packs the package away from the repository, so that `dist/` stays as it is for whoever uses it.
 *
 * @returns The bytes of the `.tgz`, exactly as npm would publish them.
 */
export async function packPackage(): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-pack-'));
  try {
    await compile(join(folder, 'dist'));
    await buildInspectorPage(join(folder, 'dist', 'inspect'));
    const present = await readdir('.');
    for (const text of TEXTS.filter((name) => present.includes(name))) await cp(text, join(folder, text));
    // What must not be published is put next to it, to see that it stays out.
    await cp('tools', join(folder, 'tools'), { recursive: true });
    const npm = process.env['npm_execpath'];
    const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const { code, output } = await run(command, [...args, 'pack', '--ignore-scripts'], { cwd: folder });
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (code !== 0 || tarball === undefined) throw new Error(`npm pack failed: ${output}`);
    return new Uint8Array(await readFile(join(folder, tarball)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
