import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.ts';
import { npm } from '../../tools/pack-list.ts';
import { packPackage } from '../../tools/packed-package.ts';

const EXAMPLES = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
let browser: Browser;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-examples-'));
  await writeFile(join(folder, 'ccbar-agent.tgz'), (await packPackage()).tarball);
  await cp(EXAMPLES, join(folder, 'examples'), {
    recursive: true,
    filter: (path) => !/node_modules|dist$/.test(path),
  });
  const { executablePath, args } = await findChromium();
  browser = await chromium.launch({ executablePath, args: [...args] });
});
afterAll(async () => {
  for (const server of servers) server.kill();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** An example, and the version of its framework when it is another than the one that it names. */
interface Row {
  readonly example: string;
  readonly version?: string;
}

const placeOf = ({ example, version = '' }: Row) => join(folder, 'examples', `${example}${version}`);

/** Installs an example with the packed package and runs its build. */
const build = async (row: Row): Promise<string> => {
  const place = placeOf(row);
  const { example, version } = row;
  // The row before may have installed and built there.
  const filter = (path: string) => !/[\\/](node_modules|dist)$/.test(path);
  if (version !== undefined) await cp(join(folder, 'examples', example), place, { recursive: true, filter });
  const path = join(place, 'package.json');
  const text = (await readFile(path, 'utf8')).replace('"file:../.."', '"file:../../ccbar-agent.tgz"');
  const names = new RegExp(`("(@types/)?${example}(-dom)?": )"[^"]+"`, 'g');
  await writeFile(path, version === undefined ? text : text.replace(names, `$1"${version}"`));
  const outputs: string[] = [];
  for (const args of [
    ['install', '--no-audit', '--no-fund', '--prefer-offline'],
    ['run', 'build'],
  ]) {
    const { code, output } = await npm(args, place, { NODE_ENV: 'production', npm_config_include: 'dev' });
    outputs.push(output);
    expect(code, output).toBe(0);
  }
  return outputs.join('\n');
};

const start = (row: Row): Promise<string> => {
  const server = spawn(process.execPath, ['server.mjs'], { cwd: placeOf(row) });
  servers.push(server);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (part: Buffer) => {
      output += part;
      const address = /Open (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', () => reject(new Error(output)));
  });
};

describe('the examples with a framework', () => {
  it.each<Row>([
    { example: 'react' },
    { example: 'react', version: '18' },
    { example: 'vue' },
    { example: 'svelte' },
  ])('$example $version is built, started and clicked through under a strict policy', async (row) => {
    await build(row);
    const page = await browser.newPage();
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));
    await page.goto(await start(row));
    const bar = page.frameLocator('iframe[name=ccbarclient]');
    const press = (name: string) => bar.getByRole('button', { name, exact: true }).click();
    const state = page.locator('#state');
    await press('Sign in');
    await expect.poll(() => state.textContent()).toBe('idle');
    await expect.poll(() => page.locator('#rest').isEnabled()).toBe(true);
    await press('A customer calls');
    await expect.poll(() => state.textContent()).toBe('ringing');
    expect(await page.textContent('#caller')).not.toBe('nobody');
    await press('Answer');
    await press('Hang up');
    await expect.poll(() => state.textContent()).toBe('wrapUp');
    expect(noise).toEqual([]);
    await page.close();
  });

  it("angular's service and component compile with Angular's own types", async () => {
    await build({ example: 'angular' });
  });
});
