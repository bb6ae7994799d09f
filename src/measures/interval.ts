import type { Certainty } from '../../machines/agent.context.ts';
import { type CallDirection, type CallLeg, type LegEnd, wasEndLost } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import type { AgentState } from '../protocol/agent-state.ts';

/**
 * The detail of a state: of talking `active`, `held` or `conference`; of rest `overdue` once its time
 * is over; of wrap-up `automatic` or `requested`.
 */
export type StateDetail = 'active' | 'held' | 'conference' | 'overdue' | 'automatic' | 'requested';

/** A stretch of time in which an agent was in one state. */
export interface Interval {
  readonly workNo: string | null;
  readonly state: AgentState;
  readonly detail: StateDetail | null;
  /** The reason code of busy or rest; `null` otherwise. */
  readonly reason: number | null;
  /** The call it is about; wrap-up is about the call before it. */
  readonly callId: string | null;
  readonly direction: CallDirection | null;
  /** The way that call ended, when it did so in this stretch and the bar said how. */
  readonly endCause: LegEnd | null;
  /** `true` when the far end rang in it: the agent had dialled, whatever direction the bar gives. */
  readonly dialled: boolean;
  /** ms since the epoch, on the platform's timeline. */
  readonly from: number;
  /** The time at which the next one begins, ms. */
  readonly to: number;
  readonly certainty: Certainty;
  /** The wire id that began it, or what else did: `reload`, `gone` …, `resync`. */
  readonly startedBy: string;
  /** The same of its end; `null` when it was cut off where somebody looked. */
  readonly endedBy: string | null;
  /**
   * The time in this stretch in which nothing was received for longer than is plausible, ms; see {@link
   * longestSilence}. It is not known whether the state still held then: a voluntary sign-out, for one, is silent.
   */
  readonly silent: number;
  /**
   * The states that began and ended within the same millisecond right before this one, such as a call that a
   * sleeping page received all at once. Left out when there are none.
   */
  readonly instants?: readonly Interval[];
  /** Another call began with it, although no state came in between. Left out otherwise. */
  readonly isNextCall?: true;
}

/** An interval that goes on: plain data. Its `to` is the time of the newest step, ms, and its `endedBy` is `null`. */
export type OpenInterval = Interval;

/** Longer than this without any message of the bar, a state is not plausible any more: 4 h, ms. */
export const longestSilence = 4 * 3_600_000;

/** More instants than this before one interval are not remembered, so that no burst can fill memory. */
const mostInstants = 32;

const detailOf = ({ talk, overdue, wrapUpOrigin }: Situation): StateDetail | null =>
  talk ?? (overdue ? 'overdue' : wrapUpOrigin);

const originOf = ({ event }: Step): string => {
  if (event.kind === 'interrupted') return event.cause;
  return event.kind === 'restored' ? 'resync' : event.id;
};

const isCall = (state: AgentState): boolean => state === 'ringing' || state === 'talking';

const isSignedIn = (state: AgentState): boolean => state !== 'unknown' && state !== 'signedOut';

const isOther = (known: unknown, next: unknown): boolean => known !== null && next !== null && known !== next;

type About = Pick<Interval, 'callId' | 'direction'>;

const noCall: About = { callId: null, direction: null };

/** The call a situation is about. The interval before says which call a wrap-up belongs to. */
const callOf = ({ state, call }: Situation, before: Interval | null): About => {
  if (isCall(state)) return { callId: call?.id ?? null, direction: call?.direction ?? null };
  const isAfter =
    state === 'wrapUp' && before !== null && (isCall(before.state) || before.state === 'wrapUp');
  return isAfter ? { callId: before.callId, direction: before.direction } : noCall;
};

const rings = ({ call }: Situation): boolean => call?.phase === 'remoteRinging';

/** The leg that an interval is about, as far as the situation still has it. */
const legOf = ({ callId }: Interval, { calls }: Situation): CallLeg | undefined =>
  callId === null ? calls.at(-1) : calls.find(({ id }) => id === callId);

/** A copy that nobody has seen yet. */
type Growing = { -readonly [Field in keyof Interval]: Interval[Field] };

/**
 * Copies an interval, so that the copy can be changed. Written out, with the fields in the order of `begin`: a copy
 * made by spreading takes twice the memory and time, and there is one with each step.
 */
const copyOf = (interval: Interval): Growing => {
  const { workNo, state, detail, reason, callId, direction, endCause, dialled, from, to } = interval;
  const { certainty, startedBy, endedBy, silent, instants, isNextCall } = interval;
  const copy: Growing = {
    workNo,
    state,
    detail,
    reason,
    callId,
    direction,
    endCause,
    dialled,
    from,
    to,
    certainty,
    startedBy,
    endedBy,
    silent,
  };
  if (instants !== undefined) copy.instants = instants;
  if (isNextCall !== undefined) copy.isNextCall = isNextCall;
  return copy;
};

