import type { CallDirection } from '../../machines/call-legs.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { Interval } from './interval.ts';

/**
 * The end of a contact.
 *
 * - `answered`: somebody talked
 * - `missed`: it rang at the agent until the platform gave up
 * - `rejected`: the agent refused it
 * - `abandoned`: the caller gave up while it rang at the agent
 * - `notReached`: the agent dialled, and nobody was reached
 * - `unfinished`: it still rang where somebody looked
 */
export type ContactOutcome = 'answered' | 'missed' | 'rejected' | 'abandoned' | 'notReached' | 'unfinished';

/** One contact: from the first ring to the end of its wrap-up, consultations included. Times are ms. */
export interface Contact {
  readonly workNo: string | null;
  /** The call id it began with. */
  readonly callId: string | null;
  readonly direction: CallDirection;
  readonly outcome: ContactOutcome;
  readonly from: number;
  /** The end of its last talk or ring; wrap-up comes after it. */
  readonly to: number;
  /** `true` when it rang, even for no time at all. */
  readonly rang: boolean;
  /** `true` when the far end rang or the attempt to call failed: the agent had dialled. */
  readonly dialled: boolean;
  readonly ring: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
}

/** The memory of an agent between two intervals: plain data. */
export interface ContactState {
  /** The contact that is not over as far as is known. */
  readonly open: Contact | null;
  /** The state of the interval before; `null` while no contact is open. */
  readonly last: AgentState | null;
}

/** Before the first interval, and whenever no contact is open. */
export const noContact: ContactState = { open: null, last: null };

/** The effect of an interval on the contacts of its agent. */
export interface ContactChange {
  readonly state: ContactState;
  /** The contacts that it shows to be over. */
  readonly closed: readonly Contact[];
}

/** Busy by the platform's own hand: nobody answered, or the agent refused. */
const unansweredReason = 2;
const rejectedReason = 7;

const isCall = (state: AgentState | null): boolean => state === 'ringing' || state === 'talking';

/**
 * The outcome so far of a contact of which a status query named talking: the number that it answers with means ringing,
 * too.
 */
const mayBeTalk = 'unfinished';

/** The outcome of a contact by what happened after it. How long anything took decides nothing. */
const outcomeOf = (draft: Contact, next: Interval | null): ContactOutcome => {
  if (['answered', 'missed', 'notReached'].includes(draft.outcome)) return draft.outcome;
  const otherwise = draft.outcome === mayBeTalk ? 'answered' : null;
  if (next === null) return otherwise ?? 'unfinished';
  // The platform says what it was, also of a call back that rang at the agent on its way out. When the own phone was
  // not picked up, the agent is back in the busy of before, whose reason is about another call.
  const isBack = next.certainty === 'assumed' && next.startedBy !== 'resync';
  if (next.state === 'busy' && !isBack) {
    if (next.reason === unansweredReason) return 'missed';
    if (next.reason === rejectedReason) return 'rejected';
  }
  return otherwise ?? (draft.dialled || draft.direction === 'outbound' ? 'notReached' : 'abandoned');
};

const begin = ({ workNo, callId, from }: Interval): Contact => ({
  workNo,
  callId,
  direction: 'unknown',
  outcome: 'abandoned',
  from,
  to: from,
  rang: false,
  dialled: false,
  ring: 0,
  talk: 0,
  hold: 0,
  wrapUp: 0,
});

const goOn = (draft: Contact, interval: Interval): Contact => {
  const { state, detail, direction, endCause, certainty } = interval;
  const time = interval.to - interval.from;
  const isTalk = state === 'talking';
  // The attempt to call failed, so the state after it is about no call that the agent missed.
  const hasFailed = endCause === 'failed' && direction !== 'inbound';
  const unanswered = hasFailed ? 'notReached' : isTalk ? mayBeTalk : draft.outcome;
  const ended = endCause === 'noAnswer' ? 'missed' : unanswered;
  const isKnown = direction !== null && direction !== 'unknown';
  // The call it began with may be named, and its direction known, only after a consultation.
  const isOwn = interval.callId !== null && interval.callId === draft.callId;
  return {
    ...draft,
    workNo: draft.workNo ?? interval.workNo,
    callId: draft.callId ?? interval.callId,
    direction: isKnown && (isOwn || draft.direction === 'unknown') ? direction : draft.direction,
    outcome: draft.outcome === 'answered' || (isTalk && certainty !== 'assumed') ? 'answered' : ended,
    to: interval.to,
    rang: draft.rang || state === 'ringing',
    dialled: draft.dialled || interval.dialled || endCause === 'failed',
    ring: draft.ring + (state === 'ringing' ? time : 0),
    talk: draft.talk + (isTalk && detail !== 'held' ? time : 0),
    hold: draft.hold + (detail === 'held' ? time : 0),
  };
};

const settled = (draft: Contact | null, next: Interval | null): Contact | null =>
  draft === null ? null : { ...draft, outcome: outcomeOf(draft, next) };

const followOne = (
  { open, last }: ContactState,
  interval: Interval,
): { readonly state: ContactState; readonly over: Contact | null } => {
  const { state } = interval;
  if (isCall(state)) {
    // It rings anew: the contact before is over, even when the platform did not say so.
    const isNew =
      open === null || !isCall(last) || interval.isNextCall || (state === 'ringing' && last === 'talking');
    const draft = goOn(isNew ? begin(interval) : open, interval);
    return { state: { open: draft, last: state }, over: isNew ? settled(open, interval) : null };
  }
  if (open !== null && state === 'wrapUp') {
    const wrapUp = open.wrapUp + interval.to - interval.from;
    return { state: { open: { ...open, wrapUp }, last: state }, over: null };
  }
  // One for all: most agents have no open contact, and what came before it decides nothing.
  return { state: noContact, over: settled(open, interval) };
};

const noContacts: readonly Contact[] = [];

/**
 * Follows the contacts of one agent by an interval. A contact begins with a ring, or with talk out of nothing,
 * and goes on through holds, consultations and conferences; the time in `wrapUp` right after it is its wrap-up.
 * Pure, and the state is plain data.
 */
export const nextContact = (before: ContactState, interval: Interval): ContactChange => {
  const { instants } = interval;
  if (instants === undefined) {
    const { state, over } = followOne(before, interval);
    return { state, closed: over === null ? noContacts : [over] };
  }
  const closed: Contact[] = [];
  let state = before;
  for (const one of [...instants, interval]) {
    const next = followOne(state, one);
    state = next.state;
    if (next.over !== null) closed.push(next.over);
  }
  return { state, closed };
};

/** Returns the contact that is not over as far as is known; `null` when there is none. */
export const openContact = ({ open }: ContactState): Contact | null => settled(open, null);
