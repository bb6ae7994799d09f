import type { Level } from '../rules/finding.ts';
import { levels } from '../rules/finding.ts';
import type { Problem } from './io/problem.ts';

/** The shapes in which a replay can be shown. */
export const formats = ['timeline', 'ndjson', 'html', 'csv'] as const;

/** `ccbar-agent replay`, understood. */
export interface ReplayCommand {
  readonly name: 'replay';
  readonly files: readonly string[];
  readonly format: (typeof formats)[number];
  readonly rules: string | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly agents: readonly string[];
  readonly failOn: Level | null;
  readonly timeZone: string | undefined;
  readonly output: string | null;
  /** Goes on at the end of the file: shows what is appended to it. */
  readonly watch: boolean;
}

/** `ccbar-agent simulate`, understood. */
export interface SimulateCommand {
  readonly name: 'simulate';
  readonly scenarios: readonly string[];
  readonly agents: number;
  readonly hours: number | undefined;
  readonly seed: number;
  readonly faults: { readonly [fault: string]: number | readonly number[] };
  readonly startAt: number | undefined;
  readonly output: string | null;
}

/** `ccbar-agent inspect`, understood. */
export interface InspectCommand {
  readonly name: 'inspect';
  readonly file: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Opens the browser. */
  readonly isOpened: boolean;
}

/** The command that was typed. */
export type Command =
  | ReplayCommand
  | SimulateCommand
  | InspectCommand
  | { readonly name: 'help'; readonly about: string | null }
  | { readonly name: 'version' };

/** The flags of every command, in the form of Node's `parseArgs`. */
export const flags = {
  format: { type: 'string', short: 'f' },
  rules: { type: 'string', short: 'r' },
  since: { type: 'string' },
  until: { type: 'string' },
  agent: { type: 'string', short: 'a', multiple: true },
  'fail-on': { type: 'string' },
  'time-zone': { type: 'string' },
  output: { type: 'string', short: 'o' },
  watch: { type: 'boolean', short: 'w' },
  agents: { type: 'string' },
  hours: { type: 'string' },
  seed: { type: 'string' },
  faults: { type: 'string' },
  start: { type: 'string' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** The flags that were given, by their names. */
export interface GivenFlags {
  readonly [flag: string]: string | boolean | readonly string[] | undefined;
}

const own = {
  replay: ['format', 'rules', 'since', 'until', 'agent', 'fail-on', 'time-zone', 'output', 'watch'],
  simulate: ['agents', 'hours', 'seed', 'faults', 'start', 'output'],
  inspect: ['port', 'no-open'],
} as const;

const wrong = (problem: string): Problem => ({ problem });

const oneOf = <Name extends string>(names: readonly Name[], text: string): Name | undefined =>
  names.find((name) => name === text);

const textOf = (value: GivenFlags[string]): string | null => (typeof value === 'string' ? value : null);

/** The file to write; `null` for standard output, which `-` means, too. */
const outputOf = (value: GivenFlags[string]): string | null => (value === '-' ? null : textOf(value));

const replayCommand = (files: readonly string[], given: GivenFlags): ReplayCommand | Problem => {
  if (files.length === 0) return wrong('Which recording? Name a file, or - for standard input.');
  const format = oneOf(formats, textOf(given['format']) ?? 'timeline');
  if (format === undefined)
    return wrong(`--format must be one of ${formats.join(', ')}, received '${given['format']}'.`);
  const failOn = textOf(given['fail-on']);
  const level = failOn === null ? null : oneOf(levels, failOn);
  if (level === undefined)
    return wrong(`--fail-on must be one of ${levels.join(', ')}, received '${failOn}'.`);
  if (files.filter((file) => file === '-').length > 1)
    return wrong('Standard input (-) can be read only once.');
  const watch = given['watch'] === true;
  if (watch && (files.length > 1 || files[0] === '-'))
    return wrong('--watch follows one file; standard input is followed anyway.');
  if (watch && format === 'html')
    return wrong('--watch shows a timeline, ndjson or csv; a report needs the whole.');
  const agent = given['agent'];
  const agents = Array.isArray(agent) ? agent.flatMap((list: string) => list.split(',')) : [];
  return {
    name: 'replay',
    files,
    format,
    rules: textOf(given['rules']),
    since: textOf(given['since']),
    until: textOf(given['until']),
    agents: agents.map((workNo) => workNo.trim()).filter((workNo) => workNo !== ''),
    failOn: level,
    timeZone: textOf(given['time-zone']) ?? undefined,
    output: outputOf(given['output']),
    watch,
  };
};

/** Reads `drop=0.01,delayMs=0-2000`; `null` when it is not of that form. */
const faultsOf = (text: string): SimulateCommand['faults'] | null => {
  const faults: { [fault: string]: number | readonly number[] } = {};
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, name, value, upTo] = /^\s*(\w+)=([\d.]+)(?:-([\d.]+))?\s*$/.exec(part) ?? [];
    if (name === undefined) return null;
    faults[name] = upTo === undefined ? Number(value) : [Number(value), Number(upTo)];
  }
  return faults;
};

