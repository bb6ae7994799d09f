import { constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { pageBundle } from './page-bundle.ts';

/** The number of bytes that a page loads for an entry. */
export interface BundleSize {
  /** Minified. */
  readonly min: number;
  /** Minified and compressed, as a web server sends it. */
  readonly gzip: number;
}

/** Returns the size of a file after compression, as a web server sends it. */
export const gzipSize = (bytes: Uint8Array): number =>
  gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length;

/** The packages an application brings along. */
export const PEERS: readonly string[] = ['rxjs', 'xstate'];

/** The frameworks that the bindings are for; whoever uses a binding has its framework anyway. */
export const FRAMEWORKS: readonly string[] = ['react', 'vue'];

/**
 * Measures what a page loads of a module, bundled for the browser from the TypeScript sources.
 * Nothing is written to the disk.
 *
 * @param entry Path of the module.
 * @param options.external Packages that are not counted.
 * @param options.names What is imported from it; everything when left out.
 */
export async function bundleSize(
  entry: string,
  options: { readonly external: readonly string[]; readonly names?: readonly string[] | undefined },
): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${options.names === undefined ? '*' : `{ ${options.names} }`} from './${entry}';`,
      resolveDir: process.cwd(),
    },
    // A server brings these along; no page ever loads them.
    external: [...options.external, ...FRAMEWORKS, '@nats-io/*', 'node:*'],
    ...pageBundle,
    write: false,
  });
  const code = outputFiles.map((file) => file.contents);
  const bytes = Buffer.concat(code);
  return { min: bytes.length, gzip: gzipSize(bytes) };
}
