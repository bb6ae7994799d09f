import type { MeasureSource } from './measure-sources.ts';
import type { Totals } from './summary.ts';

/** One measure of a shift: its name, its formula, and the function that computes it. */
export interface Measure {
  readonly id: string;
  readonly term: string;
  /** Short enough for the head of a column. */
  readonly short: string;
  /** `time`: ms; `count`; `share`: from 0 to 1. */
  readonly unit: 'time' | 'count' | 'share';
  /** In the words of the other measures and the states. */
  readonly formula: string;
  readonly meaning: string;
  readonly sources: readonly MeasureSource[];
  /** `null`: there is nothing to divide by. */
  readonly of: (totals: Totals) => number | null;
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Time spent on contacts: talk, hold and wrap-up, ms. */
export const handleTime = ({ talk, hold, wrapUp }: Totals): number => talk + hold + wrapUp;

/** Handle time per handled contact, ms; `null` without any. */
export const averageHandleTime = (totals: Totals): number | null => ratio(handleTime(totals), totals.handled);

/**
 * The share of the time in which calls could come that contacts took up; `null` without any. Idle time in which
 * nothing was received for hours is left out: the agent may have signed out, which a bar does not always say.
 */
export const occupancy = (totals: Totals): number | null => {
  const taken = totals.ring + handleTime(totals);
  return ratio(taken, taken + totals.time.idle - totals.silentIdle);
};

/** Every measure of a shift, each defined once. `docs/reference/measures.md` is printed from it. */
export const measures: readonly Measure[] = [
  {
    id: 'signed-in-time',
    term: 'Signed-in time',
    short: 'Signed in',
    unit: 'time',
    formula: 'time in every state but `signedOut` and `unknown`',
    meaning:
      'The agent was signed in for this long, as far as the bar reported it: a voluntary sign-out sends no event.',
    sources: ['huawei', 'genesys'],
    of: ({ signedIn }) => signedIn,
  },
  {
    id: 'occupancy',
    term: 'Occupancy',
    short: 'Occupancy',
    unit: 'share',
    formula: '(ring time + handle time) ÷ (ring time + handle time + time in `idle` that was not silent)',
    meaning:
      'The share that contacts took of the time in which calls could arrive. Busy, rest and wrap-up without a call are ' +
      'in neither part. Ringing counts as taken, since no other call can arrive then; some products leave it out.',
    sources: ['aws', 'techtarget'],
    of: occupancy,
  },
  {
    id: 'handled',
    term: 'Handled contacts',
    short: 'Handled',
    unit: 'count',
    formula: 'contacts in which somebody talked',
    meaning:
      'A contact begins with a ring, or with talk that no ring announced. It continues through holds, consults and ' +
      'conferences until another state follows, so the two legs of a consult are one contact.',
    sources: ['aws', 'genesys'],
    of: ({ handled }) => handled,
  },
  {
    id: 'handle-time',
    term: 'Handle time',
    short: 'Handle time',
    unit: 'time',
    formula: 'talk time + hold time + wrap-up time',
    meaning: 'The time that contacts took after they were answered. Ringing and dialling are not part of it.',
    sources: ['aws', 'genesys'],
    of: handleTime,
  },
  {
    id: 'average-handle-time',
    term: 'Average handle time (AHT)',
    short: 'AHT',
    unit: 'time',
    formula: 'handle time ÷ handled contacts',
    meaning: 'The average time of an answered contact, incoming or outgoing, including its wrap-up.',
    sources: ['aws', 'genesys'],
    of: averageHandleTime,
  },
  {
    id: 'average-talk-time',
    term: 'Average talk time',
    short: 'Talk',
    unit: 'time',
    formula: 'time in `talking`, not on hold ÷ handled contacts',
    meaning: 'The first part of the average handle time; conferences count as talk.',
    sources: ['huawei', 'genesys'],
    of: ({ talk, handled }) => ratio(talk, handled),
  },
  {
    id: 'average-hold-time',
    term: 'Average hold time',
    short: 'Hold',
    unit: 'time',
    formula: 'time in `talking`, on hold ÷ handled contacts',
    meaning:
      'The second part of the average handle time: every remaining leg is on hold, possibly while another party is ' +
      'being called. It is divided by all handled contacts, so that the three parts add up; some products divide ' +
      'by the contacts with a hold.',
    sources: ['aws', 'genesys'],
    of: ({ hold, handled }) => ratio(hold, handled),
  },
  {
    id: 'average-wrap-up-time',
    term: 'Average wrap-up time (after-call work, ACW)',
    short: 'Wrap-up',
    unit: 'time',
    formula: 'time in `wrapUp` right after a contact ÷ handled contacts',
    meaning:
      'The third part of the average handle time. Wrap-up that was requested without a call before it is not included.',
    sources: ['huawei', 'aws'],
    of: ({ wrapUp, handled }) => ratio(wrapUp, handled),
  },
  {
    id: 'average-ring-time',
    term: 'Average ring time',
    short: 'Ring',
    unit: 'time',
    formula: 'time in `ringing` of calls to the agent ÷ calls to the agent that rang',
    meaning:
      'The average time from the reservation of the agent to the answer, or to the end of the ringing. Calls that the ' +
      'agent dials are left out. A bar receives nothing about the wait in the queue.',
    sources: ['huawei', 'genesys'],
    of: ({ offered, offeredRing }) => ratio(offeredRing, offered),
  },
  {
    id: 'calls-in',
    term: 'Incoming contacts',
    short: 'In',
    unit: 'count',
    formula: 'contacts whose direction is `inbound`',
    meaning: 'Contacts that were offered to the agent, answered or not.',
    sources: ['huawei'],
    of: ({ calls }) => calls.inbound,
  },
  {
    id: 'calls-out',
    term: 'Outgoing contacts',
    short: 'Out',
    unit: 'count',
    formula: 'contacts whose direction is `outbound`',
    meaning: 'Contacts that were dialled by or for the agent, answered or not.',
    sources: ['huawei'],
    of: ({ calls }) => calls.outbound,
  },
  {
    id: 'calls-internal',
    term: 'Internal contacts',
    short: 'Internal',
    unit: 'count',
    formula: 'contacts whose direction is `internal`',
    meaning:
      'Contacts between agents, as far as the bar reports it. A contact without a direction is counted in none of the ' +
      'three measures.',
    sources: ['huawei'],
    of: ({ calls }) => calls.internal,
  },
  {
    id: 'missed',
    term: 'Missed',
    short: 'Missed',
    unit: 'count',
    formula:
      'contacts without talk that end by No_Answer or in `busy` with reason 2, unless the agent dialled in vain',
    meaning: 'The call rang at the agent until the platform withdrew it.',
    sources: ['aws', 'genesys'],
    of: ({ missed }) => missed,
  },
  {
    id: 'rejected',
    term: 'Rejected',
    short: 'Rejected',
    unit: 'count',
    formula: 'contacts without talk that end in `busy` with reason 7',
    meaning: 'The agent refused the call.',
    sources: ['genesys'],
    of: ({ rejected }) => rejected,
  },
  {
    id: 'abandoned',
    term: 'Abandoned while ringing',
    short: 'Abandoned',
    unit: 'count',
    formula: 'other contacts to the agent without talk',
    meaning:
      'The caller hung up while the call rang at the agent. A bar receives nothing about callers who hang up in the ' +
      'queue. A call that still rings at the end of a recording is not counted.',
    sources: ['aws', 'genesys'],
    of: ({ abandoned }) => abandoned,
  },
  {
    id: 'not-reached',
    term: 'Not reached',
    short: 'Not reached',
    unit: 'count',
    formula:
      'other contacts without talk that the agent dialled: outgoing ones, and those where the far end rang',
    meaning: 'The agent dialled and talked to nobody.',
    sources: ['huawei'],
    of: ({ notReached }) => notReached,
  },
  {
    id: 'rests',
    term: 'Rests',
    short: 'Rests',
    unit: 'count',
    formula: 'periods of `rest`; a change of the reason begins a new one',
    meaning: 'The number of rests that were granted and began.',
    sources: ['huawei'],
    of: ({ rests }) => rests,
  },
  {
    id: 'rest-time',
    term: 'Rest time',
    short: 'Rest',
    unit: 'time',
    formula: 'time in `rest`',
    meaning: 'The time of all rests, including overdue time.',
    sources: ['huawei'],
    of: ({ time }) => time.rest,
  },
  {
    id: 'overdue-time',
    term: 'Overdue rest time',
    short: 'Overdue',
    unit: 'time',
    formula: 'time in `rest` after its Rest_Timeout',
    meaning: 'The time by which rests exceeded the granted time.',
    sources: ['huawei'],
    of: ({ overdue }) => overdue,
  },
  {
    id: 'unsure-time',
    term: 'Unsure time',
    short: 'Unsure',
    unit: 'time',
    formula: 'time whose certainty is not `observed`',
    meaning:
      'Time in a state that was assumed from a status query, or was stale after an interruption. The larger it is, the ' +
      'less the other figures can be trusted.',
    sources: [],
    of: ({ unsure }) => unsure,
  },
  {
    id: 'silent-time',
    term: 'Silent time',
    short: 'Silent',
    unit: 'time',
    formula: 'signed-in time in periods of more than 4 h without any message of the bar',
    meaning:
      'Nobody knows whether the agent was present in this time, because a voluntary sign-out sends no event. Silent ' +
      'time in `idle` is not part of the occupancy.',
    sources: [],
    of: ({ silent }) => silent,
  },
];
