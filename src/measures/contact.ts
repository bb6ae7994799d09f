import type { CallDirection } from '../../machines/call-legs.ts';
import type { Interval } from './interval.ts';

/**
 * What became of a contact.
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
  readonly ring: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
}

/** Follows the intervals of one agent and closes its contacts. */
export interface ContactTracker {
  /** Takes the next interval, and gives the contact that it shows to be over, if it shows one. */
  readonly take: (interval: Interval) => Contact | null;
  /** The contact that is not over as far as is known; `null` when there is none. */
  readonly open: () => Contact | null;
}

/** Busy by the platform's own hand: nobody answered, or the agent refused. */
const unansweredReason = 2;
const rejectedReason = 7;

const isCall = ({ state }: Interval): boolean => state === 'ringing' || state === 'talking';

/** What a ring without an answer was, by what came after it. */
const outcomeOf = (draft: Contact, next: Interval | null): ContactOutcome => {
  if (draft.outcome === 'answered' || draft.outcome === 'missed') return draft.outcome;
  if (next === null) return 'unfinished';
  if (draft.direction === 'outbound') return 'notReached';
  if (next.state === 'busy' && next.reason === unansweredReason) return 'missed';
  return next.state === 'busy' && next.reason === rejectedReason ? 'rejected' : 'abandoned';
};

const begin = ({ workNo, callId, from }: Interval): Contact => ({
  workNo,
  callId,
  direction: 'unknown',
  outcome: 'abandoned',
  from,
  to: from,
  ring: 0,
  talk: 0,
  hold: 0,
  wrapUp: 0,
});

const goOn = (draft: Contact, interval: Interval): Contact => {
  const { state, detail, direction, endCause } = interval;
  const time = interval.to - interval.from;
  const outcome =
    state === 'talking' ? 'answered' : endCause === 'noAnswer' && draft.talk === 0 ? 'missed' : draft.outcome;
  return {
    ...draft,
    workNo: draft.workNo ?? interval.workNo,
    callId: draft.callId ?? interval.callId,
    direction: draft.direction === 'unknown' ? (direction ?? 'unknown') : draft.direction,
    outcome: draft.outcome === 'answered' ? 'answered' : outcome,
    to: interval.to,
    ring: draft.ring + (state === 'ringing' ? time : 0),
    talk: draft.talk + (state === 'talking' && detail !== 'held' ? time : 0),
    hold: draft.hold + (detail === 'held' ? time : 0),
  };
};

/**
 * Starts following the contacts of one agent. A contact begins with a ring, or with talk out of nothing, and
 * goes on through holds, consultations and conferences; the time in `wrapUp` right after it is its wrap-up.
 */
export const trackContacts = (): ContactTracker => {
  let draft: Contact | null = null;
  let before: Interval | null = null;

  const settle = (next: Interval | null): Contact | null =>
    draft === null ? null : { ...draft, outcome: outcomeOf(draft, next) };

  return {
    take: (interval) => {
      const last = before;
      before = interval;
      if (isCall(interval)) {
        // It rings anew: the contact before is over, even when the platform did not say so.
        const isNew =
          last === null || !isCall(last) || (interval.state === 'ringing' && last.state === 'talking');
        const over = isNew ? settle(interval) : null;
        draft = goOn(isNew || draft === null ? begin(interval) : draft, interval);
        return over;
      }
      if (draft !== null && interval.state === 'wrapUp') {
        draft = { ...draft, wrapUp: draft.wrapUp + interval.to - interval.from };
        return null;
      }
      const over = settle(interval);
      draft = null;
      return over;
    },
    open: () => settle(null),
  };
};
