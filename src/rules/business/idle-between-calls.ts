import { durationText } from './duration-text.ts';
import { readyMade } from './ready-made.ts';
import { isInCall, isSignedIn } from './step-facts.ts';

/** The time at which the last call, with its wrap-up, was over, ms. */
type FreeSince = number | null;

/**
 * The next call begins before the agent had time to breathe since the last one and its wrap-up. A call taken
 * during wrap-up does not count. Enforced, it refuses to dial too early.
 *
 * @example
 * ```ts
 * import { idleBetweenCalls } from 'ccbar-agent';
 *
 * const rules = [idleBetweenCalls({ seconds: 10 })];
 * ```
 */
export const idleBetweenCalls = readyMade({
  id: 'idle-between-calls',
  level: 'info',
  description: 'A call begins too soon after the one before and its wrap-up.',
  watches: ['ringing', 'talking', 'wrapUp'],
  whenEnforced: 'Refuses `callOut` and `internalCall` until the time is over.',
  parameters: { seconds: { kind: 'seconds', meaning: 'The shortest time allowed between two calls, s.' } },
  rule: ({ seconds }) => {
    const least = seconds * 1000;
    const expected = `at least ${durationText(least)} between two calls`;
    return {
      start: (): FreeSince => null,
      judge: (freeSince, moment) => {
        if (moment.kind !== 'step') return { memory: freeSince };
        const { before, after, at } = moment;
        const followsAtOnce = before.state === 'talking' && after.state === 'ringing';
        if (!isInCall(after.state)) {
          if (!isSignedIn(after.state)) return { memory: null };
          const isOver = isInCall(before.state) || before.state === 'wrapUp';
          return { memory: isOver ? at : freeSince };
        }
        const pause = followsAtOnce ? 0 : freeSince === null ? least : at - freeSince;
        const begins = followsAtOnce || !isInCall(before.state);
        if (!begins || pause >= least || before.state === 'wrapUp') return { memory: freeSince };
        const received = durationText(pause);
        const message = `A call began ${received} after the one before.`;
        return { memory: null, verdicts: [{ message, expected, received, done: 'reported' }] };
      },
      forbids: (freeSince, { command, situation, at }) => {
        const isDialling = command === 'callOut' || command === 'internalCall';
        const isFree = !isInCall(situation.state) && situation.state !== 'wrapUp';
        if (!isDialling || !isFree || freeSince === null || at - freeSince >= least) return null;
        const until = freeSince + least;
        const message = `The last call was over ${durationText(at - freeSince)} ago; ${durationText(least)} have to pass.`;
        return { message, expected, received: durationText(at - freeSince), until };
      },
    };
  },
});
