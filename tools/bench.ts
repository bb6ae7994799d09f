// `npm run bench`: what things cost, as one table. `--quick` measures the command on a small recording, `--write` puts
// the table into docs/performance.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { commandRows } from './bench/commands.ts';
import type { Row } from './bench/measure.ts';
import { pageRows } from './bench/page.ts';
import { machineName, performancePage } from './bench/performance-page.ts';
import { sizeRow } from './bench/size.ts';
import { table } from './bench/table.ts';
import { buildCommandFile } from './command-file.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
// Below node_modules, so that the bundle finds the peers.
const FOLDER = join(REPOSITORY, 'node_modules', '.bench');

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } });

const inProcessRows = async (): Promise<readonly Row[]> => {
  const outfile = join(FOLDER, 'in-process.mjs');
  await build({
    absWorkingDir: REPOSITORY,
    entryPoints: ['tools/bench/in-process.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  });
  // Node's own conditions have no "development", so that the peers come as their production builds.
  const child = spawn(process.execPath, ['--expose-gc', '--conditions=production', outfile], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const rows: Row[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const row = JSON.parse(line) as Row;
    console.error(`  ${row.name}: ${row.figure.toFixed(2)} ${row.unit}`);
    rows.push(row);
  }
  const [status] = (await ended) as [number | null];
  if (status !== 0) throw new Error(`The measurement ended with ${status}.`);
  return rows;
};

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const rows = [...(await inProcessRows())];
writeFileSync(join(FOLDER, 'package.json'), '{ "type": "module" }\n');
await buildCommandFile(FOLDER);
const command = join(FOLDER, 'src', 'cli', 'cli.js');
const size =
  values.quick === true ? { agents: 20, hours: 2, rounds: 3 } : { agents: 200, hours: 8, rounds: 3 };
rows.push(...(await commandRows(command, FOLDER, size)), ...(await pageRows()), await sizeRow());
rmSync(FOLDER, { recursive: true, force: true });
console.log(table(rows));
if (values.write === true)
  writeFileSync(join(REPOSITORY, 'docs', 'performance.md'), performancePage(rows, machineName()));
