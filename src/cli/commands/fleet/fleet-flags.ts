import type { Problem } from '../../io/problem.ts';

/** The flags of `ccbar-agent fleet`, in the form of Node's `parseArgs`. */
export const fleetFlags = {
  log: { type: 'string', short: 'l' },
  creds: { type: 'string' },
  prefix: { type: 'string' },
  partitions: { type: 'string', short: 'p' },
  replicas: { type: 'string' },
  name: { type: 'string', short: 'n' },
  rules: { type: 'string', short: 'r' },
  agents: { type: 'string' },
  port: { type: 'string' },
  format: { type: 'string', short: 'f' },
  from: { type: 'string' },
  positions: { type: 'string' },
  follow: { type: 'boolean' },
  mapping: { type: 'string' },
  push: { type: 'string' },
  'push-token': { type: 'string' },
  agent: { type: 'string', short: 'a' },
  since: { type: 'string' },
  every: { type: 'string' },
  'time-zone': { type: 'string' },
  pseudonyms: { type: 'string' },
  json: { type: 'boolean' },
  'health-port': { type: 'string' },
  'health-host': { type: 'string' },
  once: { type: 'boolean' },
  speed: { type: 'string' },
  'no-open': { type: 'boolean' },
  host: { type: 'string' },
  'allow-host': { type: 'string' },
  path: { type: 'string' },
  teams: { type: 'string' },
  'agent-header': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const ofLog = ['log', 'creds', 'prefix', 'partitions', 'replicas'] as const;
const ofExport = [
  'format',
  'follow',
  'from',
  'positions',
  'mapping',
  'every',
  'time-zone',
  'pseudonyms',
  'push',
  'push-token',
  'agent',
  'since',
] as const;
const ofServer = ['port', 'host', 'allow-host'] as const;

/** The flags of each command. */
export const ownFlags = {
  demo: ['agents', 'speed', 'port', 'no-open'],
  ingest: [...ofLog, ...ofServer, 'agent-header'],
  wallboard: [...ofLog, ...ofServer, 'no-open', 'path', 'teams'],
  worker: [...ofLog, 'name', 'rules', 'once', 'health-port', 'health-host'],
  export: [...ofLog, ...ofExport],
  import: ofLog,
  status: [...ofLog, 'json'],
} as const satisfies { readonly [command: string]: readonly (keyof typeof fleetFlags)[] };

/** The flags that were given, by their names. */
export type FleetFlags = { readonly [Flag in keyof typeof fleetFlags]?: string | boolean | undefined };

/** Reads a flag that is a whole number within limits. */
export const wholeNumber = (
  given: FleetFlags,
  flag: keyof FleetFlags,
  { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number },
): number | Problem => {
  const text = given[flag];
  if (text === undefined) return usual;
  const value = typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  return { problem: `--${flag} must be a whole number from ${least} to ${most}, received '${text}'.` };
};
