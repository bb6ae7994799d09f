import type { CallDirection } from '../../machines/call-legs.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import { workNoKey } from '../protocol/work-no.ts';
import { type Contact, type ContactState, nextContact, noContact, openContact } from './contact.ts';
import type { Interval } from './interval.ts';

type Times = { readonly [State in AgentState]: number };
type Counts = { readonly [Direction in CallDirection]: number };

/** The totals of a shift. Times are ms. `docs/reference/measures.md` defines every measure. */
export interface Totals {
  /** From the first interval to the end of the last; `null` without any. */
  readonly from: number | null;
  readonly to: number | null;
  readonly time: Times;
  readonly signedIn: number;
  /** The part of the time in which the state was not observed, but assumed or stale. */
  readonly unsure: number;
  /** The part of the signed-in time in which nothing was received for longer than is plausible. */
  readonly silent: number;
  /** The part of that which counts as idle. */
  readonly silentIdle: number;
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
  /** Still ringing at the end. */
  readonly unfinished: number;
  /** The number of times that an incoming call rang, and the ringing time in all. */
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
  /** Returns the number of agents so far. */
  readonly agentCount: () => number;
}

// Written out: the copies of an object that was made of entries take 30 bytes more.
const noTime: Times = {
  unknown: 0,
  signedOut: 0,
  idle: 0,
  busy: 0,
  rest: 0,
  wrapUp: 0,
  ringing: 0,
  talking: 0,
};

