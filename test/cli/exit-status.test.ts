import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, runCli } from './run-cli.ts';

let folder = '';
let shift = '';
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-exit-'));
  shift = inFolder('shift.ndjson');
  await runCli(['simulate', 'shift', '--agents', '4', '--hours', '4', '-o', shift]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command under a limit of the shell, or with its output sent somewhere. */
const inShell = (script: string) => {
  const quoted = [process.execPath, ...cli].map((word) => `'${word}'`).join(' ');
  const { status, stderr } = spawnSync('bash', ['-c', script.replace('COMMAND', quoted)], {
    env: { ...process.env, shift, folder },
  });
  return { status, message: stderr.toString() };
};
const partsIn = () => readdirSync(folder).filter((name) => name.includes('.part'));

const isLinux = process.platform === 'linux';

describe.skipIf(!isLinux)('output that cannot be written gives exit status 2 and one sentence', () => {
  it.each([
    { what: 'a full disk', script: 'COMMAND replay $shift -f csv > /dev/full', wording: 'the disk is full' },
    { what: 'a full device', script: 'COMMAND replay $shift -o /dev/full', wording: 'the disk is full' },
    { what: 'a full disk, of help', script: 'COMMAND --help > /dev/full', wording: 'the disk is full' },
    {
      what: 'a full disk, of a simulation',
      script: 'COMMAND simulate > /dev/full',
      wording: 'the disk is full',
    },
    {
      what: 'a limit of size',
      script: 'ulimit -f 20; COMMAND replay $shift -f csv -o $folder/limited.csv',
      wording: 'larger than the limit allows',
    },
    {
      what: 'a limit of size, packed',
      script: 'ulimit -f 4; COMMAND replay $shift -f csv -o $folder/limited.csv.gz',
      wording: 'larger than the limit allows',
    },
    {
      what: 'a limit of size on standard output',
      script: 'ulimit -f 20; COMMAND replay $shift -f csv > $folder/limited.txt',
      wording: 'larger than the limit allows',
    },
  ])('$what', ({ script, wording }) => {
    const { status, message } = inShell(script);
    expect(status).toBe(2);
    expect(message).toMatch(/^ccbar-agent: Cannot write [^\n]+\.\n$/);
    expect(message).toContain(wording);
    expect(partsIn()).toEqual([]);
    expect(existsSync(inFolder('limited.csv'))).toBe(false);
    expect(existsSync(inFolder('limited.csv.gz'))).toBe(false);
  });
});

describe('the exit status', () => {
  it.each([
    { file: 'no/folder/out.csv', wording: 'there is no such file or folder: no/folder' },
    { file: 'test', wording: 'Cannot write test: it is a folder.' },
  ])('is 2 when $file cannot be made, and the output is blamed', async ({ file, wording }) => {
    const { status, messages } = await runCli(['replay', shift, '-o', file]);
    expect(status).toBe(2);
    expect(messages).toContain(`Cannot write ${file}`);
    expect(messages).toContain(wording);
  });

  it('is 2, and no file is made, when no input could be read', async () => {
    const { status } = await runCli(['replay', inFolder('missing'), '-o', inFolder('none')]);
    expect(status).toBe(2);
    expect(existsSync(inFolder('none'))).toBe(false);
  });

  it('is that of the whole recording when nobody reads the output to its end', async () => {
    const bad = inFolder('bad.ndjson');
    writeFileSync(bad, `${readFileSync(shift, 'utf8')}{"at":1767254400000,"data":{"odd":1}}\n`);
    const script = 'COMMAND replay $folder/bad.ndjson -f ndjson --fail-on warning | head -1 > /dev/null; ';
    expect(inShell(`${script}exit \${PIPESTATUS[0]}`)).toEqual({ status: 1, message: '' });
  });

  it.skipIf(!isLinux)('is that of a signal while a FIFO has no writer', async () => {
    spawnSync('mkfifo', [inFolder('fifo')]);
    const child = spawn(process.execPath, [...cli, 'replay', inFolder('fifo'), '-o', inFolder('from-fifo')]);
    const ended = once(child, 'close');
    await once(child, 'spawn');
    child.kill('SIGTERM');
    const [status, signal] = (await ended) as [number | null, string | null];
    expect(signal === 'SIGTERM' || status === 143).toBe(true);
    expect(existsSync(inFolder('from-fifo'))).toBe(false);
  });

  it.skipIf(!isLinux)('reads a FIFO to its end', async () => {
    spawnSync('mkfifo', [inFolder('written')]);
    const reading = runCli(['replay', inFolder('written'), '-f', 'csv']);
    spawn('bash', ['-c', `cat '${shift}' > '${inFolder('written')}'`]);
    expect(await reading).toEqual(await runCli(['replay', shift, '-f', 'csv']));
  });
});

describe('a file that is written', () => {
  it('does not go through a symbolic link that was planted for its first half', async () => {
    writeFileSync(inFolder('victim'), 'precious');
    symlinkSync(inFolder('victim'), inFolder('planted.csv.part'));
    const { status } = await runCli(['replay', shift, '-f', 'csv', '-o', inFolder('planted.csv')]);
    expect(status).toBe(0);
    expect(readFileSync(inFolder('victim'), 'utf8')).toBe('precious');
    expect(readFileSync(inFolder('planted.csv'), 'utf8')).toContain('started_at');
    rmSync(inFolder('planted.csv.part'));
  });

  it('holds the same packed and unpacked', async () => {
    const names = [inFolder('a.csv'), inFolder('a.csv.gz')];
    await Promise.all(names.map((name) => runCli(['replay', shift, '-f', 'csv', '-o', name])));
    const [plain, packed] = names.map((name) => readFileSync(name));
    expect(gunzipSync(packed ?? '').equals(plain ?? Buffer.alloc(0))).toBe(true);
  });

  it.skipIf(!isLinux)('may be a device, which stays one', async () => {
    expect((await runCli(['replay', shift, '-o', '/dev/null'])).status).toBe(0);
    expect(spawnSync('test', ['-c', '/dev/null']).status).toBe(0);
  });
});

describe('replay --watch', () => {
  it('shows what is appended, and the totals when it is interrupted', async () => {
    const lines = readFileSync(shift, 'utf8').split('\n');
    const growing = inFolder('growing.ndjson');
    writeFileSync(growing, `${lines.slice(0, 200).join('\n')}\n`);
    const child = spawn(process.execPath, [...cli, 'replay', growing, '--watch', '-f', 'csv']);
    let out = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
    await once(child.stdout, 'data');
    const rows = () => out.split('\n').length;
    const before = rows();
    appendFileSync(growing, `${lines.slice(200, 600).join('\n')}\n`);
    while (rows() <= before) await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(out).toMatch(/,\n$/);
  });
});
