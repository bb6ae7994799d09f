import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, runCli } from './run-cli.ts';

// It takes a minute and more: CCBAR_LARGE=1 npx vitest run test/cli/large.test.ts
const isWanted = process.env['CCBAR_LARGE'] !== undefined;

const megabyte = 1_000_000;
let folder = '';

interface Measured {
  readonly status: number | null;
  readonly lines: number;
  readonly seconds: number;
  /** The most memory it ever had, MB. */
  readonly memory: number;
}

const preload = "process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";

/** Replays a file and counts what comes out, without keeping it. */
const measured = async (file: string, format: string): Promise<Measured> => {
  const start = performance.now();
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(preload)}`,
    ...cli,
    'replay',
    file,
    '-f',
    format,
  ];
  const child = spawn(process.execPath, args);
  let lines = 0;
  let messages = '';
  child.stdout.on('data', (piece: Buffer) => {
    for (const byte of piece) if (byte === 10) lines += 1;
  });
  child.stderr.on('data', (piece: Buffer) => {
    messages += piece.toString();
  });
  const [status] = (await once(child, 'close')) as [number | null];
  const seconds = (performance.now() - start) / 1000;
  return { status, lines, seconds, memory: (Number(messages) * 1024) / megabyte };
};

describe.skipIf(!isWanted)('a recording of 100 MB', { timeout: 600_000 }, () => {
  const file = (agents: number) => join(folder, `${agents}.ndjson`);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-large-'));
    for (const agents of ['20', '180'])
      await runCli(['simulate', 'shift', '--agents', agents, '--hours', '24', '-o', file(Number(agents))]);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['ndjson', 'csv', 'timeline'])('takes no more memory than a small one, as %s', async (format) => {
    expect(statSync(file(180)).size).toBeGreaterThan(100 * megabyte);
    const small = await measured(file(20), format);
    const large = await measured(file(180), format);
    expect([small.status, large.status]).toEqual([0, 0]);
    expect(large.lines).toBeGreaterThan(7 * small.lines);
    expect(large.memory).toBeLessThan(2 * small.memory);
    process.stdout.write(
      `${format}: ${Math.round(statSync(file(180)).size / megabyte)} MB in ${large.seconds.toFixed(1)} s, ` +
        `${Math.round(large.memory)} MB of memory (${Math.round(small.memory)} MB for an eighth of it)\n`,
    );
  });
});
