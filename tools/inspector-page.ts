import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pageBundle } from './page-bundle.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** The packages that are bundled, with the file of their licence, which has to be published beside the bundle. */
const BUNDLED: Readonly<Record<string, string>> = {
  rxjs: 'LICENSE.txt',
  tslib: 'LICENSE.txt',
  xstate: 'LICENSE',
};

/** Nothing but its own script: no request to anywhere, no style, no image, no frame. */
export const INSPECTOR_CSP =
  "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="content-security-policy" content="${INSPECTOR_CSP}" />
    <title>Agent inspector</title>
    <script type="module" src="inspector.js"></script>
  </head>
  <body></body>
</html>
`;

/** Bundles a script for the browser, with everything it needs. */
export async function bundleScript(entry: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [entry],
    outfile,
    ...pageBundle,
  });
}

/** Returns the licences of the bundled packages, which these licences demand beside every copy. */
export async function licences(): Promise<string> {
  const texts = Object.entries(BUNDLED).map(async ([name, file]) => {
    const text = await readFile(join(REPOSITORY, 'node_modules', name, file), 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n\n');
}

/**
 * Builds the stand-alone inspector: a page and its script, to be served from the origin of the page it
 * looks at.
 *
 * @param outDir The absolute path of the folder; other files in it stay.
 */
export async function buildInspectorPage(outDir: string): Promise<readonly string[]> {
  await mkdir(outDir, { recursive: true });
  await bundleScript('src/inspect/page/standalone.ts', join(outDir, 'inspector.js'));
  await writeFile(join(outDir, 'inspector.html'), PAGE);
  await writeFile(join(outDir, 'THIRD-PARTY-LICENSES.txt'), await licences());
  return ['inspector.html', 'inspector.js', 'THIRD-PARTY-LICENSES.txt'];
}
