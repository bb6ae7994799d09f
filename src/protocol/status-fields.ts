import { textOf } from './content.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import { isSignedOutCode } from './refusal-codes.ts';

/**
 * Returns the fields of a status answer: its own, or those of the `result` that the gateway wraps them in. A refusal
 * because the agent is not signed in names the state, too.
 */
export const statusFieldsOf = (answer: PlainObject): PlainObject => {
  const { result, retcode } = answer;
  if (isSignedOutCode(`${textOf(retcode)}`)) return { state: 'signedOut' };
  return isPlainObject(result) ? result : answer;
};

/** A time without a zone would be another moment on another computer. */
const zoned = /T.*(?:Z|[+-]\d\d:?\d\d)$/;

/** Returns the time that a text in ISO 8601 with its zone names, ms since the epoch; otherwise not a number. */
export const isoTimeOf = (value: unknown): number =>
  typeof value === 'string' && zoned.test(value) ? Date.parse(value) : Number.NaN;
