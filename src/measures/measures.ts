import type { MeasureSource } from './measure-sources.ts';
import type { Totals } from './summary.ts';

/** One measure of a shift: what it is called, how it is computed, and what of. */
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
    meaning: 'How long the agent was signed in, as far as the bar said so; a voluntary sign-out is silent.',
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
      'Of the time in which calls could come, the share that contacts took up. Busy, rest and work without a call ' +
      'are in neither part. Ringing counts as taken up, since no other call can come; some products leave it out.',
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
      'A contact begins with a ring, or with talk out of nothing, and goes on through holds, consultations and ' +
      'conferences until another state follows: two legs of one consultation are one contact.',
    sources: ['aws', 'genesys'],
    of: ({ handled }) => handled,
  },
  {
    id: 'handle-time',
    term: 'Handle time',
    short: 'Handle time',
    unit: 'time',
    formula: 'talk time + hold time + wrap-up time',
    meaning: 'The time contacts took once they were answered. Ringing and dialling are not part of it.',
    sources: ['aws', 'genesys'],
    of: handleTime,
  },
  {
    id: 'average-handle-time',
    term: 'Average handle time (AHT)',
    short: 'AHT',
    unit: 'time',
    formula: 'handle time ÷ handled contacts',
    meaning: 'What an answered contact takes on average, wrap-up included, incoming and outgoing alike.',
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
      'The second part: every leg that is left is on hold, or another one is being called meanwhile. Divided by all ' +
      'handled contacts, so that the three parts add up; some products divide by contacts with a hold.',
    sources: ['aws', 'genesys'],
    of: ({ hold, handled }) => ratio(hold, handled),
  },
  {
    id: 'average-wrap-up-time',
    term: 'Average wrap-up time (after-call work, ACW)',
    short: 'Wrap-up',
    unit: 'time',
    formula: 'time in `wrapUp` right after a contact ÷ handled contacts',
    meaning: 'The third part. Work the agent asked for without a call before it is other work.',
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
      'How long it rings at the agent, from being reserved to the answer or the end. Dialled calls are left out, the ' +
      'wait in the queue is not seen by a bar.',
    sources: ['huawei', 'genesys'],
    of: ({ offered, offeredRing }) => ratio(offeredRing, offered),
  },
  {
    id: 'calls-in',
    term: 'Incoming contacts',
    short: 'In',
    unit: 'count',
    formula: 'contacts whose direction is `inbound`',
    meaning: 'Offered to the agent, answered or not.',
    sources: ['huawei'],
    of: ({ calls }) => calls.inbound,
  },
  {
    id: 'calls-out',
    term: 'Outgoing contacts',
    short: 'Out',
    unit: 'count',
    formula: 'contacts whose direction is `outbound`',
    meaning: 'Dialled by the agent or for the agent, answered or not.',
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
      'Between agents, as far as the bar says so. Those without any direction are counted in none of the three.',
    sources: ['huawei'],
    of: ({ calls }) => calls.internal,
  },
  {
    id: 'missed',
    term: 'Missed',
    short: 'Missed',
    unit: 'count',
    formula: 'contacts without talk that end by No_Answer or in `busy` with reason 2',
    meaning: 'It rang at the agent until the platform gave up.',
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
      'The caller gave up while it rang at the agent. Who gave up in the queue is not seen by a bar. What still rings at ' +
      'the end of a recording is not counted here.',
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
    meaning: 'The agent dialled and spoke to nobody.',
    sources: ['huawei'],
    of: ({ notReached }) => notReached,
  },
  {
    id: 'rests',
    term: 'Rests',
    short: 'Rests',
    unit: 'count',
    formula: 'stretches of `rest`, one for each reason in turn',
    meaning: 'Rests that were granted and began.',
    sources: ['huawei'],
    of: ({ rests }) => rests,
  },
  {
    id: 'rest-time',
    term: 'Rest time',
    short: 'Rest',
    unit: 'time',
    formula: 'time in `rest`',
    meaning: 'Overdue time included.',
    sources: ['huawei'],
    of: ({ time }) => time.rest,
  },
  {
    id: 'overdue-time',
    term: 'Overdue rest time',
    short: 'Overdue',
    unit: 'time',
    formula: 'time in `rest` after its Rest_Timeout',
    meaning: 'How long rests outlasted the time they were granted for.',
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
      'Assumed from a status query, or stale after an interruption: how far the other numbers can be trusted.',
    sources: [],
    of: ({ unsure }) => unsure,
  },
  {
    id: 'silent-time',
    term: 'Silent time',
    short: 'Silent',
    unit: 'time',
    formula: 'signed-in time in stretches of more than 4 h without any message of the bar',
    meaning:
      'Whether the agent was there then is not known: a voluntary sign-out is silent. Silent time in `idle` is not ' +
      'part of the occupancy.',
    sources: [],
    of: ({ silent }) => silent,
  },
];
