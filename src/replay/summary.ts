import type { CallDirection } from '../../machines/call-legs.ts';
import { type AgentState, agentStates } from '../protocol/agent-state.ts';
import { type Contact, type ContactTracker, trackContacts } from './contact.ts';
import type { Interval } from './interval.ts';

type Times = { readonly [State in AgentState]: number };
type Counts = { readonly [Direction in CallDirection]: number };

/** What a shift adds up to. Times are ms. `docs/reference/measures.md` defines every measure. */
export interface Totals {
  /** From the first interval to the end of the last; `null` without any. */
  readonly from: number | null;
  readonly to: number | null;
  readonly time: Times;
  readonly signedIn: number;
  /** The part of the time in which the state was not observed, but assumed or stale. */
  readonly unsure: number;
  readonly ring: number;
  readonly talk: number;
  readonly hold: number;
  readonly wrapUp: number;
  /** Rests, and those that outlasted their time. */
  readonly rests: number;
  readonly overdueRests: number;
  readonly overdue: number;
  /** Contacts by direction, answered or not. */
  readonly calls: Counts;
  readonly handled: number;
  readonly missed: number;
  readonly rejected: number;
  readonly abandoned: number;
  readonly notReached: number;
  /** How often an incoming call rang, and for how long in all. */
  readonly offered: number;
  readonly offeredRing: number;
}

/** The totals of one agent. */
export interface AgentTotals extends Totals {
  readonly workNo: string | null;
}

/** The totals of everyone, and of all together. */
export interface Summary {
  /** In the order of their work numbers. */
  readonly agents: readonly AgentTotals[];
  readonly overall: Totals;
}

/** Adds up intervals as they come, in constant memory for each agent. */
export interface Summarizer {
  readonly take: (interval: Interval) => void;
  readonly summary: () => Summary;
}

const noTime = Object.fromEntries(agentStates.map((state) => [state, 0])) as Times;

/** The totals of nothing. */
export const noTotals: Totals = {
  from: null,
  to: null,
  time: noTime,
  signedIn: 0,
  unsure: 0,
  ring: 0,
  talk: 0,
  hold: 0,
  wrapUp: 0,
  rests: 0,
  overdueRests: 0,
  overdue: 0,
  calls: { inbound: 0, outbound: 0, internal: 0, unknown: 0 },
  handled: 0,
  missed: 0,
  rejected: 0,
  abandoned: 0,
  notReached: 0,
  offered: 0,
  offeredRing: 0,
};

const least = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const most = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);

const sum = <Key extends string>(
  a: { readonly [K in Key]: number },
  b: { readonly [K in Key]: number },
): { readonly [K in Key]: number } =>
  Object.fromEntries(Object.keys(a).map((key) => [key, a[key as Key] + b[key as Key]])) as {
    readonly [K in Key]: number;
  };

/** Two totals together. */
export const addTotals = (a: Totals, b: Totals): Totals => {
  const { from, to, time, calls, ...numbers } = a;
  const { from: alsoFrom, to: alsoTo, time: alsoTime, calls: alsoCalls, ...others } = b;
  return {
    ...sum(numbers, others),
    from: least(from, alsoFrom),
    to: most(to, alsoTo),
    time: sum(time, alsoTime),
    calls: sum(calls, alsoCalls),
  };
};

const ofInterval = (interval: Interval, before: Interval | null): Totals => {
  const { state, detail, from, to, certainty } = interval;
  const length = to - from;
  const isSignedIn = state !== 'signedOut' && state !== 'unknown';
  const isRest = state === 'rest' && !(before?.state === 'rest' && before.reason === interval.reason);
  const wasOverdue = before?.state === 'rest' && before.detail === 'overdue';
  const isOverdue = detail === 'overdue';
  return {
    ...noTotals,
    from,
    to,
    time: { ...noTime, [state]: length },
    signedIn: isSignedIn ? length : 0,
    unsure: certainty === 'observed' ? 0 : length,
    rests: isRest ? 1 : 0,
    overdueRests: isOverdue && (isRest || !wasOverdue) ? 1 : 0,
    overdue: isOverdue ? length : 0,
  };
};

const ofContact = ({ direction, outcome, ring, talk, hold, wrapUp }: Contact): Totals => {
  const isOffered = direction !== 'outbound' && ring > 0;
  return {
    ...noTotals,
    ring,
    talk,
    hold,
    wrapUp,
    calls: { ...noTotals.calls, [direction]: 1 },
    ...(outcome === 'answered' ? { handled: 1 } : { [outcome]: 1 }),
    offered: isOffered ? 1 : 0,
    offeredRing: isOffered ? ring : 0,
  };
};

interface Seat {
  totals: Totals;
  before: Interval | null;
  readonly contacts: ContactTracker;
}

/**
 * Starts adding up intervals of one agent or of several; those of each agent have to come in order.
 */
export const createSummarizer = (): Summarizer => {
  const seats = new Map<string | null, Seat>();
  const seatOf = (workNo: string | null): Seat => {
    const seat = seats.get(workNo) ?? { totals: noTotals, before: null, contacts: trackContacts() };
    seats.set(workNo, seat);
    return seat;
  };
  return {
    take: (interval) => {
      const seat = seatOf(interval.workNo);
      const contact = seat.contacts.take(interval);
      seat.totals = addTotals(seat.totals, ofInterval(interval, seat.before));
      if (contact !== null) seat.totals = addTotals(seat.totals, ofContact(contact));
      seat.before = interval;
    },
    summary: () => {
      const agents = [...seats].map(([workNo, { totals, contacts }]): AgentTotals => {
        const open = contacts.open();
        return { workNo, ...(open === null ? totals : addTotals(totals, ofContact(open))) };
      });
      agents.sort((a, b) => (a.workNo ?? '').localeCompare(b.workNo ?? '', 'en', { numeric: true }));
      return { agents, overall: agents.reduce(addTotals, noTotals) };
    },
  };
};

/**
 * What intervals add up to, for each agent and overall; pure. Give it all of them, cut-off ones included.
 *
 * @example
 * ```ts
 * import { averageHandleTime, occupancy, replay, summary } from 'ccbar-agent/replay';
 * import { framesOf } from 'ccbar-agent/simulator';
 *
 * const { overall } = summary(replay(framesOf('inbound-answered')).intervals);
 * console.log(overall.handled, averageHandleTime(overall), occupancy(overall));
 * ```
 */
export const summary = (intervals: Iterable<Interval>): Summary => {
  const summarizer = createSummarizer();
  for (const interval of intervals) summarizer.take(interval);
  return summarizer.summary();
};
