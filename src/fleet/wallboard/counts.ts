import { type AgentState, agentStates } from '../../protocol/agent-state.ts';
import type { WallboardAgent } from '../wallboard-message.ts';
import { type BoardView, isDoubtful } from './view.ts';

/** The number of agents in each state, of one team or of all. */
export interface Counts {
  readonly total: number;
  readonly states: { readonly [State in AgentState]: number };
  /** The agents of each state whose state is in doubt. */
  readonly doubtful: { readonly [State in AgentState]: number };
}

/** The counts of all agents and of each team. */
export interface BoardCounts {
  readonly all: Counts;
  /** By the name of the team; the agents without one are under `''`. */
  readonly teams: ReadonlyMap<string, Counts>;
}

const zeros = (): { [State in AgentState]: number } =>
  Object.fromEntries(agentStates.map((state) => [state, 0])) as { [State in AgentState]: number };

/** Returns the counts of no agents. */
export const noCounts = () => ({ total: 0, states: zeros(), doubtful: zeros() });

/** Counts the agents of a board. */
export const countBoard = (view: BoardView, now: number): BoardCounts => {
  const all = noCounts();
  const teams = new Map<string, ReturnType<typeof noCounts>>(view.teams.map((team) => [team, noCounts()]));
  for (const agent of view.agents.values()) {
    const name = agent.team ?? '';
    const team = teams.get(name) ?? noCounts();
    teams.set(name, team);
    const isInDoubt = isDoubtful(agent, view, now);
    for (const counts of [all, team]) {
      counts.total += 1;
      counts.states[agent.state] += 1;
      if (isInDoubt) counts.doubtful[agent.state] += 1;
    }
  }
  return { all, teams };
};

/** Returns the agents that have been longest in a state, longest first. */
export const longestIn = (
  agents: Iterable<WallboardAgent>,
  state: AgentState,
  most: number,
): readonly WallboardAgent[] => {
  const longest: WallboardAgent[] = [];
  for (const agent of agents) {
    if (agent.state !== state || agent.since === null) continue;
    const { since } = agent;
    const last = longest.at(-1);
    if (longest.length === most && since >= (last?.since ?? 0)) continue;
    const place = longest.findIndex((other) => (other.since ?? 0) > since);
    longest.splice(place < 0 ? longest.length : place, 0, agent);
    longest.length = Math.min(longest.length, most);
  }
  return longest;
};
