import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSize, gzipSize, PEERS } from './bundle-size.ts';
import { buildScriptFiles } from './script-file/build-script-files.ts';
import { scriptBudgets, sizeBudgets } from './size-budgets.ts';

const HEADER = ['subpath', 'own min', 'own gzip', 'limit', 'with peers min', 'with peers gzip', 'limit'];

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(2)} KB`;

const rows: string[][] = [];
let over = false;
for (const { subpath, entry, names, own: ownLimit, withPeers: peersLimit } of sizeBudgets) {
  const own = await bundleSize(entry, { external: PEERS, names });
  const all = await bundleSize(entry, { external: [], names });
  over ||= own.gzip > ownLimit || all.gzip > peersLimit;
  const numbers = [own.min, own.gzip, ownLimit, all.min, all.gzip, peersLimit];
  rows.push([
    names === undefined ? subpath : `${subpath} { ${names.join(', ')} }`,
    ...numbers.map(kilobytes),
  ]);
}

const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-size-'));
await buildScriptFiles(folder);
for (const [file, limit] of Object.entries(scriptBudgets)) {
  const bytes = await readFile(join(folder, file));
  const gzip = gzipSize(bytes);
  over ||= gzip > limit;
  rows.push([file, '', '', '', ...[bytes.length, gzip, limit].map(kilobytes)]);
}
await rm(folder, { recursive: true });

const widths = HEADER.map((title, column) =>
  Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
);
const line = (cells: readonly string[]): string =>
  cells
    .map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    .join('  ');
for (const row of [HEADER, ...rows]) console.log(line(row));
console.log('1 KB is 1024 bytes. Where no names stand, everything an entry exports is counted.');
if (over) {
  console.error('An entry is over its limit (tools/size-budgets.ts).');
  process.exitCode = 1;
}