const simulateCommand = (names: readonly string[], given: GivenFlags): SimulateCommand | Problem => {
  const number = (flag: string): number | undefined => {
    const text = textOf(given[flag]);
    return text === null ? undefined : text.trim() === '' ? Number.NaN : Number(text);
  };
  const [agents = 1, hours, seed = 1] = [number('agents'), number('hours'), number('seed')];
  if (!Number.isInteger(agents) || agents < 1 || agents > 100_000)
    return wrong(`--agents must be a whole number from 1 to 100000, received '${given['agents']}'.`);
  if (hours !== undefined && !(hours > 0 && hours <= 24))
    return wrong(`--hours must be above 0 and at most 24, received '${given['hours']}'.`);
  if (!Number.isSafeInteger(seed))
    return wrong(`--seed must be a whole number, received '${given['seed']}'.`);
  const start = textOf(given['start']);
  const startAt = start === null ? undefined : Date.parse(start);
  if (Number.isNaN(startAt))
    return wrong(`--start must be a time such as 2026-01-01T08:00Z, received '${start}'.`);
  const faults = faultsOf(textOf(given['faults']) ?? '');
  if (faults === null)
    return wrong(
      `--faults takes name=number, such as drop=0.01,repeat=0.05,delayMs=0-2000; received '${given['faults']}'.`,
    );
  return {
    name: 'simulate',
    scenarios: names.length === 0 ? ['shift'] : names,
    agents,
    hours,
    seed,
    faults,
    startAt,
    output: outputOf(given['output']),
  };
};

const inspectCommand = (files: readonly string[], given: GivenFlags): InspectCommand | Problem => {
  const [file, ...more] = files;
  if (file === undefined || file === '-' || more.length > 0)
    return wrong('inspect needs the name of one recording, such as: ccbar-agent inspect agent.ndjson.');
  const text = textOf(given['port']);
  const port = text === null ? 0 : Number(text);
  if (text?.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    return wrong(`--port must be a whole number from 0 to 65535, received '${text}'.`);
  return { name: 'inspect', file, port, isOpened: given['no-open'] !== true };
};

const isKnown = (name: string): name is keyof typeof own => Object.hasOwn(own, name);

/** Reads what was typed as a command; returns a problem when it is none. */
export const readCommand = (words: readonly string[], given: GivenFlags): Command | Problem => {
  const [name, ...rest] = words;
  if (given['version'] === true) return { name: 'version' };
  if (given['help'] === true || name === undefined || name === 'help')
    return { name: 'help', about: (name === 'help' ? rest[0] : name) ?? null };
  if (!isKnown(name))
    return wrong(
      `There is no command '${name}'. Try: ccbar-agent replay FILE, or ccbar-agent simulate shift.`,
    );
  const known: readonly string[] = own[name];
  const foreign = Object.keys(given).find((flag) => given[flag] !== undefined && !known.includes(flag));
  if (foreign !== undefined) return wrong(`${name} knows no --${foreign}. Try: ccbar-agent ${name} --help.`);
  switch (name) {
    case 'replay':
      return replayCommand(rest, given);
    case 'simulate':
      return simulateCommand(rest, given);
    case 'inspect':
      return inspectCommand(rest, given);
  }
};
