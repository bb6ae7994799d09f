import { readyMade } from './ready-made.ts';
import { isInCall } from './step-facts.ts';

/**
 * Wrap-up is left before the notes are done. The application answers whether they are, for the situation
 * with the calls in question. Calls that come meanwhile do not count as leaving. Enforced, it refuses to
 * leave wrap-up.
 *
 * @example
 * ```ts
 * import { notesFirst } from 'ccbar-agent';
 *
 * const saved = new Set<string | null>();
 * const rules = [notesFirst({ isDone: ({ calls }) => calls.every(({ id }) => saved.has(id)), mode: 'enforce' })];
 * ```
 */
export const notesFirst = readyMade({
  id: 'notes-first',
  level: 'warning',
  description: 'The agent leaves wrap-up before the notes of the application are done.',
  watches: ['wrapUp'],
  whenEnforced: 'Refuses `endWrapUp`.',
  parameters: {
    isDone: {
      kind: 'predicate',
      meaning: 'The function that returns whether the notes about the calls of a situation are done.',
    },
  },
  rule: ({ isDone }) => {
    const expected = 'notes before the end of wrap-up';
    const received = 'no notes';
    return {
      check: (happening) => {
        if (happening.kind !== 'step') return [];
        const { before, after } = happening;
        const leaves = before.state === 'wrapUp' && after.state !== 'wrapUp' && !isInCall(after.state);
        if (!leaves || after.state === 'unknown' || isDone(before)) return [];
        const message = `Wrap-up was left to ${after.state} before the notes were done.`;
        return [{ message, expected, received, done: 'reported' }];
      },
      forbids: (_, { command, situation }) =>
        command === 'endWrapUp' && situation.state === 'wrapUp' && !isDone(situation)
          ? { message: 'The notes of this call are not done.', expected, received }
          : null,
    };
  },
});
