import { type AgentState, agentStates } from '../protocol/agent-state.ts';
import type { FleetFinding, FleetOutput, FleetState } from './fleet-turn.ts';

/** An agent on the board. */
export interface BoardAgent extends FleetState {
  readonly workNo: string;
  /** The team, as the directory of the company names it; `null` when it does not know the agent. */
  readonly team: string | null;
  /** The time of the log up to which the state is known, ms. */
  readonly asOf: number;
}

/** A finding on the board. */
export interface BoardFinding extends FleetFinding {
  readonly workNo: string;
  readonly team: string | null;
}

/** The state of all agents of a fleet: plain data. */
export interface Board {
  readonly agents: { readonly [workNo: string]: BoardAgent };
  /** The newest findings, newest first. */
  readonly findings: readonly BoardFinding[];
  /** The newest time of the log, ms; `null` before the first output. */
  readonly asOf: number | null;
}

/** The agents and findings that an output changed. */
export interface BoardChange {
  readonly agents: readonly BoardAgent[];
  readonly findings: readonly BoardFinding[];
  readonly asOf: number;
}

/** The number of agents in each state. */
export type StateCounts = { readonly [State in AgentState]: number };

/** The most findings that a board remembers. */
const mostFindings = 200;

/** The board before the first output. */
export const emptyBoard: Board = { agents: {}, findings: [], asOf: null };

/**
 * Returns what an output changes on the board.
 *
 * @param teamOf returns the team of a work number.
 */
export const boardChange = (
  { at, turns }: FleetOutput,
  teamOf: (workNo: string) => string | null,
): BoardChange => ({
  asOf: at,
  agents: turns.map(({ workNo, state, since, certainty, reason, detail }) => ({
    workNo,
    team: teamOf(workNo),
    state,
    since,
    certainty,
    reason,
    detail,
    asOf: at,
  })),
  findings: turns.flatMap(({ workNo, findings }) =>
    findings.map((finding) => ({ ...finding, workNo, team: teamOf(workNo) })),
  ),
});

/** Returns the board after a change. */
export const changeBoard = (board: Board, { agents, findings, asOf }: BoardChange): Board => ({
  agents:
    agents.length === 0
      ? board.agents
      : { ...board.agents, ...Object.fromEntries(agents.map((agent) => [agent.workNo, agent])) },
  findings:
    findings.length === 0
      ? board.findings
      : [...[...findings].reverse(), ...board.findings].slice(0, mostFindings),
  asOf: Math.max(board.asOf ?? asOf, asOf),
});

const noAgents = Object.fromEntries(agentStates.map((state) => [state, 0])) as StateCounts;

/** Counts the agents of a board by state, of one team or of all. */
export const countStates = ({ agents }: Pick<Board, 'agents'>, team: string | null = null): StateCounts => {
  const counts: { [State in AgentState]: number } = { ...noAgents };
  for (const agent of Object.values(agents)) {
    if (team === null || agent.team === team) counts[agent.state] += 1;
  }
  return counts;
};

/** Returns the agents that have been longest in their state, longest first. */
export const longestInState = ({ agents }: Pick<Board, 'agents'>, most: number): readonly BoardAgent[] =>
  Object.values(agents)
    .filter(({ since }) => since !== null)
    .sort((a, b) => (a.since ?? 0) - (b.since ?? 0))
    .slice(0, most);
