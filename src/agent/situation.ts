import type { Certainty } from '../../machines/agent.context.ts';
import { type CallLeg, isLive, isSameLeg } from '../../machines/call-legs.ts';
import { type MachineState, type StatePath, stateOfPath } from '../../machines/machine-state.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { PhoneStatus, WrapUpOrigin } from '../protocol/domain-event.ts';

/** The way the agent talks: with one party, with that party on hold, or in a conference. */
export type TalkMode = 'active' | 'held' | 'conference';

/**
 * The agent's state as a page shows it, derived from the state of the machine. Times are ms since the epoch.
 */
export interface Situation {
  /** The work number of the agent; `null` until one is configured or an event names one. */
  readonly workNo: string | null;
  /** The public state. */
  readonly state: AgentState;
  /** The time at which the state, with its reason, began, ms on the platform's timeline; `null` while unknown. */
  readonly since: number | null;
  /** The certainty of the state: observed, assumed, stale or unknown. */
  readonly certainty: Certainty;
  /** The reason code of busy or rest; `null` otherwise. */
  readonly reason: number | null;
  /** The rest is over its granted time. */
  readonly overdue: boolean;
  /** The origin of wrap-up: it began automatically or on request; `null` outside wrap-up. */
  readonly wrapUpOrigin: WrapUpOrigin | null;
  /** The way the agent talks; `null` outside talking. */
  readonly talk: TalkMode | null;
  /**
   * The call is muted with the key of the telephone set. A mute that the page requested is known only to
   * `can` and `can$`.
   */
  readonly muted: boolean;
  /**
   * The status of the telephone set: whether it can be reached; `null` until an event reports it. No call reaches an
   * offline one.
   */
  readonly phone: PhoneStatus | null;
  /** The leg that matters most now, or `null` when no leg is up. */
  readonly call: CallLeg | null;
  /** The legs of the present or last contact, ended ones included. */
  readonly calls: readonly CallLeg[];
}

const weight: { readonly [Phase in CallLeg['phase']]: number } = {
  ended: 0,
  held: 1,
  reserved: 2,
  ringing: 2,
  remoteRinging: 2,
  conference: 3,
  talking: 4,
};

const foremost = (calls: readonly CallLeg[]): CallLeg | null => {
  let best: CallLeg | null = null;
  for (const leg of calls)
    if (isLive(leg) && (best === null || weight[leg.phase] > weight[best.phase])) best = leg;
  return best;
};

const talkOfPath: { readonly [Path in StatePath]?: TalkMode } = {
  'occupied.talking.active': 'active',
  'occupied.talking.held': 'held',
  'occupied.talking.conference': 'conference',
};

/**
 * Returns whether two lists of legs are equal. A model that was read back from JSON has a list of its own in
 * each place.
 */
const isSameList = (some: readonly CallLeg[], others: readonly CallLeg[]): boolean => {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) {
    const leg = some[index];
    if (leg !== undefined && !isSameLeg(leg, others[index])) return false;
  }
  return true;
};

const shows = (situation: Situation, { path, context }: MachineState, workNo: string | null): boolean =>
  situation.state === stateOfPath[path] &&
  situation.since === context.enteredAt &&
  situation.certainty === context.certainty &&
  situation.reason === context.reason &&
  situation.overdue === (path === 'rest.overdue') &&
  situation.wrapUpOrigin === context.wrapUpOrigin &&
  situation.talk === (talkOfPath[path] ?? null) &&
  situation.phone === context.phone &&
  situation.workNo === workNo &&
  isSameList(situation.calls, context.calls);

/**
 * The situation that a state of the machine shows. Returns `before` itself when nothing in it changed, so that
 * "the same" can be asked by identity everywhere downstream.
 */
export const situationOf = (machine: MachineState, workNo: string | null, before?: Situation): Situation => {
  if (before !== undefined && shows(before, machine, workNo)) return before;
  const { path, context } = machine;
  const { enteredAt, certainty, reason, wrapUpOrigin, calls, phone } = context;
  const call = foremost(calls);
  return {
    workNo,
    state: stateOfPath[path],
    since: enteredAt,
    certainty,
    reason,
    overdue: path === 'rest.overdue',
    wrapUpOrigin,
    talk: talkOfPath[path] ?? null,
    // In a conference the key mutes the agent for all, whichever leg it names.
    muted: calls.some((leg) => leg.muted && (leg === call || leg.phase === 'conference')),
    phone,
    call,
    calls,
  };
};

const pathsOfState: { readonly [State in AgentState]: (situation: Situation) => StatePath } = {
  unknown: () => 'unknown',
  signedOut: () => 'signedOut',
  idle: () => 'idle',
  busy: () => 'busy',
  rest: ({ overdue }) => (overdue ? 'rest.overdue' : 'rest.onTime'),
  wrapUp: () => 'wrapUp',
  ringing: () => 'occupied.ringing',
  talking: ({ talk }) => `occupied.talking.${talk ?? 'active'}`,
};

/** The path of machine states that shows as this situation, outermost first. */
export const pathOfSituation = (situation: Situation): readonly string[] =>
  pathsOfState[situation.state](situation).split('.');
