// `npm run site` builds the site into docs/site/dist; `npm run site:dev` serves its pages while they are written.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './pack-list.ts';
import { buildPlayground } from './playground-build.ts';
import { SAME_ORIGIN } from './playground-config.ts';

const SITE = fileURLToPath(new URL('../docs/site', import.meta.url));

/** Installs what the site alone needs, where it has not been installed. */
async function install(): Promise<void> {
  if (existsSync(join(SITE, 'node_modules', 'vitepress'))) return;
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund'], SITE);
  if (code !== 0) throw new Error(output);
}

/** The changelog as a page of the site: its links lead there into the pages, and not into the repository. */
async function writeChangelog(): Promise<void> {
  const text = await readFile(join(SITE, '..', '..', 'CHANGELOG.md'), 'utf8');
  await writeFile(join(SITE, 'pages', 'changelog.md'), text.replace(/\]\(docs\/([^)#]+)\.md/g, '](/$1'));
}

async function build(): Promise<void> {
  const { code, output } = await npm(['run', 'build'], SITE);
  if (code !== 0) throw new Error(output);
  const dist = join(SITE, 'dist');
  await buildPlayground(join(dist, 'playground'), { desktop: SAME_ORIGIN, bar: SAME_ORIGIN });
  for (const picture of ['playground/icon.svg', 'reference/statechart.svg']) {
    const source = fileURLToPath(new URL(`../docs/${picture}`, import.meta.url));
    await copyFile(source, join(dist, basename(picture)));
  }
  console.log(`Built ${dist}.`);
}

async function main(): Promise<void> {
  await install();
  await writeChangelog();
  if (process.argv[2] === 'dev') spawn('npm', ['run', 'dev'], { cwd: SITE, stdio: 'inherit' });
  else await build();
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
