// `npm run test:consumers`: packs the package, installs it as users do in throw-away folders, and tries it there.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { npm } from '../pack-list.ts';
import { packPackage } from '../packed-package.ts';
import { run } from '../run.ts';
import { jestFiles, nodeFiles } from './consumer-files.ts';
import { type ConsumerRow, consumerTable } from './consumer-row.ts';
import { aliasOf, TYPESCRIPT_VERSIONS, typescriptRows } from './typescript-rows.ts';

const { rxjs, xstate } = packageJson.devDependencies;

/** Makes a project beside the others, with the packed package and its peers. */
async function install(folder: string, packages: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(folder);
  const dependencies = { 'ccbar-agent': 'file:../ccbar-agent.tgz', rxjs, xstate, ...packages };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const { code, output } = await npm(['install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
  if (code !== 0) throw new Error(`npm install failed in ${folder}: ${output}`);
  return folder;
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

async function nodeRows(folder: string): Promise<readonly ConsumerRow[]> {
  await write(await install(folder, {}), nodeFiles);
  const rows: ConsumerRow[] = [];
  for (const file of Object.keys(nodeFiles)) {
    const { code, output } = await run(process.execPath, [file], { cwd: folder });
    const isQuiet = code === 0 && output === '';
    rows.push({
      consumer: `Node, ${file}`,
      version: process.version,
      result: isQuiet ? 'passes' : 'FAILS',
      output,
    });
  }
  return rows;
}

async function jestRows(folder: string, version: string): Promise<readonly ConsumerRow[]> {
  await write(await install(folder, { jest: version, 'jest-environment-jsdom': version }), jestFiles);
  const rows: ConsumerRow[] = [];
  for (const file of Object.keys(jestFiles)) {
    const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
    const { code, output } = await run(process.execPath, [jest, file], { cwd: folder });
    const consumer = `Jest, default configuration, ${file}`;
    rows.push({ consumer, version, result: code === 0 ? 'passes' : 'FAILS', output });
  }
  return rows;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-consumers-'));
  try {
    const { tarball } = await packPackage();
    await writeFile(join(folder, 'ccbar-agent.tgz'), tarball);
    const versions = Object.fromEntries(
      TYPESCRIPT_VERSIONS.map((version) => [aliasOf(version), `npm:typescript@${version}`]),
    );
    const rows = [
      ...(await nodeRows(join(folder, 'node'))),
      ...(await jestRows(join(folder, 'jest-29'), '29')),
      ...(await jestRows(join(folder, 'jest-30'), '30')),
      ...(await typescriptRows(await install(join(folder, 'typescript'), versions))),
    ];
    const failed = rows.filter(({ result }) => result === 'FAILS');
    for (const { consumer, version, output } of failed)
      console.error(`\n${consumer}, ${version}:\n${output}`);
    console.log(consumerTable(rows));
    console.log(`\n${rows.length - failed.length} passed, ${failed.length} failed`);
    if (failed.length > 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
