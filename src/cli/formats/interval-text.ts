import type { Situation } from '../../agent/situation.ts';
import type { Interval } from '../../measures/interval.ts';
import { reasonText } from '../../protocol/reason-codes.ts';
import { clockText } from './duration.ts';

/** The other party of a call, as far as the situation still knows it. */
export const partyOf = ({ calls }: Situation, callId: string | null): string | null => {
  const leg = calls.find(({ id }) => id === callId && id !== null);
  return leg === undefined ? null : leg.direction === 'outbound' ? leg.called : leg.caller;
};

/** Returns the details of an interval besides its state. */
export const aboutInterval = (interval: Interval, party: string | null): readonly string[] => {
  const { state, detail, reason, direction, callId, certainty, silent } = interval;
  const isCall = state === 'ringing' || state === 'talking';
  return [
    // The usual detail of a state needs no words.
    detail === 'active' || detail === 'automatic' ? null : detail,
    state === 'busy' && reason !== null ? reasonText(reason) : null,
    state === 'rest' && reason !== null ? (reason === 0 ? 'no cause' : `cause ${reason}`) : null,
    isCall && direction !== 'unknown' ? direction : null,
    isCall ? party : null,
    isCall ? callId : null,
    silent > 0 && state !== 'signedOut' && state !== 'unknown'
      ? `nothing received for ${clockText(silent)}`
      : null,
    certainty === 'observed' || state === 'unknown' ? null : certainty,
  ].filter((part) => part !== null);
};

/** Returns the stretch that a situation is in, cut at two times, as an interval. */
export const openInterval = (situation: Situation, from: number, to: number): Interval => {
  const { workNo, state, talk, overdue, wrapUpOrigin, reason, call, certainty } = situation;
  const isCall = state === 'ringing' || state === 'talking';
  return {
    workNo,
    state,
    detail: talk ?? (overdue ? 'overdue' : wrapUpOrigin),
    reason,
    callId: isCall ? (call?.id ?? null) : null,
    direction: isCall ? (call?.direction ?? null) : null,
    endCause: null,
    dialled: false,
    from,
    to,
    certainty,
    startedBy: '',
    endedBy: null,
    silent: 0,
  };
};
