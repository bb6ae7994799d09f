import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** The packages that stay outside: they are optional, and loaded only by the commands that need them. */
const OPTIONAL = ['@nats-io/*', '@statelyai/inspect'];

/** The command, bundled: the one module without a map of its sources. */
export const COMMAND_FILE = 'src/cli/cli.js';

/**
 * Bundles the command into one file, with production builds of what it needs: hundreds of modules take a
 * third of a second to load. The modules it is made of are removed, since nothing else imports them.
 *
 * @param outDir The absolute path of the folder with the compiled modules.
 */
export async function buildCommandFile(outDir: string): Promise<void> {
  const folder = join(outDir, 'src', 'cli');
  const others = (await readdir(folder)).filter((name) => !name.startsWith('cli.d.ts'));
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['src/cli/cli.ts'],
    outfile: join(outDir, COMMAND_FILE),
    bundle: true,
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
