import type { Certainty } from '../../machines/agent.context.ts';
import type { CallDirection } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { EndCause } from '../protocol/domain-event.ts';

/**
 * What a state was like: of talking `active`, `held` or `conference`; of rest `overdue` once its time is
 * over; of working `automatic` or `requested`.
 */
export type StateDetail = 'active' | 'held' | 'conference' | 'overdue' | 'automatic' | 'requested';

/** A stretch of time in which an agent was in one state. */
export interface Interval {
  readonly workNo: string | null;
  readonly state: AgentState;
  readonly detail: StateDetail | null;
  /** Reason code of busy or rest. */
  readonly reason: number | null;
  /** The call it is about; wrap-up is about the call before it. */
  readonly callId: string | null;
  readonly direction: CallDirection | null;
  /** How that call ended, when it did so in this stretch and the bar said how. */
  readonly endCause: EndCause | null;
  /** ms since the epoch, on the platform's timeline. */
  readonly from: number;
  /** Where the next one begins. */
  readonly to: number;
  readonly certainty: Certainty;
  /** The wire id that began it, or what else did: `reload`, `gone` …, `resync`. */
  readonly startedBy: string;
  /** The same of its end; `null` when it was cut off where somebody looked. */
  readonly endedBy: string | null;
}

/** An interval that goes on. */
export type OpenInterval = Omit<Interval, 'to' | 'endedBy'>;

/** Follows the steps of one agent and closes its intervals. */
export interface IntervalTracker {
  /** Takes the next step, and gives the interval it closes, if it closes one. */
  readonly take: (step: Step) => Interval | null;
  /** The open interval as it stands at a time, ms on the platform's timeline, be it ever so short; `null` before the first step. */
  readonly asOf: (now: number) => Interval | null;
}

const detailOf = ({ talk, overdue, wrapUpOrigin }: Situation): StateDetail | null =>
  talk ?? (overdue ? 'overdue' : wrapUpOrigin);

const causeOf = ({ event }: Step): string => {
  if (event.kind === 'interrupted') return event.cause;
  return event.kind === 'restored' ? 'resync' : event.id;
};

const isCall = (state: AgentState): boolean => state === 'ringing' || state === 'talking';

const isOther = (known: unknown, next: unknown): boolean => known !== null && next !== null && known !== next;

type About = Pick<Interval, 'callId' | 'direction'>;

/** The call a situation is about. What came before says which call a wrap-up belongs to. */
const callOf = ({ state, call }: Situation, before: About & { readonly state: AgentState }): About => {
  if (isCall(state)) return { callId: call?.id ?? null, direction: call?.direction ?? null };
  const isAfter = state === 'wrapUp' && (isCall(before.state) || before.state === 'wrapUp');
  return isAfter ? { callId: before.callId, direction: before.direction } : { callId: null, direction: null };
};

const nothing = { state: 'unknown', callId: null, direction: null } as const;

/** What becomes known of a stretch while it lasts: whom it is about, and how its call goes. */
const learn = (open: OpenInterval, { workNo, calls }: Situation): OpenInterval => {
  const known = open.workNo ?? workNo;
  if (!isCall(open.state)) return known === open.workNo ? open : { ...open, workNo: known };
  const leg = open.callId === null ? calls.at(-1) : calls.find(({ id }) => id === open.callId);
  return {
    ...open,
    workNo: known,
    callId: open.callId ?? leg?.id ?? null,
    direction: leg?.direction ?? open.direction,
    endCause: leg?.endCause ?? open.endCause,
  };
};

/**
 * Starts following one agent. The intervals tile its time from the first step on: no gap, no overlap, each
 * ends where the next begins, however late or often events arrive. Memory is constant.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { trackIntervals } from 'ccbar-agent/replay';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * const tracker = trackIntervals();
 * agent.steps$.subscribe((step) => console.log(tracker.take(step)));
 * console.log('so far', tracker.asOf(agent.now()));
 * ```
 */
export const trackIntervals = (): IntervalTracker => {
  let open: OpenInterval | null = null;

  const begin = (step: Step, from: number, about: About): OpenInterval => {
    const { workNo, state, reason, certainty } = step.after;
    const detail = detailOf(step.after);
    return {
      workNo,
      state,
      detail,
      reason,
      ...about,
      endCause: null,
      from,
      certainty,
      startedBy: causeOf(step),
    };
  };
  const close = (to: number, endedBy: string): Interval | null =>
    open !== null && to > open.from ? { ...open, to, endedBy } : null;

  return {
    take: (step) => {
      const { before, after, at } = step;
      if (open !== null && after === before) return null;
      const about = callOf(after, open ?? nothing);
      if (open === null) {
        open = begin(step, at, about);
        return null;
      }
      const isSame =
        open.state === after.state &&
        open.detail === detailOf(after) &&
        open.reason === after.reason &&
        open.certainty === after.certainty &&
        !isOther(open.workNo, after.workNo) &&
        !isOther(open.callId, about.callId);
      // An answer may give a ring the name it did not have.
      const isAnswer = open.state === 'ringing' && after.state === 'talking';
      open = isSame || isAnswer ? learn(open, after) : { ...open, workNo: open.workNo ?? after.workNo };
      if (isSame) return null;
      // A status query knows since when: the interval before ends there, as far as it reaches back.
      const since = step.event.kind === 'restored' ? Math.min(after.since ?? at, at) : at;
      const to = Math.max(open.from, since);
      const closed = close(to, causeOf(step));
      open = begin(step, to, about);
      return closed;
    },
    asOf: (now) => (open === null ? null : { ...open, to: Math.max(now, open.from), endedBy: null }),
  };
};
