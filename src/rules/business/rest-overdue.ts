import type { Step } from '../../agent/step.ts';
import { readyMade } from './ready-made.ts';

/** The time since which the rest is overdue, ms, and whether a finding has reported it. */
interface Overdue {
  readonly since: number | null;
  readonly isReported: boolean;
}

const onTime: Overdue = { since: null, isReported: false };

const overdueBy = ({ after, at }: Step): Overdue =>
  after.overdue ? { since: at, isReported: false } : onTime;

/**
 * The platform reminded that the granted rest time is over. Enforced, it requests the end of the rest.
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
  description: 'A rest continues after its granted time is over.',
  watches: ['rest'],
  whenEnforced: 'Requests `cancelRest`.',
  parameters: {
    graceSeconds: {
      kind: 'seconds',
      least: 0,
      usual: 0,
      meaning: 'The time from the reminder to the finding, s.',
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
    const withVerdict = (memory: Overdue) => ({
      memory: { ...memory, isReported: true },
      verdicts: [verdict],
    });
    return {
      start: (newest): Overdue => (newest === null ? onTime : overdueBy(newest)),
      judge: (memory, moment) => {
        if (moment.kind === 'due') return withVerdict(memory);
        if (moment.kind !== 'step' || moment.after.overdue === (memory.since !== null)) return { memory };
        const next = overdueBy(moment);
        return next.since !== null && graceSeconds === 0 ? withVerdict(next) : { memory: next };
      },
      due: ({ since, isReported }) => (since === null || isReported ? null : since + graceSeconds * 1000),
    };
  },
});
