import { readStates } from './checkpoint.ts';
import type { AgentFleetLog } from './partition-worker.ts';

/** The state of one partition. */
export interface PartitionStatus {
  readonly partition: number;
  /** The worker that holds the claim; `null`: nobody works on it. */
  readonly worker: string | null;
  /** The position of the newest input entry. */
  readonly input: number;
  readonly output: number;
  /** The input position up to which it is known to be folded: by the newest output or checkpoint. */
  readonly folded: number;
  /** The entries after that; ticks of the last seconds among them, which have no output. */
  readonly lag: number;
  /** The input position of the checkpoint, its bytes and its agents; `null`: there is none that can be read. */
  readonly checkpoint: { readonly position: number; readonly bytes: number; readonly agents: number } | null;
}

/** The state of a fleet. */
export interface FleetStatus {
  readonly partitions: readonly PartitionStatus[];
  readonly workers: readonly string[];
  /** The number of agents in the checkpoints. */
  readonly agents: number;
  readonly lag: number;
  /** The partitions that nobody works on. */
  readonly unclaimed: readonly number[];
}

const partitionStatus = async (
  log: AgentFleetLog,
  partition: number,
  worker: string | null,
): Promise<PartitionStatus> => {
  const [input, { position: output, source }, bytes] = await Promise.all([
    log.lastInput(partition),
    log.lastOutput(partition),
    log.checkpoints.load(partition),
  ]);
  const states = bytes === null ? null : await readStates(bytes);
  const checkpoint =
    bytes === null || states === null
      ? null
      : { position: states.position, bytes: bytes.length, agents: states.agents.length };
  const folded = Math.max(source, checkpoint?.position ?? 0);
  return { partition, worker, input, output, folded, lag: Math.max(0, input - folded), checkpoint };
};

/** Reads the state of a fleet from its log. */
export const fleetStatus = async (log: AgentFleetLog): Promise<FleetStatus> => {
  const [holders, workers] = await Promise.all([log.claims.holders(), log.claims.workers()]);
  const partitions = await Promise.all(
    Array.from({ length: log.partitions }, (_, partition) =>
      partitionStatus(log, partition, holders.get(partition) ?? null),
    ),
  );
  return {
    partitions,
    workers: [...workers].sort(),
    agents: partitions.reduce((sum, { checkpoint }) => sum + (checkpoint?.agents ?? 0), 0),
    lag: partitions.reduce((sum, { lag }) => sum + lag, 0),
    unclaimed: partitions.flatMap(({ partition, worker }) => (worker === null ? [partition] : [])),
  };
};
