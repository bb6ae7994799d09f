import { readyMade } from './ready-made.ts';
import { beginsShift, type LastSeen, lastSeenAfter, shiftParameters } from './shift.ts';
import { enters } from './step-facts.ts';

interface Count {
  readonly rests: number;
  readonly lastSeen: LastSeen;
}

/**
 * The agent takes more rests in a shift than allowed. Enforced, it refuses further ones.
 *
 * @example
 * ```ts
 * import { restQuota } from 'ccbar-agent';
 *
 * const rules = [restQuota({ rests: 3, mode: 'enforce' })];
 * ```
 */
export const restQuota = readyMade({
  id: 'rest-quota',
  level: 'warning',
  description: 'The agent takes more rests in a shift than allowed.',
  watches: ['rest'],
  whenEnforced: 'Refuses `rest`.',
  parameters: {
    rests: { kind: 'count', meaning: 'The largest number of rests allowed in a shift.' },
    ...shiftParameters,
  },
  rule: ({ rests: most, newShiftAfterSeconds }) => {
    const expected = `at most ${most} rests in a shift`;
    return {
      start: (newest): Count => ({
        rests: newest?.after.state === 'rest' ? 1 : 0,
        lastSeen: newest?.at ?? null,
      }),
      judge: (memory, moment) => {
        if (moment.kind !== 'step') return { memory };
        const isNewShift = beginsShift(memory.lastSeen, moment, newShiftAfterSeconds);
        const begins = enters(moment, 'rest');
        const rests = (isNewShift ? 0 : memory.rests) + (begins ? 1 : 0);
        const next: Count = { rests, lastSeen: lastSeenAfter(memory.lastSeen, moment) };
        if (!begins || rests <= most) return { memory: next };
        const message = `Rest number ${rests} of the shift began; ${most} are allowed.`;
        return { memory: next, verdicts: [{ message, expected, received: String(rests), done: 'reported' }] };
      },
      forbids: ({ rests }, { command }) =>
        command === 'rest' && rests >= most
          ? {
              message: `The rests of this shift are used up, ${rests} of ${most}.`,
              expected,
              received: `${rests} so far`,
            }
          : null,
    };
  },
});
