import type { BuildOptions } from 'esbuild';

/** The settings with which a script of a page is bundled with everything it needs into one small ES module. */
export const pageBundle = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;
