import type { Rule } from '../rule.ts';
import { becomesBusy, enters } from './step-facts.ts';

/** The parameter of the rules about calls that were not taken. */
export const rowParameters = {
  calls: {
    kind: 'count',
    meaning: 'The number of such calls in a row that is reported; every multiple of it is reported again.',
  },
} as const;

/**
 * A rule that counts calls after which the platform made the agent busy for a reason. Talk ends the row, and
 * so does the end of the session.
 *
 * @param what ends the sentence that begins with the number of calls.
 */
export const callsInARow = (
  { calls }: { readonly calls: number },
  reason: number,
  what: string,
): Pick<Rule<number>, 'start' | 'judge'> => ({
  start: () => 0,
  judge: (row, moment) => {
    if (moment.kind !== 'step') return { memory: row };
    if (enters(moment, 'talking') || moment.after.state === 'signedOut') return { memory: 0 };
    if (!becomesBusy(moment, reason)) return { memory: row };
    const next = row + 1;
    if (next % calls !== 0) return { memory: next };
    const message = next === 1 ? `A call was ${what}.` : `${next} calls in a row were ${what}.`;
    const expected = `fewer than ${calls} in a row`;
    return { memory: next, verdicts: [{ message, expected, received: String(next), done: 'reported' }] };
  },
});
