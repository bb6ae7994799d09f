import { VirtualTimeScheduler } from 'rxjs';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { FleetOutput, FleetTurn } from '../../src/fleet/fleet-turn.ts';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';

/** A log whose outputs a test writes itself, and a virtual clock. */
export interface BoardLog {
  readonly log: AgentFleetLog;
  readonly clock: VirtualTimeScheduler;
  /** Writes what a worker would write for one agent. */
  readonly write: (workNo: string, turn?: Partial<FleetTurn>) => Promise<void>;
  /** Lets virtual time pass up to a time, ms, and all that waits for nothing but the log. */
  readonly passTo: (time: number) => Promise<void>;
}

/** Lets everything happen that waits for nothing but promises. */
export const settled = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** Opens a log with a number of partitions, each claimed by a worker. */
export const openBoardLog = async (partitions = 2): Promise<BoardLog> => {
  const clock = new VirtualTimeScheduler();
  const log = memoryLog<FleetBatch, FleetOutput>({ partitions, now: () => clock.now(), claimTtl: 1e9 });
  for (let partition = 0; partition < partitions; partition += 1) await log.claims.take(partition, 'worker');
  return {
    log,
    clock,
    write: async (workNo, turn = {}) => {
      const partition = partitionOf(workNo, partitions);
      const { position, source } = await log.lastOutput(partition);
      const full: FleetTurn = {
        workNo,
        state: 'idle',
        since: clock.now(),
        certainty: 'observed',
        reason: null,
        detail: null,
        steps: [],
        findings: [],
        intervals: [],
        ...turn,
      };
      await log.write(
        partition,
        { source: source + 1, output: { at: clock.now(), turns: [full] } },
        position,
      );
    },
    passTo: async (time) => {
      await settled();
      clock.maxFrames = time;
      clock.flush();
      await settled();
    },
  };
};
