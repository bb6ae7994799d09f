import type { Certainty } from '../../machines/agent.context.ts';
import { type AgentState, agentStates } from '../protocol/agent-state.ts';
import type { FleetOutput, FleetState, FleetTurn } from './fleet-turn.ts';

/** The modes that a workforce system distinguishes: the states of the bar, without their details. */
export type AdherenceMode = 'ready' | 'contact' | 'afterContact' | 'notReady' | 'signedOut' | 'unknown';

/** The reason why a line was written. */
export type AdherenceEvent = 'login' | 'logout' | 'state' | 'heartbeat' | 'feed';

/** The health of the feed. `down`: nobody works on some partition, or the log cannot be reached. */
export type FeedHealth = 'normal' | 'down' | 'ended';

/** The mode of each state. */
export const adherenceModes: { readonly [State in AgentState]: AdherenceMode } = {
  unknown: 'unknown',
  signedOut: 'signedOut',
  idle: 'ready',
  busy: 'notReady',
  rest: 'notReady',
  wrapUp: 'afterContact',
  ringing: 'contact',
  talking: 'contact',
};

/** A neutral line of real-time adherence: one JSON object a line. A line about the feed names no agent. */
export interface AdherenceLine {
  readonly event: AdherenceEvent;
  readonly agent: string | null;
  readonly mode: AdherenceMode | null;
  readonly state: AgentState | null;
  readonly detail: string | null;
  readonly reason: number | null;
  /** The time of the log at which the line came about, ms since the epoch. */
  readonly at: number;
  /** Since when the agent is in the state, ms; `null` while that is unknown, and for the feed. */
  readonly since: number | null;
  readonly certainty: Certainty | null;
  readonly feed: FeedHealth | null;
  /** The partition of the agent, and the output that the line was made of; lines may be asked for from there. */
  readonly partition: number | null;
  readonly position: number | null;
}

/** The memory of one agent: plain data. */
interface KnownAgent extends FleetState {
  readonly partition: number;
  readonly position: number;
  /** The time of its newest line, ms. */
  readonly lineAt: number;
}

/** The inputs of adherence: the outputs of the partitions, in order for each, and the passing of time. */
export type AdherenceInput =
  | {
      readonly kind: 'output';
      readonly partition: number;
      readonly position: number;
      readonly output: FleetOutput;
    }
  | { readonly kind: 'time'; readonly at: number; readonly feed: FeedHealth };

/** Follows the adherence of a fleet. */
export interface AdherenceFollower {
  /** Returns the lines that an input brings about. */
  readonly take: (input: AdherenceInput) => readonly AdherenceLine[];
  /** Returns a line for each agent as it is: what a system reads first. */
  readonly snapshot: () => readonly AdherenceLine[];
}

/** The time after which an agent or the feed is reported again although nothing changed, ms. */
export const heartbeatEvery = 120_000;

const isSignedIn = (state: AgentState): boolean => state !== 'signedOut' && state !== 'unknown';

const isSame = (a: FleetState, b: FleetState): boolean =>
  a.state === b.state && a.detail === b.detail && a.reason === b.reason && a.certainty === b.certainty;

const eventOf = (before: FleetState | undefined, after: FleetState): AdherenceEvent | null => {
  const wasSignedIn = before !== undefined && isSignedIn(before.state);
  if (isSignedIn(after.state) && !wasSignedIn) return 'login';
  if (after.state === 'signedOut' && before?.state !== 'signedOut') return 'logout';
  return before !== undefined && isSame(before, after) ? null : 'state';
};

const lineOf = (
  event: AdherenceEvent,
  agent: string,
  { state, detail, reason, since, certainty, partition, position, lineAt }: KnownAgent,
): AdherenceLine => ({
  event,
  agent,
  mode: adherenceModes[state],
  state,
  detail,
  reason,
  at: lineAt,
  since,
  certainty,
  feed: null,
  partition,
  position,
});

const feedLine = (feed: FeedHealth, at: number): AdherenceLine => ({
  event: 'feed',
  agent: null,
  mode: null,
  state: null,
  detail: null,
  reason: null,
  at,
  since: null,
  certainty: null,
  feed,
  partition: null,
  position: null,
});

/** The states through which an agent went, the last one included: a batch of frames may hold several. */
const statesOf = ({ intervals, ...turn }: FleetTurn, isKnown: boolean): readonly FleetState[] => [
  ...intervals
    // The first one is what the agent was in before.
    .slice(isKnown ? 1 : 0)
    .map(({ state, detail, reason, from, certainty }) => ({ state, detail, reason, since: from, certainty })),
  turn,
];

/**
 * Starts following the adherence of a fleet: a line for each sign-in, sign-out and change of state, a heartbeat
 * for each signed-in agent after {@link heartbeatEvery} without a line, and lines about the feed itself. The
 * first line about an agent is never left out. All times come from the inputs.
 *
 * @example
 * ```ts
 * import { followAdherence } from 'ccbar-agent/fleet';
 *
 * const follower = followAdherence();
 * for (const line of follower.take({ kind: 'time', at: 0, feed: 'normal' })) console.log(JSON.stringify(line));
 * ```
 */
export const followAdherence = (): AdherenceFollower => {
  // Grows in place: a copy for each output would cost as much as there are agents.
  const agents = new Map<string, KnownAgent>();
  let health: FeedHealth | null = null;
  let healthAt = 0;

  const changed = (
    partition: number,
    position: number,
    { at, turns }: FleetOutput,
  ): readonly AdherenceLine[] => {
    const lines: AdherenceLine[] = [];
    for (const turn of turns) {
      let known = agents.get(turn.workNo);
      for (const { state, detail, reason, since, certainty } of statesOf(turn, known !== undefined)) {
        const next = { state, detail, reason, since, certainty, partition, position, lineAt: at };
        const event = eventOf(known, next);
        if (event === null) continue;
        known = next;
        lines.push(lineOf(event, turn.workNo, next));
      }
      if (known !== undefined) agents.set(turn.workNo, { ...known, since: turn.since });
    }
    return lines;
  };

  const reported = (at: number, feed: FeedHealth): readonly AdherenceLine[] => {
    const lines: AdherenceLine[] = [];
    if (feed !== health || at - healthAt >= heartbeatEvery) {
      lines.push(feedLine(feed, at));
      health = feed;
      healthAt = at;
    }
    // While the feed is down nobody knows whether the states still hold.
    if (feed === 'down') return lines;
    for (const [workNo, agent] of agents) {
      if (!isSignedIn(agent.state) || at - agent.lineAt < heartbeatEvery) continue;
      const reportedNow = { ...agent, lineAt: at };
      agents.set(workNo, reportedNow);
      lines.push(lineOf('heartbeat', workNo, reportedNow));
    }
    return lines;
  };

  return {
    take: (input) =>
      input.kind === 'output'
        ? changed(input.partition, input.position, input.output)
        : reported(input.at, input.feed),
    snapshot: () => [...agents].map(([workNo, agent]) => lineOf('state', workNo, agent)),
  };
};

/** The values of each field that a mapping translates. */
export const adherenceValues = {
  event: ['login', 'logout', 'state', 'heartbeat', 'feed'],
  mode: ['ready', 'contact', 'afterContact', 'notReady', 'signedOut', 'unknown'],
  state: agentStates,
  certainty: ['observed', 'assumed', 'stale', 'unknown'],
  feed: ['normal', 'down', 'ended'],
} as const satisfies { readonly [Field in keyof AdherenceLine]?: readonly unknown[] };
