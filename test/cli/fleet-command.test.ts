import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, runCli } from './run-cli.ts';

let folder: string;
let log: readonly string[];
const fleet = (...args: readonly string[]) => runCli(['fleet', ...args]);
const linesOf = (text: string): readonly { readonly [key: string]: unknown }[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A receiver of pushed lines, which answers with one status after the other. */
const receiver = async (statuses: readonly number[]) => {
  const requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    requests.push({ headers: request.headers, body });
    response.writeHead(statuses[requests.length - 1] ?? 200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rta`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-fleet-'));
  log = ['--log', `file:${join(folder, 'log')}`, '--partitions', '2'];
  const { out: recording } = await runCli(['simulate', '--agents', '6', '--hours', '1', '--seed', '4']);
  const lines = recording.trim().split('\n').length;
  writeFileSync(join(folder, 'recording.ndjson'), recording);
  const imported = await fleet('import', join(folder, 'recording.ndjson'), ...log);
  expect([imported.status, imported.messages]).toEqual([0, '']);
  expect(linesOf(imported.out)).toEqual([
    {
      file: expect.any(String),
      lines,
      stored: lines - 1,
      agents: 6,
      nameless: 0,
      damaged: 0,
      tooLarge: 0,
    },
  ]);
  const worked = await fleet('worker', '--once', ...log);
  expect(worked.status).toBe(0);
  // The log of a worker is about partitions, not about people.
  expect(worked.messages).not.toMatch(/3002\d/);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('fleet status', () => {
  it('shows positions and checkpoints, and by its exit status that nobody works', async () => {
    const { status, out } = await fleet('status', ...log, '--json');
    expect(status).toBe(1);
    const [shown] = linesOf(out);
    expect(shown).toMatchObject({ agents: 6, lag: 0, unclaimed: [0, 1], workers: [] });
    const table = await fleet('status', ...log);
    expect(table.out).toContain('0 workers; without one: partition 0, 1');
    expect(table.out).toMatch(/partition +worker +input +folded +lag/);
  });
});

describe('a log on a file', () => {
  it('is read on after a process was killed in the middle of a line', async () => {
    const path = join(folder, 'cut-off');
    const whole = readFileSync(join(folder, 'log'), 'utf8');
    writeFileSync(path, `${whole}{"input":{"partition":0,"id":"é`);
    const of = ['--log', `file:${path}`, '--partitions', '2', '--json'];
    const before = linesOf((await fleet('status', ...of)).out);
    expect(before).toEqual(linesOf((await fleet('status', ...log, '--json')).out));
    expect(readFileSync(path, 'utf8')).toBe(whole);
  });

  it('is begun anew after a process was killed in the middle of its first line', async () => {
    const path = join(folder, 'cut-at-once');
    writeFileSync(path, '{"inp');
    const { status, messages } = await fleet('status', '--log', `file:${path}`);
    expect([status, messages]).toEqual([1, '']);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

describe('fleet import', () => {
  it('stores a recording once, and another one of the same name beside it', async () => {
    const of = ['--log', `file:${join(folder, 'imported')}`, '--partitions', '1'];
    const inputs: unknown[] = [];
    for (const seed of ['1', '1', '2']) {
      const { out } = await runCli(['simulate', 'shift', '--hours', '0.2', '--seed', seed]);
      expect((await runCli(['fleet', 'import', '-', ...of], out)).status).toBe(0);
      const [status] = linesOf((await fleet('status', ...of, '--json')).out);
      inputs.push((status as { partitions: { input: number }[] } | undefined)?.partitions[0]?.input);
    }
    expect(inputs).toEqual([1, 1, 2]);
  });
});

describe('fleet export', () => {
  it('writes adherence from the beginning, and later only what came since', async () => {
    const positions = join(folder, 'positions');
    const first = await fleet('export', ...log, '--positions', positions);
    expect(first.status).toBe(0);
    const lines = linesOf(first.out);
    expect(new Set(lines.map(({ agent }) => agent)).size).toBe(6);
    expect(lines.filter(({ event }) => event === 'login').length).toBeGreaterThanOrEqual(6);
    expect(readFileSync(positions, 'utf8')).toMatch(/^0:\d+,1:\d+\n$/);
    const second = await fleet('export', ...log, '--positions', positions);
    expect([second.status, second.out]).toEqual([0, '']);
    const [, last] = /1:(\d+)/.exec(readFileSync(positions, 'utf8')) ?? [];
    const third = await fleet('export', ...log, '--from', `0:999999,1:${Number(last) - 1}`);
    expect(
      linesOf(third.out).every(({ partition, position }) => partition === 1 && position === Number(last)),
    ).toBe(true);
  });

  it('writes the codes of a mapping', async () => {
    const { status, out } = await fleet('export', ...log, '--mapping', 'examples/fleet/rta-mapping.json');
    expect(status).toBe(0);
    expect(linesOf(out)[0]).toMatchObject({ source: 'ccbar', eventType: expect.any(Number) });
  });

  it('writes intervals, and their totals by slots, which add up', async () => {
    const intervals = linesOf((await fleet('export', '-f', 'intervals', ...log)).out);
    const slots = linesOf(
      (await fleet('export', '-f', 'intervals', '--every', '15', '--time-zone', 'Asia/Kathmandu', ...log))
        .out,
    );
    const talk = intervals
      .filter(({ state }) => state === 'talking')
      .reduce((sum, { from, to }) => sum + Number(to) - Number(from), 0);
    const talked = slots.reduce((sum, { time }) => sum + (time as { talking: number }).talking, 0);
    expect(talk).toBeGreaterThan(0);
    expect(talked).toBe(talk);
    expect(String(slots[0]?.['from'])).toMatch(/T\d\d:(00|15|30|45)\+05:45$/);
  });

  it('names agents by a keyed hash, the same in every export', async () => {
    const key = join(folder, 'key');
    writeFileSync(key, 'a key of the company\n');
    const agents = async () =>
      [
        ...new Set(
          linesOf((await fleet('export', ...log, '--pseudonyms', key)).out).map(({ agent }) => agent),
        ),
      ].sort();
    const [once, again] = [await agents(), await agents()];
    expect(once).toHaveLength(6);
    expect(once).toEqual(again);
    expect(once.join()).not.toMatch(/3002\d/);
    const recorded = await fleet(
      'export',
      '-f',
      'recording',
      '--agent',
      '30021',
      ...log,
      '--pseudonyms',
      key,
    );
    expect(once).toContain(linesOf(recorded.out)[0]?.['workNo']);
    expect(recorded.out).not.toMatch(/3002\d/);
  });

  it('writes a recording that can be replayed', async () => {
    const agent = linesOf((await fleet('export', ...log)).out)[0]?.['agent'];
    const { status, out } = await fleet('export', '-f', 'recording', '--agent', String(agent), ...log);
    expect(status).toBe(0);
    const replayed = await runCli(['replay', '-', '--format', 'csv'], out);
    expect(replayed.status).toBe(0);
    expect(replayed.out).toContain('talking');
  });

  it('pushes, tries again with the same key, and notes the positions that were taken', async () => {
    const positions = join(folder, 'pushed');
    const token = join(folder, 'token');
    writeFileSync(token, 'secret\n');
    const { requests, url, close } = await receiver([503, 200]);
    const args = ['export', ...log, '--push', url, '--positions', positions, '--push-token', token];
    const { status, out, messages } = await fleet(...args);
    await close();
    expect([status, out]).toEqual([0, '']);
    expect(requests.length).toBeGreaterThanOrEqual(2);
    expect(requests[0]?.body).toBe(requests[1]?.body);
    expect(requests[0]?.headers['idempotency-key']).toBe(requests[1]?.headers['idempotency-key']);
    expect(requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(requests.at(-1)?.headers['idempotency-key']).toBe(readFileSync(positions, 'utf8').trim());
    expect(messages).not.toContain('secret');
  });

  it('ends when the address refuses, and leaves the positions as they were', async () => {
    const positions = join(folder, 'refused');
    const { requests, url, close } = await receiver([401]);
    const { status, messages } = await fleet('export', ...log, '--push', url, '--positions', positions);
    await close();
    expect([status, requests.length]).toEqual([2, 1]);
    expect(messages).toContain('refused the lines with status 401');
    expect(() => readFileSync(positions)).toThrow();
  });

  it('notes no positions of lines that were not taken before it was stopped', async () => {
    const positions = join(folder, 'stopped');
    const [refused, taken]: [string[], string[]] = [[], []];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      const isFirst = refused.length === 0;
      (isFirst ? refused : taken).push(body);
      response.writeHead(isFirst ? 503 : 200).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const args = ['fleet', 'export', ...log, '--push', url, '--positions', positions, '--follow'];
    const child = spawn(process.execPath, [...cli, ...args], { stdio: 'ignore' });
    await once(server, 'request');
    child.kill('SIGTERM');
    await once(child, 'close');
    await new Promise((resolve) => server.close(resolve));
    // On a slow machine the lines may have been sent again before it was stopped.
    if (existsSync(positions)) expect(taken).toContain(refused[0]);
    else expect(taken).toEqual([]);
  });

  it('fails when it is stopped before all lines were taken', async () => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(503).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const child = spawn(process.execPath, [...cli, 'fleet', 'export', ...log, '--push', url], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let messages = '';
    child.stderr.on('data', (piece: Buffer) => {
      messages += piece.toString();
    });
    await once(server, 'request');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([2, null]);
    await new Promise((resolve) => server.close(resolve));
    expect(messages).toBe('ccbar-agent: The export was stopped before its end.\n');
  });

  it.skipIf(process.platform !== 'linux')('notes no positions of lines that nobody reads', () => {
    const positions = join(folder, 'unread');
    const words = [process.execPath, ...cli, 'fleet', 'export', ...log, '--positions', positions];
    // The reader of the pipe has ended before the command begins.
    const script = `exec 3> >(:); wait $!; ${words.map((word) => `'${word}'`).join(' ')} >&3`;
    const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(positions)).toBe(false);
  });

  it('writes into a file until its end, when it is asked to stop', async () => {
    const [out, positions] = [join(folder, 'followed.ndjson'), join(folder, 'followed')];
    const file = openSync(out, 'w');
    const args = ['fleet', 'export', ...log, '--follow', '--positions', positions];
    const child = spawn(process.execPath, [...cli, ...args], { stdio: ['ignore', file, 'ignore'] });
    closeSync(file);
    await expect.poll(() => existsSync(positions)).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(linesOf(readFileSync(out, 'utf8')).at(-1)).toMatchObject({ event: 'feed', feed: 'ended' });
  });

  it('follows no redirection of the address', async () => {
    const other = await receiver([200]);
    const server = createServer((_, response) => response.writeHead(307, { location: other.url }).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const child = spawn(process.execPath, [...cli, 'fleet', 'export', ...log, '--push', url], {
      stdio: 'ignore',
    });
    await once(server, 'request');
    child.kill('SIGTERM');
    await once(child, 'close');
    await Promise.all([other.close(), new Promise((resolve) => server.close(resolve))]);
    expect(other.requests).toEqual([]);
  });

  it.each([
    [['-f', 'xml'], '--format must be one of rta, intervals, recording'],
    [['--from', 'here'], '--from must hold positions such as 0:17,1:204'],
    [['--from', '2:1'], 'for partitions 0 to 1'],
    [['-f', 'intervals', '--every', '20'], '--every must be 15 or 30'],
    [['-f', 'intervals', '--every', '15', '--time-zone', 'Moon'], '--time-zone must be a name'],
    [['-f', 'recording'], 'Name an agent with --agent'],
    [['--push', 'http://example.com/'], '--push must be an https address'],
    [['--push', 'file:///etc/passwd'], '--push must be an https address'],
    [['--mapping', 'package.json'], 'The mapping cannot be used:'],
    [['--log', 'redis://x'], '--log must be memory, file:PATH'],
  ] as const)('names the mistake in %j', async (args, problem) => {
    const { status, messages, out } = await fleet('export', ...log, ...args);
    expect([status, out]).toEqual([2, '']);
    expect(messages).toContain(problem);
  });
});

describe('what cannot be done is said in one sentence, with exit status 2', () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const noFile = 'there is no such file or folder';
  it.each<readonly [what: string, args: () => readonly string[], problem: string]>([
    ['a mapping that is missing', () => ['export', ...log, '--mapping', 'missing'], noFile],
    ['a key that is missing', () => ['export', ...log, '--pseudonyms', 'missing'], noFile],
    [
      'a token that is missing',
      () => ['export', ...log, '--push', 'https://a.example', '--push-token', 'missing'],
      noFile,
    ],
    [
      'a token of several lines',
      () => ['export', ...log, '--push', 'https://a.example', '--push-token', file('two', 'a\nb')],
      'one token',
    ],
    [
      'an address with a password',
      () => ['export', ...log, '--push', 'https://a:b@a.example'],
      'no name and password',
    ],
    [
      'positions in a folder that is missing',
      () => ['export', ...log, '--positions', '/missing/positions'],
      noFile,
    ],
    ['positions that are a folder', () => ['export', ...log, '--positions', folder], 'it is a folder'],
    ['rules that are missing', () => ['worker', '--once', ...log, '--rules', 'missing'], noFile],
    ['teams that are missing', () => ['wallboard', ...log, '--teams', 'missing'], noFile],
    ['a log in a folder that is missing', () => ['status', '--log', 'file:/missing/log'], noFile],
    ['a log that is a folder', () => ['status', '--log', `file:${folder}`], 'it is a folder'],
    ['a log without a name', () => ['status', '--log', 'file:'], '--log must be'],
    [
      'a file that is no log',
      () => ['status', '--log', `file:${file('notes', 'remember the milk\n')}`],
      'no line of a fleet log',
    ],
    [
      'a log of other lines',
      () => ['status', '--log', `file:${file('others', '{}\nnull\n')}`],
      'no line of a fleet log',
    ],
    ['a flag of another command', () => ['status', ...log, '--mapping', 'x'], 'knows no --mapping'],
    ['a word too many', () => ['status', ...log, 'now'], 'takes no names of files'],
    ['a command that is none', () => ['start'], "no command 'fleet start'"],
  ])('%s', async (_what, args, problem) => {
    const { status, out, messages } = await fleet(...args());
    expect(messages).toContain(problem);
    expect(messages).not.toContain('This should not have happened');
    expect([status, messages.trim().split('\n').length]).toEqual([2, 1]);
    if (!args().includes('--positions')) expect(out).toBe('');
  });

  it.each([
    ['lines, the last of them cut', '{"at":1,"data":null}\n{"at":2,"da'],
    ['one line without an end', '{"at":1,"data":null}'],
    ['words without an end of a line', 'remember the milk'],
  ])('leaves a file that is no log as it was: %s', async (_what, before) => {
    const path = file('no-log', before);
    expect((await fleet('status', '--log', `file:${path}`)).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it.skipIf(process.platform !== 'linux').each(['status', 'export', 'import -', '--help'])(
    'fleet %s on a full disk',
    (command) => {
      const words = [
        process.execPath,
        ...cli,
        'fleet',
        ...command.split(' '),
        ...(command === '--help' ? [] : log),
      ];
      const script = `${words.map((word) => `'${word}'`).join(' ')} > /dev/full`;
      const { status, stderr } = spawnSync('bash', ['-c', script], { input: '' });
      expect([status, stderr.toString()]).toEqual([
        2,
        'ccbar-agent: Cannot write the output: the disk is full.\n',
      ]);
    },
  );

  it('lets nothing of a log or a name reach a terminal as a control character', async () => {
    const [agent, own] = ['30\u009b31m\u202e21', ['--log', `file:${join(folder, 'odd-log')}`]];
    const event = (eventType: string) =>
      JSON.stringify({ event: { eventType, content: null, workNo: agent } });
    const path = file(
      'odd\u009b31m.ndjson',
      `${event('AgentState_Ready')}\n${event('AgentState_SetRest_Success')}\n`,
    );
    const imported = await fleet('import', path, ...own);
    await fleet('worker', '--once', ...own);
    const exported = await fleet('export', ...own);
    const { out } = await fleet('export', '-f', 'intervals', ...own);
    expect(linesOf(exported.out).map((line) => line['agent'])).toContain(agent);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(imported.out + exported.out + out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe.skipIf(process.platform !== 'linux')('a log on a disk that fills up', () => {
  it('has whole lines only, and goes on when there is room again', async () => {
    const own = ['--log', `file:${join(folder, 'small-log')}`];
    const recording = join(folder, 'recording.ndjson');
    const command = [process.execPath, ...cli, 'fleet', 'import', recording, ...own];
    const script = `ulimit -f 8; ${command.map((word) => `'${word}'`).join(' ')}`;
    const { status, stderr } = spawnSync('bash', ['-c', script]);
    expect([status, stderr.toString()]).toEqual([2, expect.stringContaining('larger than the limit allows')]);
    const text = readFileSync(join(folder, 'small-log'), 'utf8');
    expect(text === '' || text.endsWith('\n')).toBe(true);
    expect((await fleet('import', recording, ...own)).status).toBe(0);
    expect((await fleet('status', ...own)).messages).toBe('');
  });
});

describe('fleet worker', () => {
  it('answers /livez and /readyz, drains on SIGTERM and ends with 0', async () => {
    const path = join(folder, 'drained');
    const args = ['fleet', 'worker', '--log', `file:${path}`, '--partitions', '2', '--health-port', '0'];
    const child = spawn(process.execPath, [...cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    const events: { readonly [key: string]: unknown }[] = [];
    let rest = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      events.push(...parts.map((line) => JSON.parse(line)));
    });
    await expect.poll(() => events.filter(({ event }) => event === 'started').length).toBe(2);
    const port = events.find(({ event }) => event === 'health')?.['port'];
    const statusOf = async (at: string) => (await fetch(`http://127.0.0.1:${port}${at}`)).status;
    await expect.poll(() => statusOf('/readyz')).toBe(200);
    expect([await statusOf('/livez'), await statusOf('/other')]).toEqual([200, 404]);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    const names = events.map(({ event }) => event);
    expect(names.filter((name) => name === 'released')).toHaveLength(2);
    expect(names.slice(names.indexOf('draining'))).toEqual(expect.arrayContaining(['draining', 'drained']));
    expect(names.at(-1)).toBe('drained');
  });

  it('does not share a log on a file with another process', async () => {
    const path = join(folder, 'shared');
    const args = ['fleet', 'worker', '--log', `file:${path}`, '--partitions', '1'];
    const child = spawn(process.execPath, [...cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(child.stderr, 'data');
    const { status, messages } = await fleet('status', '--log', `file:${path}`);
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(status).toBe(2);
    expect(messages).toContain(`is in use by process ${child.pid}`);
  });
});
