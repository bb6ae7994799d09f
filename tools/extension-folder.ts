import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript, licences } from './inspector-page.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));

/** The public half of a key whose private half was deleted: it only gives the folder the same id everywhere. */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyQykMaMBK8+Zb86eWexpSvcf6qEvOW1+jSDlTF9twH92ogGvFMyKX9adJT2d2OjNKC3NFN2iDSD0uuHDMntIKQ3kQKfGiQIS+aPyP/DL+XTi5Y5n2Rzd1Eo28uX5396WB7TYTUbh7Ud4ImuBtEREVBqzy2vmnJNfbEQJ3JG0kRbFzObw8WD/EL5IspXfn1V7/nsn4GPYDrhYU9AvScMIC0ZkAq+/v8T3HTO8/d3q7BYk/SxFsDuldhBUgTQcEc8pgwk8xhmty87+EZspK41DINdzUBMC/8HFXaqqiZ5myhEXrZgLcaFhVptsdLOn+Ep6fT+ba3v3E1mLB0d/ge3bcwIDAQAB';

/** The id that Chrome makes of the key. */
export const EXTENSION_ID = 'dcnkbpnhnblafjgjieknchabhpappoih';

/** The title of the panel among those of DevTools. */
export const PANEL_TITLE = 'Agent';

/** The pages that the extension runs on by default: pages that this machine serves itself. */
export const USUAL_MATCHES: readonly string[] = ['http://localhost/*', 'http://127.0.0.1/*'];

const PATTERN = /^https?:\/\/(\*\.)?[\w-]+(\.[\w-]+)*(:\d+)?\/\S*$/;

/** Returns whether a match pattern names its host; one that matches every page does not. */
export const isNarrow = (pattern: string): boolean => PATTERN.test(pattern);

const page = (script: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="color-scheme" content="light dark" />
    <title>Agent</title>
    <script type="module" src="${script}"></script>
  </head>
  <body></body>
</html>
`;

/**
 * Builds the DevTools extension as a folder to be loaded unpacked.
 *
 * @param outDir The absolute path of the folder. What is in it is deleted.
 * @param matches The pages it may look at, as match patterns.
 */
export async function buildExtension(outDir: string, matches: readonly string[]): Promise<void> {
  const wide = matches.filter((pattern) => !isNarrow(pattern));
  if (matches.length === 0 || wide.length > 0) {
    throw new Error(
      `A match pattern has to name its host, such as https://desk.example.com/*; received ${wide.join(', ') || 'none'}.`,
    );
  }
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const { version } = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8')) as {
    version: string;
  };
  const manifest = {
    manifest_version: 3,
    name: 'ccbar-agent inspector',
    description: 'The live statechart of a contact-centre agent, as a panel of DevTools.',
    version,
    key: KEY,
    minimum_chrome_version: '123',
    devtools_page: 'devtools.html',
    content_scripts: [{ matches, js: ['content.js'], run_at: 'document_start' }],
    content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'" },
  };
  for (const name of ['devtools', 'panel', 'content']) {
    await bundleScript(`tools/extension/${name}.ts`, join(outDir, `${name}.js`));
  }
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(outDir, 'devtools.html'), page('devtools.js'));
  await writeFile(join(outDir, 'panel.html'), page('panel.js'));
  await writeFile(join(outDir, 'THIRD-PARTY-LICENSES.txt'), await licences());
}
