import type { Certainty } from '../../machines/agent.context.ts';
import { type CallLeg, isLive } from '../../machines/call-legs.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { WrapUpOrigin } from '../protocol/domain-event.ts';
import { type AgentSnapshot, pathOf, stateOf } from './engine.ts';

/** What the talk is like: someone is heard, on hold, or three talk. */
export type TalkMode = 'active' | 'held' | 'conference';

/** Where the agent stands: the machine's snapshot, put into the words of a page. Times are ms since the epoch. */
export interface Situation {
  readonly workNo: string | null;
  readonly state: AgentState;
  /** Since when the state, with its reason, holds; on the platform's timeline. `null` while unknown. */
  readonly since: number | null;
  readonly certainty: Certainty;
  /** Reason code of busy or rest. */
  readonly reason: number | null;
  /** The rest is over its granted time. */
  readonly overdue: boolean;
  readonly wrapUpOrigin: WrapUpOrigin | null;
  readonly talk: TalkMode | null;
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

const foremost = (calls: readonly CallLeg[]): CallLeg | null =>
  calls.reduce<CallLeg | null>(
    (best, leg) => (isLive(leg) && (best === null || weight[leg.phase] > weight[best.phase]) ? leg : best),
    null,
  );

const isSame = (a: Situation, b: Situation): boolean =>
  a.state === b.state &&
  a.since === b.since &&
  a.certainty === b.certainty &&
  a.reason === b.reason &&
  a.overdue === b.overdue &&
  a.wrapUpOrigin === b.wrapUpOrigin &&
  a.talk === b.talk &&
  a.calls === b.calls &&
  a.workNo === b.workNo;

/**
 * The situation a snapshot shows. Returns `before` itself when nothing in it changed, so that
 * "the same" can be asked by identity everywhere downstream.
 */
export const situationOf = (
  snapshot: AgentSnapshot,
  workNo: string | null,
  before?: Situation,
): Situation => {
  const path = pathOf(snapshot);
  const { enteredAt, certainty, reason, wrapUpOrigin, calls } = snapshot.context;
  const situation: Situation = {
    workNo,
    state: stateOf(path),
    since: enteredAt,
    certainty,
    reason,
    overdue: path[0] === 'rest' && path[1] === 'overdue',
    wrapUpOrigin,
    talk: path[1] === 'talking' ? (path[2] as TalkMode) : null,
    call: foremost(calls),
    calls,
  };
  return before !== undefined && isSame(situation, before) ? before : situation;
};

/** The path of machine states that shows as this situation, outermost first. */
export const pathOfSituation = ({ state, talk, overdue }: Situation): readonly string[] => {
  if (state === 'ringing') return ['occupied', 'ringing'];
  if (state === 'talking') return ['occupied', 'talking', talk ?? 'active'];
  return state === 'rest' ? ['rest', overdue ? 'overdue' : 'onTime'] : [state];
};
