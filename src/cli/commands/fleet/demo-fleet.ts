import type { FleetBatch } from '../../../fleet/fleet-batch.ts';
import type { FleetOutput } from '../../../fleet/fleet-turn.ts';
import type { PageFiles } from '../../../fleet/http/page-files.ts';
import { createWallboard } from '../../../fleet/http/wallboard.ts';
import { memoryLog } from '../../../fleet/memory-log.ts';
import { runWorker } from '../../../fleet/worker.ts';
import { simulatedDirectory, simulateFleet } from './simulated-fleet.ts';

/** A demonstration: a simulated fleet on an in-process log, a worker, and the wallboard. */
export interface DemoFleet {
  readonly handle: (request: Request) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

/** The options of a demonstration. */
export interface DemoFleetOptions {
  readonly agents: number;
  readonly speed: number;
  readonly files: PageFiles;
  /** The path of the wallboard. */
  readonly base?: string;
}

const partitions = 8;
const hour = 3_600_000;
const day = 24 * hour;

/** Starts a simulated fleet with a worker and a wallboard that everybody may see who reaches it. */
export const demoFleet = ({ agents, speed, files, base = '/' }: DemoFleetOptions): DemoFleet => {
  const fleet = simulateFleet({ agents, speed, clock: Date.now });
  const log = memoryLog<FleetBatch, FleetOutput>({
    partitions,
    now: fleet.now,
    // The inspector opens on one hour.
    maxAge: 2 * hour,
    claimTtl: day,
  });
  const worker = runWorker({ log, name: 'demo', checkpointEvery: day });
  const wallboard = createWallboard({
    log,
    files,
    base,
    speed,
    now: fleet.now,
    directory: simulatedDirectory,
    authorize: () => ({ teams: 'all', mayInspect: true }),
  });
  const running = fleet.run(log);
  return {
    handle: wallboard.handle,
    stop: async () => {
      fleet.stop();
      wallboard.stop();
      await running;
      await worker.drain();
    },
  };
};
