import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger, type InlineConfig } from 'vite';
import { quietClient } from './quiet-client.ts';

/** The folder of this repository. */
const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** The folder of the pages of the playground. */
export const PLAYGROUND_ROOT = join(REPOSITORY, 'docs', 'playground');

/** The sources behind each public import path, so that a page always runs what is being written. */
const SOURCES: Readonly<Record<string, string>> = {
  'ccbar-agent': 'src/index.ts',
  'ccbar-agent/machines': 'machines/index.ts',
  'ccbar-agent/protocol': 'src/protocol/index.ts',
  'ccbar-agent/inspect': 'src/inspect/index.ts',
  'ccbar-agent/simulator': 'src/simulator/index.ts',
  'ccbar-agent/replay': 'src/replay/index.ts',
};

/** The two origins of the playground, such as `http://127.0.0.1:5173`. */
export interface Origins {
  readonly desktop: string;
  readonly bar: string;
}

/** In place of an origin: the one that a page is served from, whichever that is. */
export const SAME_ORIGIN = 'same-origin';

const originCode = (origin: string): string =>
  origin === SAME_ORIGIN ? 'location.origin' : JSON.stringify(origin);

/** The settings that serving and building the playground share: where its sources are, and the two origins in them. */
export function playgroundSources(root: string, origins: Origins): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    root,
    publicDir: false,
    clearScreen: false,
    customLogger: createLogger('warn'),
    define: {
      __DESKTOP_ORIGIN__: originCode(origins.desktop),
      __BAR_ORIGIN__: originCode(origins.bar),
    },
    resolve: {
      alias: Object.entries(SOURCES).map(([path, source]) => ({
        find: new RegExp(`^${path}$`),
        replacement: join(REPOSITORY, source),
      })),
    },
  };
}

/** The settings of one of the two Vite servers. `name` separates their caches. */
export function playgroundConfig(name: string, root: string, origins: Origins): InlineConfig {
  return {
    ...playgroundSources(root, origins),
    // Another folder gets a cache of its own: Vite makes a cache anew when it was made for another root.
    cacheDir:
      root === PLAYGROUND_ROOT
        ? join(REPOSITORY, 'node_modules', '.vite-playground', name)
        : join(root, '.vite', name),
    appType: 'mpa',
    // A dependency found late would make Vite reload the page, and nothing here could make the page do so.
    optimizeDeps: { include: ['rxjs', 'xstate'], noDiscovery: true },
    plugins: [quietClient()],
    server: {
      middlewareMode: true,
      hmr: false,
      ws: false,
      forwardConsole: false,
      fs: { allow: [root, ...['src', 'machines', 'node_modules'].map((folder) => join(REPOSITORY, folder))] },
    },
  };
}