/** A copy with the silence up to a time, ms. */
const silentUntil = (open: OpenInterval, time: number): Growing => {
  const copy = copyOf(open);
  if (time - open.to > longestSilence && isSignedIn(open.state)) copy.silent += time - open.to;
  return copy;
};

/** A copy that goes on up to a time, ms; never back. */
const passed = (open: OpenInterval, time: number): Growing => {
  const copy = silentUntil(open, time);
  if (time > open.to) copy.to = time;
  return copy;
};

/** Adds what becomes known of a stretch while it lasts: the agent, and how the call goes. */
const learn = (open: Growing, situation: Situation): void => {
  open.workNo ??= situation.workNo;
  if (!isCall(open.state)) return;
  const leg = legOf(open, situation);
  open.dialled ||= open.state === 'ringing' && rings(situation);
  if (leg === undefined) return;
  open.callId ??= leg.id;
  open.direction = leg.direction;
  open.endCause = leg.endCause ?? open.endCause;
};

/** Adds what the step that ends a stretch says of it: the agent, and how its call ended. */
const learnEnd = (open: Growing, situation: Situation): void => {
  open.workNo ??= situation.workNo;
  const leg = isCall(open.state) ? legOf(open, situation) : undefined;
  if (leg !== undefined && leg.endedAt !== null && leg.startedAt <= open.to)
    open.endCause = leg.endCause ?? open.endCause;
};

const begin = (step: Step, from: number, before: Interval | null): OpenInterval => {
  const { workNo, state, reason, certainty } = step.after;
  const { callId, direction } = callOf(step.after, before);
  return {
    workNo,
    state,
    detail: detailOf(step.after),
    reason,
    callId,
    direction,
    endCause: null,
    dialled: state === 'ringing' && rings(step.after),
    from,
    to: step.at,
    certainty,
    startedBy: originOf(step),
    endedBy: null,
    silent: 0,
  };
};

/** Returns whether a step shows another call than the one before it, whose end was lost or is long known. */
const beginsNextCall = ({ state, callId }: OpenInterval, { before, after }: Step): boolean =>
  isCall(state) &&
  isCall(after.state) &&
  ((callId !== null && after.calls.every(({ id }) => id !== callId)) ||
    wasEndLost(before.calls, after.calls));

/** The effect of a step on the interval that is open. */
export interface IntervalChange {
  readonly open: OpenInterval;
  /** The interval that ended with the step, or `null`. */
  readonly closed: Interval | null;
}

/**
 * Follows one agent by a step. The intervals tile its time from the first step on: no gap, no overlap, each
 * ends where the next begins, however late or often events arrive. Pure, and `open` is plain data.
 *
 * @param open the interval that is open, or `null` before the first step.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { intervalAt, nextInterval, type OpenInterval } from 'ccbar-agent/replay';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * let open: OpenInterval | null = null;
 * agent.steps$.subscribe((step) => {
 *   const next = nextInterval(open, step);
 *   open = next.open;
 *   console.log(next.closed);
 * });
 * console.log('so far', intervalAt(open, agent.now()));
 * ```
 */
export const nextInterval = (before: OpenInterval | null, step: Step): IntervalChange => {
  const { after, at } = step;
  if (before === null) return { open: begin(step, at, null), closed: null };
  if (step.outcome === 'foreign') return { open: before, closed: null };
  const open = passed(before, at);
  if (after === step.before) return { open, closed: null };
  const { callId } = callOf(after, open);
  const isNextCall = beginsNextCall(open, step);
  const isSame =
    !isNextCall &&
    open.state === after.state &&
    open.detail === detailOf(after) &&
    open.reason === after.reason &&
    open.certainty === after.certainty &&
    !isOther(open.workNo, after.workNo) &&
    !isOther(open.callId, callId);
  // An answer may give a ring the name it did not have.
  const isAnswer = !isNextCall && open.state === 'ringing' && after.state === 'talking';
  if (isSame || isAnswer) learn(open, after);
  else learnEnd(open, after);
  if (isSame) return { open, closed: null };
  // A status query knows since when: the interval before ends there, as far as it reaches back.
  const since = step.event.kind === 'restored' ? Math.min(after.since ?? at, at) : at;
  open.to = Math.max(open.from, since);
  if (since < at) open.silent = silentUntil(before, open.to).silent;
  open.endedBy = originOf(step);
  const begun = begin(step, open.to, open);
  const next: OpenInterval = isNextCall ? { ...begun, isNextCall } : begun;
  if (open.to > open.from) return { open: next, closed: open };
  const { instants = [], ...instant } = open;
  return { open: { ...next, instants: [...instants, instant].slice(-mostInstants) }, closed: null };
};

/**
 * Returns the open interval as it stands at a time, be it ever so short; `null` before the first step.
 *
 * @param now ms on the platform's timeline.
 */
export const intervalAt = (open: OpenInterval | null, now: number): Interval | null => {
  if (open === null) return null;
  const cut = silentUntil(open, now);
  cut.to = Math.max(now, open.from);
  return cut;
};
