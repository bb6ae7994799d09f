/// <reference types="node" />
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The files that the wallboard server sends, as they are published in the package. */
export interface PageFiles {
  /** `ccbar-agent/wallboard.js` */
  readonly wallboard: string;
  /** `ccbar-agent/inspector.js` */
  readonly inspector: string;
}

/** The page of the wallboard. */
export const wallboardPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>Wallboard</title>
    <script type="module" src="wallboard.js"></script>
  </head>
  <body></body>
</html>
`;

/**
 * Reads the files of the pages.
 *
 * @param resolve gives the place of a file of this package: `import.meta.resolve` or `require.resolve`.
 * @throws the error of Node when a file is missing.
 *
 * @example
 * ```ts
 * import { readPageFiles } from 'ccbar-agent/fleet/http';
 *
 * const files = await readPageFiles(import.meta.resolve);
 * ```
 */
export const readPageFiles = async (resolve: (name: string) => string): Promise<PageFiles> => {
  const read = (name: string) => {
    const place = resolve(name);
    return readFile(place.startsWith('file:') ? fileURLToPath(place) : place, 'utf8');
  };
  const [wallboard, inspector] = await Promise.all([
    read('ccbar-agent/wallboard.js'),
    read('ccbar-agent/inspector.js'),
  ]);
  return { wallboard, inspector };
};
