import type { Step } from '../../agent/step.ts';
import { isSignedIn } from './step-facts.ts';

/** The parameter of every rule that counts by the shift. */
export const shiftParameters = {
  newShiftAfterSeconds: {
    kind: 'seconds',
    usual: 14_400,
    meaning: 'A sign-in after at least this time signed out begins a new shift, s.',
  },
} as const;

/** The time at which the agent was last signed in, ms; `null` before the first sign-in. */
export type LastSeen = number | null;

/**
 * Returns the time at which the agent was last signed in, after a step. A silent sign-out shows only in the
 * next sign-in.
 */
export const lastSeenAfter = (lastSeen: LastSeen, { before, after, event, at }: Step): LastSeen => {
  const saysGoodbye = isSignedIn(before.state) && event.kind === 'event' && event.type === 'session.ended';
  return isSignedIn(after.state) || saysGoodbye ? at : lastSeen;
};

/** Returns whether a step begins a new shift: another agent, or a sign-in after a long time signed out. */
export const beginsShift = (lastSeen: LastSeen, { before, after, at }: Step, gapSeconds: number): boolean =>
  (before.workNo !== null && before.workNo !== after.workNo) ||
  (lastSeen !== null &&
    before.state === 'signedOut' &&
    isSignedIn(after.state) &&
    at - lastSeen >= gapSeconds * 1000);
