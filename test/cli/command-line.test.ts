import { parseArgs } from 'node:util';
import { describe, expect, it } from 'vitest';
import { flags, readCommand } from '../../src/cli/command-line.ts';
import { helpText } from '../../src/cli/help.ts';

const read = (typed: string) => {
  const args = typed.split(' ').filter((word) => word !== '');
  const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true });
  return readCommand(positionals, values);
};

const replay = {
  name: 'replay',
  files: ['a.ndjson'],
  format: 'timeline',
  rules: null,
  since: null,
  until: null,
  agents: [],
  failOn: null,
  timeZone: undefined,
  output: null,
  watch: false,
};
const simulate = {
  name: 'simulate',
  scenarios: ['shift'],
  agents: 1,
  hours: undefined,
  seed: 1,
  faults: {},
  startAt: undefined,
  output: null,
};

describe('what was typed', () => {
  it.each([
    { typed: '', means: { name: 'help', about: null } },
    { typed: '--help', means: { name: 'help', about: null } },
    { typed: 'help replay', means: { name: 'help', about: 'replay' } },
    { typed: 'simulate -h', means: { name: 'help', about: 'simulate' } },
    { typed: '-V', means: { name: 'version' } },
    { typed: 'replay a.ndjson', means: replay },
    { typed: 'replay a.ndjson -o -', means: replay },
    { typed: 'replay a.ndjson -', means: { ...replay, files: ['a.ndjson', '-'] } },
    {
      typed: 'replay a.ndjson -f csv -o out.csv -a 1,2 -a 3 --fail-on error --since 14:00 --until 15:00',
      means: {
        ...replay,
        format: 'csv',
        output: 'out.csv',
        agents: ['1', '2', '3'],
        failOn: 'error',
        since: '14:00',
        until: '15:00',
      },
    },
    {
      typed: 'replay a.ndjson --time-zone UTC -r r.json',
      means: { ...replay, timeZone: 'UTC', rules: 'r.json' },
    },
    {
      typed: 'inspect a.ndjson',
      means: { name: 'inspect', file: 'a.ndjson', port: 0, isOpened: true },
    },
    {
      typed: 'inspect a.ndjson --port 8080 --no-open',
      means: { name: 'inspect', file: 'a.ndjson', port: 8080, isOpened: false },
    },
    { typed: 'simulate', means: simulate },
    {
      typed: 'simulate rest-overdue forced-rest --agents 3 --hours 0.5 --seed 7 --start 2026-02-03T04:05Z',
      means: {
        ...simulate,
        scenarios: ['rest-overdue', 'forced-rest'],
        agents: 3,
        hours: 0.5,
        seed: 7,
        startAt: Date.UTC(2026, 1, 3, 4, 5),
      },
    },
    {
      typed: 'simulate --faults drop=0.01,delayMs=0-2000',
      means: { ...simulate, faults: { drop: 0.01, delayMs: [0, 2000] } },
    },
  ])('$typed', ({ typed, means }) => {
    expect(read(typed)).toEqual(means);
  });

  it.each([
    { typed: 'play a', problem: "There is no command 'play'" },
    { typed: 'inspect', problem: 'inspect needs the name of one recording' },
    { typed: 'inspect a --port 70000', problem: '--port must be a whole number from 0 to 65535' },
    { typed: 'replay', problem: 'Which recording? Name a file, or - for standard input.' },
    { typed: 'replay - -', problem: 'Standard input (-) can be read only once' },
    {
      typed: 'replay a -f pdf',
      problem: "--format must be one of timeline, ndjson, html, csv, received 'pdf'",
    },
    {
      typed: 'replay a --fail-on fatal',
      problem: "--fail-on must be one of info, warning, error, received 'fatal'",
    },
    { typed: 'replay a --agents 3', problem: 'replay knows no --agents' },
    { typed: 'simulate --format csv', problem: 'simulate knows no --format' },
    {
      typed: 'simulate --agents 0',
      problem: "--agents must be a whole number from 1 to 100000, received '0'",
    },
    { typed: 'simulate --agents two', problem: "received 'two'" },
    { typed: 'simulate --hours 25', problem: "--hours must be above 0 and at most 24, received '25'" },
    { typed: 'simulate --seed 1.5', problem: "--seed must be a whole number, received '1.5'" },
    { typed: 'simulate --start tomorrow', problem: '--start must be a time such as' },
    { typed: 'simulate --faults drop', problem: '--faults takes name=number, such as drop=0.01' },
  ])('$typed is refused', ({ typed, problem }) => {
    expect(read(typed)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('the help', () => {
  it('names every flag and every scenario', () => {
    const about = ['replay', 'simulate', 'inspect', null];
    const text = about.map((name) => helpText(name, ['a-scenario'])).join('');
    for (const flag of Object.keys(flags).filter((name) => name !== 'help'))
      expect(text).toContain(`--${flag}`);
    expect(text).toContain('a-scenario');
  });

  it('fits a terminal', () => {
    const lines = [
      helpText(null, []),
      helpText('replay', []),
      helpText('inspect', []),
      helpText('simulate', Array(30).fill('some-scenario')),
    ];
    for (const line of lines.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
