import type { PlainObject } from '../protocol/plain-object.ts';
import type { Command } from '../rules/intent.ts';
import { type CommandParameter, parameterTable } from './parameter-table.ts';
import type { Reason } from './reason.ts';

const rowsOf = (command: Command): readonly [string, CommandParameter][] =>
  // A command that does not exist has no parameters either.
  Object.entries(parameterTable[command] ?? {});

// Values may be phone numbers, so a message says only what kind they are of. A number is repeated where an amount
// belongs, and when it is none of a telephone.
const received = (value: unknown, isAmount: boolean): string => {
  if (value === undefined) return 'nothing';
  return isAmount && typeof value === 'number' && !(Math.abs(value) >= 1e6)
    ? String(value)
    : `a ${typeof value}`;
};

/** The parameters as they were when they were read, once; `null` when reading them threw. */
export const readParameters = (command: Command, given: object): PlainObject | null => {
  try {
    return Object.freeze(settledParameters(command, given as PlainObject));
  } catch {
    return null;
  }
};

/** The obstacle that parameters are whose reading threw. */
export const unreadable: Reason = {
  kind: 'parameter',
  field: 'parameters',
  message: 'The parameters cannot be read.',
  expected: 'an object that can be read',
  received: 'one that threw when read',
};

/** The parameters with the usual values of those that were left out. */
export const settledParameters = (command: Command, given: PlainObject): PlainObject => ({
  ...Object.fromEntries(
    rowsOf(command).flatMap(([name, { usual }]) => (usual === undefined ? [] : [[name, usual]])),
  ),
  ...given,
});

/** Everything that is wrong with the parameters of a command. */
export const checkParameters = (command: Command, given: PlainObject): readonly Reason[] => {
  const all = settledParameters(command, given);
  const rows = rowsOf(command);
  const misfits = rows
    .filter(([field, { fits }]) => !fits(all[field]))
    .map(([field, { expected, isAmount = false }]) => ({
      field,
      expected,
      received: received(all[field], isAmount),
    }));
  const names = rows.map(([field]) => field);
  const strangers = Object.keys(given)
    .filter((field) => !names.includes(field))
    .map((field) => ({
      field,
      expected: names.length > 0 ? `one of ${names.join(', ')}` : 'left out',
      received: 'a parameter it does not have',
    }));
  return [...misfits, ...strangers].map((problem) => ({
    kind: 'parameter',
    message: `${command}: ${problem.field} must be ${problem.expected}, received ${problem.received}.`,
    ...problem,
  }));
};
