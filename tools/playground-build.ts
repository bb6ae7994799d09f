import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { type Origins, PLAYGROUND_ROOT, playgroundSources } from './playground-config.ts';

/** The pages of the playground, below its folder. */
const PAGES = ['desktop/index.html', 'bar/index.html', 'bar/stranger.html', 'inspector/index.html'];

/** The package declares that its modules do nothing when they are imported; those of a page do. */
const pageModules: Plugin = {
  name: 'page-modules',
  transform: (_code, id) => (id.startsWith(PLAYGROUND_ROOT) ? { moduleSideEffects: true } : null),
};

/**
 * Builds the pages of the playground into a folder that any file server can serve, the desktop at one origin and the
 * bar at the other: both from the same folder.
 *
 * @param outDir The absolute path of the folder; what is in it is deleted.
 */
export async function buildPlayground(outDir: string, origins: Origins): Promise<void> {
  await build({
    ...playgroundSources(PLAYGROUND_ROOT, origins),
    base: './',
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      // The pages' policy allows no image out of a `data:` address.
      assetsInlineLimit: 0,
      rollupOptions: { input: PAGES.map((page) => join(PLAYGROUND_ROOT, page)) },
    },
    plugins: [pageModules],
  });
}
