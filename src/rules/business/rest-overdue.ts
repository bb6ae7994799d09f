import type { Step } from '../../agent/step.ts';
import { readyMade } from './ready-made.ts';

/** Since when the rest is over its time, and whether that was told. */
interface Overdue {
  readonly since: number | null;
  readonly isTold: boolean;
}

const onTime: Overdue = { since: null, isTold: false };

const overdueBy = ({ after, at }: Step): Overdue => (after.overdue ? { since: at, isTold: false } : onTime);

/**
 * The platform reminded that the granted rest time is over. Enforced, it asks to end the rest.
 *
 * @example
 * ```ts
 * import { restOverdue } from 'ccbar-agent';
 *
 * const rules = [restOverdue({ graceSeconds: 60, level: 'info' })];
 * ```
 */
export const restOverdue = readyMade({
  id: 'rest-overdue',
  level: 'warning',
  description: 'A rest goes on after its granted time is over.',
  watches: ['rest'],
  whenEnforced: 'Asks for `cancelRest`.',
  parameters: {
    graceSeconds: {
      kind: 'seconds',
      least: 0,
      usual: 0,
      meaning: 'How long after the reminder to say nothing, s.',
    },
  },
  rule: ({ graceSeconds }) => {
    const verdict = {
      message: 'The granted rest time is over and the agent still rests.',
      expected: 'the end of the rest',
      received: 'rest, overdue',
      done: 'reported',
      remedy: { command: 'cancelRest' },
    } as const;
    const tell = (memory: Overdue) => ({ memory: { ...memory, isTold: true }, verdicts: [verdict] });
    return {
      start: (newest): Overdue => (newest === null ? onTime : overdueBy(newest)),
      judge: (memory, moment) => {
        if (moment.kind === 'due') return tell(memory);
        if (moment.kind !== 'step' || moment.after.overdue === (memory.since !== null)) return { memory };
        const next = overdueBy(moment);
        return next.since !== null && graceSeconds === 0 ? tell(next) : { memory: next };
      },
      due: ({ since, isTold }) => (since === null || isTold ? null : since + graceSeconds * 1000),
    };
  },
});
