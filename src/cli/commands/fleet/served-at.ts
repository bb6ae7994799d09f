import { isProblem, type Problem } from '../../io/problem.ts';
import { type FleetFlags, wholeNumber } from './fleet-flags.ts';

/** The place where a command of the fleet serves. */
export interface ServedAt {
  readonly port: number;
  readonly host: string;
  readonly names: readonly string[];
}

const textOf = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '');

/** Reads where a command serves: only to this computer, unless the flags name another address. */
export const servedAt = (given: FleetFlags): ServedAt | Problem => {
  const port = wholeNumber(given, 'port', { least: 0, most: 65_535, usual: 0 });
  if (isProblem(port)) return port;
  const names = textOf(given['allow-host'])
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { port, host: textOf(given['host']) || '127.0.0.1', names };
};
