import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import type { Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openLog } from './open-log.ts';

/** Opens a log for a command that is of no use with a log of its own process. */
export const openSharedLog = (
  command: string,
  given: FleetFlags,
  io: FleetIo,
): Promise<AgentFleetLog | Problem> | Problem =>
  given['log'] === undefined || given['log'] === 'memory'
    ? {
        problem: `fleet ${command} needs the log that the workers share: --log nats://HOST:PORT. To see everything in one process: ccbar-agent fleet demo.`,
      }
    : openLog(given, io.readFile);
