import { comparisons } from './comparisons.ts';
import { compare, type Row } from './measure.ts';
import { memoryRows } from './memory.ts';

// Runs in a process of its own, as one bundle; each line that it writes is a row.
const write = (row: Row): void => void process.stdout.write(`${JSON.stringify(row)}\n`);

for (const comparison of comparisons) write(await compare(comparison));
for (const row of memoryRows()) write(row);