/** The totals of nothing. */
export const noTotals: Totals = {
  from: null,
  to: null,
  time: noTime,
  signedIn: 0,
  unsure: 0,
  silent: 0,
  silentIdle: 0,
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
  unfinished: 0,
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

/** The part of an interval by which a rest that goes on after it is recognised. */
export type RestBefore = Pick<Interval, 'state' | 'reason' | 'detail'>;

/** Returns the part of an interval by which a rest that goes on after it is recognised; `null` when it is no rest. */
export const restBefore = ({ state, reason, detail }: Interval): RestBefore | null =>
  state === 'rest' ? { state, reason, detail } : null;

/** The shift of one agent so far: plain data. */
export interface ShiftState {
  /** The totals of what is over; the contact that goes on is not in it. */
  readonly totals: Totals;
  readonly contacts: ContactState;
  /** The rest before, by which one that goes on is recognised; `null` when the interval before was no rest. */
  readonly before: RestBefore | null;
}

/** The shift before its first interval. */
export const noShift: ShiftState = { totals: noTotals, contacts: noContact, before: null };

/** Totals under construction. */
export type GrowingTotals = {
  -readonly [Key in keyof Totals]: Totals[Key] extends number | null
    ? Totals[Key]
    : { -readonly [Name in keyof Totals[Key]]: number };
};

/** Returns totals that may be changed in place. */
export const growingTotals = (totals: Totals): GrowingTotals => ({
  ...totals,
  time: { ...totals.time },
  calls: { ...totals.calls },
});

/**
 * Adds the time of one interval to totals, and a rest that begins with it.
 *
 * @param before the rest before it, if there was one.
 */
export const addInterval = (totals: GrowingTotals, interval: Interval, before: RestBefore | null): void => {
  const { state, detail, from, to, certainty, silent } = interval;
  const length = to - from;
  totals.from = least(totals.from, from);
  totals.to = most(totals.to, to);
  totals.time[state] += length;
  if (state !== 'signedOut' && state !== 'unknown') totals.signedIn += length;
  if (certainty !== 'observed') totals.unsure += length;
  totals.silent += silent;
  if (state === 'idle') totals.silentIdle += silent;
  if (state !== 'rest') return;
  const isNew = before?.state !== 'rest' || before.reason !== interval.reason;
  const isOverdue = detail === 'overdue';
  if (isNew) totals.rests += 1;
  if (isOverdue && (isNew || before?.detail !== 'overdue')) totals.overdueRests += 1;
  if (isOverdue) totals.overdue += length;
};

/** Adds a contact that is over to totals. */
export const addContact = (totals: GrowingTotals, contact: Contact): void => {
  const { direction, outcome, rang, dialled, ring, talk, hold, wrapUp } = contact;
  totals.ring += ring;
  totals.talk += talk;
  totals.hold += hold;
  totals.wrapUp += wrapUp;
  totals.calls[direction] += 1;
  totals[outcome === 'answered' ? 'handled' : outcome] += 1;
  if (direction === 'outbound' || dialled || !rang) return;
  totals.offered += 1;
  totals.offeredRing += ring;
};

/** A shift under construction. */
interface GrowingShift extends ShiftState {
  totals: GrowingTotals;
  contacts: ContactState;
  before: RestBefore | null;
}

const noInstants: readonly Interval[] = [];

/** Adds the next interval to a shift under construction. */
const addToShift = (shift: GrowingShift, interval: Interval): void => {
  const { totals } = shift;
  const { state, closed } = nextContact(shift.contacts, interval);
  for (const instant of interval.instants ?? noInstants) {
    addInterval(totals, instant, shift.before);
    shift.before = restBefore(instant);
  }
  addInterval(totals, interval, shift.before);
  for (const contact of closed) addContact(totals, contact);
  shift.contacts = state;
  shift.before = restBefore(interval);
};

/** Adds the next interval of an agent to its shift; the intervals have to come in order. Pure. */
export const nextShift = (shift: ShiftState, interval: Interval): ShiftState => {
  const next: GrowingShift = { ...shift, totals: growingTotals(shift.totals) };
  addToShift(next, interval);
  return next;
};

/** Returns the totals of a shift so far, with the contact that goes on. */
export const totalsOf = ({ totals, contacts }: ShiftState): Totals => {
  const open = openContact(contacts);
  if (open === null) return totals;
  const all = growingTotals(totals);
  addContact(all, open);
  return all;
};

/**
 * Starts adding up intervals of one agent or of several; those of each agent have to come in order.
 *
 * @param mostAgents with more agents than this only the totals of all together are added up, and the summary has no
 *   `agents`; an agent then takes a third of the memory. When left out, each agent has its own totals.
 */
export const createSummarizer = (mostAgents = Number.POSITIVE_INFINITY): Summarizer => {
  // Nobody else sees these shifts, so they grow in place: a copy for each interval would cost more than the sums.
  const shifts = new Map<string | null, GrowingShift & { readonly workNo: string | null }>();
  const keyOf = (workNo: string | null): string | null => (workNo === null ? null : workNoKey(workNo));
  let together: GrowingTotals | null = null;
  /** Lets all agents add to the same totals. */
  const gather = (): GrowingTotals => {
    const all = growingTotals(
      [...shifts.values()].map(({ totals }) => totals).reduce<Totals>(addTotals, noTotals),
    );
    for (const shift of shifts.values()) shift.totals = all;
    return all;
  };
  const startShift = (workNo: string | null): GrowingShift => {
    if (shifts.size >= mostAgents) together ??= gather();
    const shift = { ...noShift, workNo, totals: together ?? growingTotals(noTotals) };
    shifts.set(keyOf(workNo), shift);
    return shift;
  };
  return {
    take: (interval) =>
      addToShift(shifts.get(keyOf(interval.workNo)) ?? startShift(interval.workNo), interval),
    summary: () => {
      if (together !== null) {
        const overall = growingTotals(together);
        for (const { contacts } of shifts.values()) {
          const open = openContact(contacts);
          if (open !== null) addContact(overall, open);
        }
        return { agents: [], overall };
      }
      const agents = [...shifts.values()].map(
        (shift): AgentTotals => ({ workNo: shift.workNo, ...totalsOf(shift) }),
      );
      agents.sort((a, b) => (a.workNo ?? '').localeCompare(b.workNo ?? '', 'en', { numeric: true }));
      return { agents, overall: agents.reduce(addTotals, noTotals) };
    },
    agentCount: () => shifts.size,
  };
};

/**
 * Adds up intervals, for each agent and overall; pure. Give it all of them, cut-off ones included.
 *
 * @example
 * ```ts
 * import { averageHandleTime, occupancy, replay, summary } from 'ccbar-agent/replay';
 * import { framesOf } from 'ccbar-agent/simulator';
 *
 * const { overall } = summary(replay(framesOf('inbound-manual-answer-to-idle')).intervals);
 * console.log(overall.handled, averageHandleTime(overall), occupancy(overall));
 * ```
 */
export const summary = (intervals: Iterable<Interval>): Summary => {
  const summarizer = createSummarizer();
  for (const interval of intervals) summarizer.take(interval);
  return summarizer.summary();
};
