import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** The packages that stay outside: they are optional, and loaded only by the commands that need them. */
const OPTIONAL = ['@nats-io/*', '@opentelemetry/api', '@statelyai/inspect'];

/** Says whether a file of the package is the bundled command or a part of it: these have no maps of their sources. */
export const isCommandFile = (file: string): boolean =>
  /^dist\/src\/cli\/(cli|parts\/[\w-]+)\.js$/.test(file);

/**
 * Bundles the command into one file, with production builds of what it needs: hundreds of modules take a
 * third of a second to load. What is imported only when it is needed becomes a part of its own, so that the
 * command starts without the optional packages. The modules it is made of are removed, since nothing else
 * imports them.
 *
 * @param outDir The absolute path of the folder with the compiled modules.
 */
export async function buildCommandFile(outDir: string): Promise<void> {
  const folder = join(outDir, 'src', 'cli');
  await mkdir(folder, { recursive: true });
  const others = (await readdir(folder)).filter((name) => !name.startsWith('cli.d.ts'));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: { cli: 'src/cli/cli.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    // Names stay as they are: parts of the command are written into the reports, and stacks stay readable.
    minifySyntax: true,
    format: 'esm',
    // Not "node": under that condition a package may give modules that cannot be cut to what is used.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['module', 'es2015'],
    target: 'node20',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['node:*', ...OPTIONAL],
    legalComments: 'none',
    logLevel: 'silent',
  });
}
