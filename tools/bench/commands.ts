import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, rowOf } from './measure.ts';

/** The settings of a run: the size of the recording, and the number of runs of each command. */
export interface CommandOptions {
  readonly agents: number;
  readonly hours: number;
  readonly rounds: number;
}

/** The program that reads, splits and parses: the least that any replay has to do. */
const YARDSTICK =
  "for (const line of require('node:fs').readFileSync(process.argv[1], 'utf8').split('\\n')) if (line !== '') JSON.parse(line);";

/** Writes what the process took at its end: processor time, ms. */
const preload = (report: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => { const { user, system } = process.cpuUsage();
       writeFileSync(${JSON.stringify(report)}, String((user + system) / 1000)); });`,
  )}`;

/** Runs a program to its end and gives its processor time, ms. */
const cpuOf = async (folder: string, args: readonly string[]): Promise<number> => {
  const report = join(folder, 'cpu');
  rmSync(report, { force: true });
  // To a file, as a user would have it; a pipe would cost this process as well.
  const out = openSync(join(folder, 'out'), 'w');
  const child = spawn(process.execPath, ['--import', preload(report), ...args], {
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    stdio: ['ignore', out, 'inherit'],
  });
  const [status] = (await once(child, 'close')) as [number | null];
  closeSync(out);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}.`);
  return Number(readFileSync(report, 'utf8'));
};

const FORMATS = [
  { format: 'ndjson', must: 7, goal: 4 },
  { format: 'csv', must: 6, goal: 3 },
  { format: 'timeline', must: 10, goal: 5 },
  { format: 'html', must: 10, goal: 5 },
] as const;

/**
 * Measures the command on a recording of many agents, whole processes with their start: each format next to the
 * yardstick in each round.
 *
 * @param command The bundled command.
 * @param folder Where the recording and the outputs are written.
 */
export async function commandRows(
  command: string,
  folder: string,
  { agents, hours, rounds }: CommandOptions,
): Promise<readonly Row[]> {
  const recording = join(folder, 'shift.ndjson');
  const shift = ['simulate', 'shift', '--agents', String(agents), '--hours', String(hours), '-o', recording];
  await cpuOf(folder, [command, ...shift]);
  const ratios = new Map<string, number[]>(FORMATS.map(({ format }) => [format, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { format } of FORMATS) {
      const base = await cpuOf(folder, ['-e', YARDSTICK, recording]);
      const took = await cpuOf(folder, [command, 'replay', recording, '-f', format]);
      ratios.get(format)?.push(took / base);
    }
  }
  return FORMATS.map(({ format, must, goal }) =>
    rowOf(
      {
        name: `\`ccbar-agent replay -f ${format}\`, ${agents} agents over ${hours} hours`,
        yardstick: 'read, split and `JSON.parse` each line',
        must,
        goal,
      },
      ratios.get(format) ?? [],
      '×',
    ),
  );
}
