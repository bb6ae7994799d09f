import type { BoardAgent } from './board.ts';
import { readStates } from './checkpoint.ts';
import type { OutputEntry } from './fleet-log.ts';
import type { FleetOutput } from './fleet-turn.ts';
import type { AgentFleetLog } from './partition-worker.ts';

/** The place where the board of a partition begins. */
export interface BoardStart {
  /** The agents as the newest checkpoint has them. */
  readonly agents: readonly BoardAgent[];
  /** The input position of that checkpoint; 0 without one. Outputs up to it bring no newer state. */
  readonly source: number;
  /** The position of the outputs to read on from. */
  readonly position: number;
  /** The position of the newest output at the start. */
  readonly last: number;
}

/** The number of outputs before the end that are read at least, for the findings in them. */
const fewest = 256;

const firstAfter = async (
  log: AgentFleetLog,
  partition: number,
  position: number,
  signal: AbortSignal,
): Promise<OutputEntry<FleetOutput> | null> => {
  for await (const entry of log.readOutput(partition, position, signal)) return entry;
  return null;
};

/**
 * Returns the agents of the newest checkpoint, and the place from which the outputs lead on from it. Without
 * a checkpoint that is the beginning.
 */
export const boardStart = async (
  log: AgentFleetLog,
  partition: number,
  teamOf: (workNo: string) => string | null,
  signal: AbortSignal,
): Promise<BoardStart> => {
  const bytes = await log.checkpoints.load(partition);
  const states = bytes === null ? null : await readStates(bytes);
  const last = await log.lastOutput(partition);
  if (states === null) return { agents: [], source: 0, position: 0, last: last.position };
  const agents = states.agents.map((agent) => ({ ...agent, team: teamOf(agent.workNo) }));
  for (let back = fewest; ; back *= 2) {
    const position = Math.max(0, last.position - back);
    const first = position === 0 ? null : await firstAfter(log, partition, position, signal);
    if (first === null || first.source <= states.position)
      return { agents, source: states.position, position, last: last.position };
  }
};
