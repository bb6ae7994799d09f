import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleScript, licences } from '../inspector-page.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>Connection bar (simulated)</title>
    <link rel="stylesheet" href="bar.css" />
    <script type="module" src="bar.js"></script>
  </head>
  <body></body>
</html>
`;

const STYLES = `body {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
  margin: 8px;
}
button {
  padding: 4px 10px;
  font: 14px system-ui, sans-serif;
}
`;

/**
 * Builds a connection bar to try pages with: a page with its script, to be shown in an iframe from another origin.
 *
 * @param outDir The absolute path of the folder; other files in it stay.
 */
export async function buildSimulatedBar(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await bundleScript('tools/simulated-bar/bar.ts', join(outDir, 'bar.js'));
  await writeFile(join(outDir, 'bar.html'), PAGE);
  await writeFile(join(outDir, 'bar.css'), STYLES);
  await writeFile(join(outDir, 'THIRD-PARTY-LICENSES.txt'), await licences());
}
