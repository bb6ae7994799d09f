import type { CallLeg, CallPhase } from '../../machines/call-legs.ts';

/** The moments of a call that a handler can wait for. */
export type CallMoment = 'ringing' | 'talking' | 'held' | 'conference' | 'ended';

const phasesOf: { readonly [Moment in CallMoment]: readonly CallPhase[] } = {
  // A call may be named only once it is answered; what waits for the ring must not miss it then.
  ringing: ['ringing', 'remoteRinging', 'talking', 'held', 'conference'],
  talking: ['talking', 'held', 'conference'],
  held: ['held'],
  conference: ['conference'],
  ended: ['ended'],
};

/** Call ids are remembered this many calls back. */
const remembered = 1000;

/**
 * Picks, out of the legs as they are now, those that reached a moment and were not picked before. A leg
 * without an id is not picked: it gets one, or it never was more than a ring.
 */
export const pickOnce = (moment: CallMoment): ((legs: readonly CallLeg[]) => readonly CallLeg[]) => {
  const seen = new Set<string>();
  return (legs) =>
    legs.filter(({ id, phase }) => {
      if (id === null || seen.has(id) || !phasesOf[moment].includes(phase)) return false;
      seen.add(id);
      const [oldest] = seen;
      if (seen.size > remembered && oldest !== undefined) seen.delete(oldest);
      return true;
    });
};
