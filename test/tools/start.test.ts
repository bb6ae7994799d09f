import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_HOST, listen } from '../../tools/listen.ts';
import { DEFAULT_BAR_PORT, DEFAULT_PORT } from '../../tools/playground-servers.ts';
import { startOptions } from '../../tools/start-options.ts';
import { freePort } from '../free-port.ts';

const START = fileURLToPath(new URL('../../tools/start.ts', import.meta.url));

/** A started `npm start`, with its output and its end. */
interface Run {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly prints: (pattern: RegExp) => Promise<string>;
  readonly ended: Promise<number | null>;
}

const running: ChildProcess[] = [];
const taken: Server[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const server of taken.splice(0)) server.close();
});

function start(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', START, ...args], {
    env: { ...process.env, PORT: '', BAR_PORT: '', WALLBOARD_PORT: '0', ...env },
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      child.emit('printed');
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const prints = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match[1] ?? match[0];
      const goesOn = new Promise<boolean>((resolve) => child.once('printed', () => resolve(true)));
      if (!(await Promise.race([goesOn, ended.then(() => false)]))) throw new Error(`Ended with: ${output}`);
    }
  };
  return { process: child, output: () => output, prints, ended };
}

async function takePort(port = 0): Promise<number> {
  const server = createServer();
  taken.push(server);
  return listen(server, { port, orNext: false });
}

describe('npm start', () => {
  it.each([
    { signal: 'SIGINT', code: 130 },
    { signal: 'SIGTERM', code: 0 },
  ] as const)('serves until $signal, then ends with $code and frees both ports', async ({ signal, code }) => {
    const [port, barPort] = [await freePort(), await freePort()];
    const run = start(['--port', String(port)], { BAR_PORT: String(barPort) });
    const desktop = await run.prints(/Agent desktop: +(\S+)/);
    const bar = await run.prints(/Simulated bar: +(\S+)/);
    expect(desktop).toBe(`http://${LOCAL_HOST}:${port}/desktop/`);
    expect(bar).toBe(`http://${LOCAL_HOST}:${barPort}/bar/`);
    expect((await fetch(desktop)).status).toBeLessThan(500);
    const wallboard = await fetch(await run.prints(/Wallboard: +(\S+)/));
    expect(await wallboard.text()).toContain('<title>Wallboard</title>');

    run.process.kill(signal);
    expect(await run.ended).toBe(code);
    expect(run.output()).toMatch(/Stopped\.\n$/);
    expect(await takePort(port)).toBe(port);
    expect(await takePort(barPort)).toBe(barPort);
  });

  it.each(['--port', '--bar-port', '--wallboard-port'])(
    'ends with 1 and reports it when the port of %s is taken',
    async (flag) => {
      const port = await takePort();
      const run = start([flag, String(port)]);
      expect(await run.ended).toBe(1);
      expect(run.output()).toBe(
        `Port ${port} is taken. Choose another with ${flag} N, or any free one with ${flag} 0.\n`,
      );
    },
  );

  it('takes the next free port when none was given, and prints it', async () => {
    // If the usual port is already in use, there is nothing to take first.
    await takePort(DEFAULT_PORT).catch(() => {});
    const run = start([]);
    const port = await run.prints(/Port 5173 is taken, so port (\d+) is used\./);
    expect(Number(port)).toBeGreaterThan(DEFAULT_PORT);
    expect(await run.prints(/Agent desktop: +(\S+)/)).toBe(`http://${LOCAL_HOST}:${port}/desktop/`);
    if (Number(port) === DEFAULT_BAR_PORT) await run.prints(/Port 5174 is taken, so port \d+ is used\./);
    run.process.kill('SIGTERM');
    await run.ended;
  });
});

describe('startOptions', () => {
  it.each([
    { args: [], env: {}, result: {} },
    { args: ['--port', '8080'], env: {}, result: { port: 8080 } },
    { args: ['--bar-port=0'], env: {}, result: { barPort: 0 } },
    { args: ['--wallboard-port', '0'], env: { WALLBOARD_PORT: '1' }, result: { wallboardPort: 0 } },
    { args: [], env: { WALLBOARD_PORT: '1' }, result: { wallboardPort: 1 } },
    { args: [], env: { PORT: '1', BAR_PORT: '2' }, result: { port: 1, barPort: 2 } },
    { args: ['--port', '3'], env: { PORT: '1' }, result: { port: 3 } },
    { args: ['--port', '0', '--bar-port', '0'], env: {}, result: { port: 0, barPort: 0 } },
    { args: ['--help'], env: {}, result: 'help' },
  ])('$args with $env', ({ args, env, result }) => {
    expect(startOptions(args, env)).toEqual(result);
  });

  it.each([
    {
      args: ['--port', 'http'],
      env: {},
      message: '--port must be a whole number from 0 to 65535, but is http.',
    },
    {
      args: [],
      env: { PORT: '70000' },
      message: 'PORT must be a whole number from 0 to 65535, but is 70000.',
    },
    {
      args: ['--port', '9', '--bar-port', '9'],
      env: {},
      message: 'need two ports, but both were asked to use 9',
    },
    { args: ['--prot', '9'], env: {}, message: "Unknown option '--prot'" },
  ])('refuses $args with $env', ({ args, env, message }) => {
    expect(() => startOptions(args, env)).toThrow(message);
  });
});
