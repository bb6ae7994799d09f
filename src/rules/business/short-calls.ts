import type { CallLeg } from '../../../machines/call-legs.ts';
import type { Step } from '../../agent/step.ts';
import { durationText } from './duration-text.ts';
import { readyMade } from './ready-made.ts';

/** The calls with outsiders that an event ended after talk. What a status answer ends has no known time. */
const endedBy = ({ event, before, after }: Step): readonly CallLeg[] =>
  event.kind !== 'event' || before.certainty === 'stale'
    ? []
    : after.calls.filter(
        (leg) =>
          leg.endedAt !== null &&
          leg.answeredAt !== null &&
          leg.direction !== 'internal' &&
          before.calls.some(({ startedAt, endedAt }) => startedAt === leg.startedAt && endedAt === null),
      );

/**
 * Calls that end shortly after they were answered.
 *
 * @example
 * ```ts
 * import { shortCalls } from 'ccbar-agent';
 *
 * const rules = [shortCalls({ seconds: 5, calls: 3 })];
 * ```
 */
export const shortCalls = readyMade({
  id: 'short-calls',
  level: 'info',
  description: 'Calls end shortly after they were answered.',
  watches: ['talking'],
  whenEnforced: null,
  parameters: {
    seconds: { kind: 'seconds', meaning: 'A call with less talk than this is short, s.' },
    calls: {
      kind: 'count',
      usual: 1,
      meaning: 'The number of short calls in a row that is reported; every multiple of it is reported again.',
    },
  },
  rule: ({ seconds, calls }) => ({
    start: () => 0,
    judge: (row: number, moment) => {
      if (moment.kind !== 'step') return { memory: row };
      let next = row;
      const verdicts = endedBy(moment).flatMap(({ answeredAt, endedAt }) => {
        const talk = (endedAt ?? 0) - (answeredAt ?? 0);
        next = talk < seconds * 1000 ? next + 1 : 0;
        if (next === 0 || next % calls !== 0) return [];
        const received = durationText(talk);
        const message = `A call ended after ${received} of talk${next > 1 ? `, short call number ${next} in a row` : ''}.`;
        const expected = `talk of at least ${durationText(seconds * 1000)}`;
        return [{ message, expected, received, done: 'reported' }];
      });
      return { memory: next, verdicts };
    },
  }),
});
