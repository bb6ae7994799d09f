import { type CallLeg, isLive } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';

/**
 * The place of the agent, as far as commands depend on it. `reserved`: occupied by a call and nobody talks;
 * `ringing`: a call can be answered; `talking`: to a customer; `talkingAndHeld`: another one waits besides;
 * `internal`: to a colleague, in a consultation or a conference; `held`: the only one there is on hold.
 */
export type Place =
  | 'unknown'
  | 'signedOut'
  | 'idle'
  | 'busy'
  | 'rest'
  | 'wrapUp'
  | 'reserved'
  | 'ringing'
  | 'talking'
  | 'talkingAndHeld'
  | 'internal'
  | 'held'
  | 'muted';

/** Places in words that end "not possible …". */
export const placeTerms: { readonly [Name in Place]: string } = {
  unknown: 'while the state is unknown',
  signedOut: 'while signed out',
  idle: 'while idle',
  busy: 'while busy',
  rest: 'during a rest',
  wrapUp: 'in wrap-up',
  reserved: 'while a call is being set up',
  ringing: 'while a call rings',
  talking: 'during a call',
  talkingAndHeld: 'during a call with another one on hold',
  internal: 'in an internal call or a conference',
  held: 'while the call is on hold',
  muted: 'while muted',
};

/** The leg that rings at the agent and can be answered: only what has a name can. */
export const offeredLeg = ({ calls }: Situation): CallLeg | undefined =>
  calls.find(({ phase, id, direction }) => phase === 'ringing' && id !== null && direction !== 'outbound');

/** The leg on which the agent talks. */
export const activeLeg = ({ calls }: Situation): CallLeg | undefined =>
  calls.find(({ phase }) => phase === 'talking' || phase === 'conference');

/** The leg on hold. */
export const heldLeg = ({ calls }: Situation): CallLeg | undefined =>
  calls.find(({ phase }) => phase === 'held');

/** @param isMuted whether the active leg is muted. */
export const placeOf = (situation: Situation, isMuted: boolean): Place => {
  const { state, calls } = situation;
  if (state === 'ringing') return offeredLeg(situation) === undefined ? 'reserved' : 'ringing';
  if (state !== 'talking') return state;
  const active = activeLeg(situation);
  const isHolding = heldLeg(situation) !== undefined;
  if (active === undefined) {
    const isAlone = calls.every((leg) => !isLive(leg) || leg.phase === 'held');
    return isHolding && isAlone ? 'held' : 'reserved';
  }
  if (active.phase === 'conference' || active.direction === 'internal') return 'internal';
  if (isMuted) return 'muted';
  return isHolding ? 'talkingAndHeld' : 'talking';
};
