import { readyMade } from './ready-made.ts';
import { enters, isInCall, isSignedIn } from './step-facts.ts';

/**
 * The time at which the last call ended, the agent signed in or the link was interrupted, ms. `null`: never.
 */
type Cause = number | null;

/**
 * Wrap-up begins although there was no call to wrap up. Wrap-up right after signing in is an option of the
 * sign-in, and none is found when nothing is known of the time before. Enforced, it refuses to ask for it.
 *
 * @example
 * ```ts
 * import { wrapUpWithoutCall } from 'ccbar-agent';
 *
 * const rules = [wrapUpWithoutCall({ graceSeconds: 60 })];
 * ```
 */
export const wrapUpWithoutCall = readyMade({
  id: 'wrap-up-without-call',
  level: 'info',
  description: 'Wrap-up begins without a call before it.',
  watches: ['wrapUp'],
  whenEnforced: 'Refuses `wrapUp` when no call has just ended.',
  parameters: {
    graceSeconds: {
      kind: 'seconds',
      least: 0,
      usual: 30,
      meaning: 'Wrap-up that begins within this time after a call or the sign-in belongs to it, s.',
    },
  },
  rule: ({ graceSeconds }) => {
    const expected = `a call that ended at most ${graceSeconds} s before`;
    const isLate = (cause: Cause, at: number) => cause === null || at - cause > graceSeconds * 1000;
    return {
      start: (newest): Cause => newest?.at ?? null,
      judge: (cause, moment) => {
        if (moment.kind !== 'step') return { memory: cause };
        const { before, after, at, event } = moment;
        const isCause =
          event.kind === 'interrupted' ||
          event.kind === 'restored' ||
          (isInCall(before.state) && !isInCall(after.state)) ||
          (!isSignedIn(before.state) && isSignedIn(after.state));
        if (isCause) return { memory: at };
        if (!enters(moment, 'wrapUp') || isInCall(before.state) || !isLate(cause, at))
          return { memory: cause };
        const message = `Wrap-up began in ${before.state} without a call to wrap up.`;
        return {
          memory: cause,
          verdicts: [{ message, expected, received: `wrap-up out of ${before.state}`, done: 'reported' }],
        };
      },
      forbids: (cause, { command, at }) =>
        command === 'wrapUp' && isLate(cause, at)
          ? { message: 'There is no call to wrap up.', expected, received: 'no call' }
          : null,
    };
  },
});
