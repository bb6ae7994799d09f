import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cli, runCli } from './run-cli.ts';

const built = join(dirname(cli[0] ?? ''), '..', '..');
const teams = join(built, 'teams.json');

beforeAll(() => {
  // The pages as the package has them beside the command, but for what is in them.
  for (const [folder, name] of [
    ['wallboard', 'wallboard.js'],
    ['inspect', 'inspector.js'],
  ] as const) {
    mkdirSync(join(built, folder), { recursive: true });
    writeFileSync(join(built, folder, name), `// ${name}`);
  }
  writeFileSync(teams, '{"Sales": "30021"}');
});

const running: ReturnType<typeof spawn>[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Starts the command and resolves with its first line. */
const start = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, [...cli, 'fleet', ...args]);
  running.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
};

describe('ccbar-agent fleet', () => {
  it('explains its commands', async () => {
    const { status, out } = await runCli(['fleet', '--help']);
    expect(status).toBe(0);
    for (const name of ['demo', 'ingest', 'wallboard', 'worker']) expect(out).toContain(`fleet ${name} `);
    expect((await runCli(['fleet'])).out).toBe(out);
  });

  it.each([
    { args: ['nonsense'], messages: "There is no command 'fleet nonsense'." },
    { args: ['demo', '--agents', '0'], messages: '--agents must be a whole number from 1 to 10000' },
    { args: ['demo', '--speed', 'fast'], messages: '--speed must be a whole number from 1 to 600' },
    { args: ['demo', '--port', '70000'], messages: '--port must be a whole number from 0 to 65535' },
    { args: ['wallboard'], messages: 'fleet wallboard needs the log that the workers share' },
    { args: ['wallboard', '--path', 'board'], messages: '--path must begin and end with /' },
    {
      args: ['wallboard', '--teams', teams],
      messages: 'The file of teams cannot be used. It has to be JSON such as',
    },
    {
      args: ['wallboard', '--teams', 'nowhere'],
      messages: 'Cannot read nowhere: there is no such file',
    },
    { args: ['ingest'], messages: 'fleet ingest needs --agent-header NAME' },
    {
      args: ['ingest', '--agent-header', 'x-agent'],
      messages: 'fleet ingest needs the log that the workers share',
    },
  ])('refuses $args with status 2', async ({ args, messages }) => {
    const ended = await runCli(['fleet', ...args]);
    expect(ended.status).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.messages).toContain(messages);
  });

  it('demo serves the wallboard of a simulated fleet until SIGTERM, and ends with 0', async () => {
    const { child, url } = await start('demo', '--agents', '3', '--no-open');
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(await (await fetch(url)).text()).toContain('<title>Wallboard</title>');
    expect(await (await fetch(`${url}wallboard.js`)).text()).toBe('// wallboard.js');
    const events = (await fetch(`${url}events`)).body?.getReader();
    let text = '';
    while (!/"id":"3002[123]"/.test(text)) text += new TextDecoder().decode((await events?.read())?.value);
    expect(text).toContain('event: snapshot');
    child.kill('SIGTERM');
    const [status] = await once(child, 'close');
    expect(status).toBe(0);
  });

  it('demo ends with 2 when its port is taken', async () => {
    const { url } = await start('demo', '--agents', '1', '--no-open');
    const { status, messages } = await runCli(['fleet', 'demo', '--no-open', '--port', new URL(url).port]);
    expect(status).toBe(2);
    expect(messages).toContain('Cannot serve at port');
  });
});
