import { durationText } from './duration-text.ts';
import { readyMade } from './ready-made.ts';
import { beginsShift, type LastSeen, lastSeenAfter, shiftParameters } from './shift.ts';

interface Used {
  /** Rest that is over, ms. */
  readonly used: number;
  /** The start of the present rest, ms. */
  readonly since: number | null;
  readonly isTold: boolean;
  readonly lastSeen: LastSeen;
}

/**
 * The rests of a shift take longer together than allowed. Enforced, it refuses a rest for which not enough
 * time is left.
 *
 * @example
 * ```ts
 * import { restTimeQuota } from 'ccbar-agent';
 *
 * const rules = [restTimeQuota({ seconds: 2700 })];
 * ```
 */
export const restTimeQuota = readyMade({
  id: 'rest-time-quota',
  level: 'warning',
  description: 'The rests of a shift together take longer than allowed.',
  watches: ['rest'],
  whenEnforced: 'Refuses a `rest` that is longer than the time left.',
  parameters: {
    seconds: { kind: 'seconds', meaning: 'The longest time of rest allowed in a shift, s.' },
    ...shiftParameters,
  },
  rule: ({ seconds, newShiftAfterSeconds }) => {
    const most = seconds * 1000;
    const expected = `at most ${durationText(most)} of rest in a shift`;
    const withVerdict = (memory: Used) => ({
      memory: { ...memory, isTold: true },
      verdicts: [
        {
          message: `The ${durationText(most)} of rest of this shift are used up and the agent rests.`,
          expected,
          received: 'more',
          done: 'reported',
        },
      ],
    });
    return {
      start: (newest): Used => ({
        used: 0,
        since: newest?.after.state === 'rest' ? newest.after.since : null,
        isTold: false,
        lastSeen: newest?.at ?? null,
      }),
      judge: (memory, moment) => {
        if (moment.kind === 'due') return withVerdict(memory);
        if (moment.kind !== 'step') return { memory };
        const isNewShift = beginsShift(memory.lastSeen, moment, newShiftAfterSeconds);
        const isResting = moment.after.state === 'rest';
        const ended = memory.since === null || isResting ? 0 : Math.max(0, moment.at - memory.since);
        const begins = isResting && memory.since === null;
        const next: Used = {
          used: isNewShift ? 0 : memory.used + ended,
          since: isResting ? (memory.since ?? moment.after.since) : null,
          isTold: isResting && memory.isTold,
          lastSeen: lastSeenAfter(memory.lastSeen, moment),
        };
        return begins && next.used >= most ? withVerdict(next) : { memory: next };
      },
      due: ({ used, since, isTold }) => (since === null || isTold ? null : since + most - used),
      forbids: ({ used }, { command, parameters }) => {
        if (command !== 'rest') return null;
        const left = Math.max(0, most - used);
        const asked = parameters !== null && 'seconds' in parameters ? Number(parameters.seconds) * 1000 : 1;
        if (asked <= left) return null;
        const message =
          left === 0
            ? `The ${durationText(most)} of rest of this shift are used up.`
            : `Only ${durationText(left)} of rest is left in this shift.`;
        return { message, expected, received: `${durationText(used)} so far` };
      },
    };
  },
});
