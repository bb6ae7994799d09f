import { levels } from './finding.ts';
import { noVerdicts, type Objection, type Verdict } from './rule.ts';

// A rule is code of others: it may return anything. What does not fit is reported as the failure of that rule.

/** A promise that is rejected later must not end a process: it was no answer in the first place. */
const isPromise = (value: unknown): value is Promise<unknown> => {
  if (!(value instanceof Promise)) return false;
  value.catch(() => {});
  return true;
};

const unfit = (value: unknown, expected: string): TypeError => {
  const received = isPromise(value) ? 'a promise' : value === null ? 'null' : typeof value;
  return new TypeError(`it returned ${received} instead of ${expected}`);
};

const text = (value: unknown, name: string): string => {
  if (typeof value === 'string') return value;
  throw new TypeError(`its ${name} is ${typeof value} instead of text`);
};

const verdictOf = (value: unknown): Verdict => {
  if (typeof value !== 'object' || value === null) throw unfit(value, 'a verdict');
  const { message, expected, received, done, remedy, level, noise } = value as Verdict;
  return {
    message: text(message, 'message'),
    expected: text(expected ?? '', 'expected'),
    received: text(received ?? '', 'received'),
    done: text(done ?? '', 'done'),
    ...(remedy !== undefined && { remedy }),
    ...(level !== undefined && levels.includes(level) && { level }),
    ...(noise !== undefined && { noise: text(noise, 'noise') }),
  };
};

/**
 * Reads the verdicts that a rule returned.
 *
 * @throws whatever reading them throws, and a TypeError when they are none.
 */
export const verdictsOf = (value: unknown): readonly Verdict[] => {
  if (!Array.isArray(value)) throw unfit(value, 'a list of verdicts');
  return value.length === 0 ? noVerdicts : value.map(verdictOf);
};

/**
 * Reads the due time that a rule returned; `null` when it does not wait for time.
 *
 * @throws a TypeError when it is a promise.
 */
export const dueOf = (value: unknown): number | null => {
  if (isPromise(value)) throw unfit(value, 'a time or null');
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/**
 * Reads the memory that a rule starts with.
 *
 * @throws a TypeError when it is a promise.
 */
export const memoryOf = (value: unknown): unknown => {
  if (isPromise(value)) throw unfit(value, 'its memory');
  return value;
};

/**
 * Reads the judgement that a rule returned: its memory, and its verdicts, `null` when it leaves them out.
 *
 * @throws whatever reading it throws, and a TypeError when it is none.
 */
export const judgementOf = (
  value: unknown,
): { readonly memory: unknown; readonly verdicts: readonly Verdict[] | null } => {
  if (typeof value !== 'object' || value === null || !('memory' in value))
    throw unfit(value, 'its memory and verdicts');
  const { memory, verdicts } = value as { readonly memory: unknown; readonly verdicts?: unknown };
  return { memory, verdicts: verdicts === undefined ? null : verdictsOf(verdicts) };
};

/**
 * Reads the objection that a rule returned; `null` when it has none.
 *
 * @throws whatever reading it throws, and a TypeError when it is none.
 */
export const objectionOf = (value: unknown): Objection | null => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') throw unfit(value, 'an objection or null');
  const { message, expected, received, until } = value as Objection;
  if (message === undefined) throw unfit(value, 'an objection or null');
  return {
    message: text(message, 'message'),
    expected: text(expected ?? '', 'expected'),
    received: text(received ?? '', 'received'),
    ...(typeof until === 'number' && { until }),
  };
};
