import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { cli, runCli } from './run-cli.ts';

let folder = '';
let shift = '';
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-cli-'));
  shift = inFolder('shift.ndjson');
  await runCli(['simulate', 'shift', '--agents', '3', '--hours', '2', '-o', shift]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command', () => {
  it('prints its version and its help', async () => {
    expect(await runCli(['--version'])).toEqual({ status: 0, out: `${packageJson.version}\n`, messages: '' });
    expect((await runCli(['simulate', '--help'])).out).toContain('rest-overdue');
  });

  it('writes the same recording for the same seed', async () => {
    const [a, b, c] = await Promise.all(
      ['7', '7', '8'].map((seed) => runCli(['simulate', 'shift', '--hours', '0.5', '--seed', seed])),
    );
    expect(a?.out).toBe(b?.out);
    expect(a?.out).not.toBe(c?.out);
    expect(a?.out.split('\n')[0]).toContain('"ccbarRecording":1');
  });

  it('reads a file, a packed one and standard input alike', async () => {
    const text = readFileSync(shift);
    writeFileSync(inFolder('packed'), gzipSync(text));
    const [plain, packed, piped, both] = await Promise.all([
      runCli(['replay', shift]),
      runCli(['replay', inFolder('packed')]),
      runCli(['replay', '-'], text),
      runCli(['replay', '-'], gzipSync(text)),
    ]);
    expect(plain?.status).toBe(0);
    expect(plain?.out).toMatch(/all 3 /);
    for (const other of [packed, piped, both]) expect(other).toEqual(plain);
  });

  it('shows what can be read of a packed file that ends early, and reports the end', async () => {
    writeFileSync(inFolder('cut.gz'), gzipSync(readFileSync(shift)).subarray(0, 5000));
    const { status, out, messages } = await runCli(['replay', inFolder('cut.gz')]);
    expect(status).toBe(2);
    expect(out).toContain('talking');
    expect(messages).toMatch(/could be read only up to line \d+: the packed data is damaged or ends early/);
  });

  it.each([
    {
      args: ['replay', 'no-such-file'],
      wording: 'Cannot read no-such-file: there is no such file or folder',
    },
    { args: ['replay', 'test'], wording: 'Cannot read test: it is a folder' },
    { args: ['replay', '--tempo', '3'], wording: "Unknown option '--tempo'. Try: ccbar-agent --help." },
    { args: ['simulate', 'nonsense'], wording: "There is no scenario 'nonsense'" },
    { args: ['simulate', '--faults', 'gremlins=1'], wording: 'faults knows drop' },
    { args: ['replay', '-', '-o', 'no/such/folder/out'], wording: 'no such file or folder' },
  ])('names the mistake in $args, and exits with 2', async ({ args, wording }) => {
    const { status, out, messages } = await runCli(
      args,
      '{"eventType":"AgentState_Ready","content":null}\n{}',
    );
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(messages).toContain(`ccbar-agent: `);
    expect(messages).toContain(wording);
    expect(messages).not.toContain('    at ');
  });

  it('writes a whole file or none, packed when its name ends so', async () => {
    const html = inFolder('out.html.gz');
    expect((await runCli(['replay', shift, '-f', 'html', '-o', html])).status).toBe(0);
    expect(gunzipSync(readFileSync(html)).toString()).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    await runCli(['replay', 'no-such-file', '-o', inFolder('none')]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('ends without a word when nobody reads on', async () => {
    const child = spawn(process.execPath, [...cli, 'simulate', 'shift', '--agents', '50']);
    let messages = '';
    child.stderr.on('data', (piece: Buffer) => {
      messages += piece.toString();
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status] = await once(child, 'close');
    expect({ status, messages }).toEqual({ status: 0, messages: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind on %s', async (signal) => {
    const out = inFolder('interrupted.ndjson');
    const args = ['simulate', 'shift', '--agents', '2000', '--hours', '24', '-o', out];
    const begun = new Promise<void>((resolve) => {
      const watcher = watch(folder, (_, name) => {
        if (name !== 'interrupted.ndjson.part') return;
        watcher.close();
        resolve();
      });
    });
    const child = spawn(process.execPath, [...cli, ...args]);
    // When it ends before that, its status shows so.
    await Promise.race([begun, once(child, 'exit')]);
    child.kill(signal);
    const [status] = await once(child, 'close');
    expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(readdirSync(folder).filter((name) => name.startsWith('interrupted'))).toEqual([]);
  });
});
