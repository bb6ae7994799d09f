import type { FleetFrame } from '../../../fleet/fleet-batch.ts';
import type { Directory } from '../../../fleet/http/viewer.ts';
import { partitionOf } from '../../../fleet/partition.ts';
import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import { agentsAtWork } from './agents-at-work.ts';

/** The time of a simulated fleet. */
export interface FleetTime {
  /** ms since the epoch. */
  readonly now: () => number;
}

/** A simulated fleet at work. */
export interface SimulatedFleet extends FleetTime {
  /** Appends what has arrived by now; resolves when the past is caught up with, and goes on until it is stopped. */
  readonly run: (log: AgentFleetLog) => Promise<void>;
  readonly stop: () => void;
}

/** The options of a simulated fleet. */
export interface SimulatedFleetOptions {
  readonly agents: number;
  /** The speed of its time. */
  readonly speed: number;
  /** The real time, ms since the epoch. */
  readonly clock: () => number;
}

const minute = 60_000;
const teams = ['Sales', 'Service', 'Billing', 'Technical', 'Back office', 'Retention'];
/** The time after which the fleet is looked at again, ms. */
const pause = 250;
/** The part of the past that is simulated at once, ms. */
const slice = 5000;
/** The number of frames of the past that a start may cost. */
const mostPast = 8000;
/** About 80 frames an agent and hour. */
const framesPerMinute = 1.4;

/** The teams of the simulated agents. */
export const simulatedDirectory: Directory = (workNo) => ({
  team: teams[Math.floor((Number(workNo) * 7) / 3) % teams.length] ?? null,
});

const otherWork = (wait: number) => new Promise<void>((resolve) => setTimeout(resolve, wait));

/**
 * Simulates a fleet whose agents have been at work for a while: the past is simulated as fast as it goes, then
 * frames arrive at the rate of real agents, times `speed`.
 */
export const simulateFleet = ({ agents, speed, clock }: SimulatedFleetOptions): SimulatedFleet => {
  const past = minute * Math.min(30, Math.max(9, mostPast / (agents * framesPerMinute)));
  const begin = Math.round(clock() - past);
  let live: number | null = null;
  let reached = begin;
  let isStopped = false;
  const now = () => (live === null ? reached : reached + (clock() - live) * speed);

  const frames = agentsAtWork(agents, begin);
  let next = frames.next();
  let count = 0;

  const arrived = (until: number): readonly FleetFrame[] => {
    const list: FleetFrame[] = [];
    for (; next.done !== true && next.value.at <= until; next = frames.next()) list.push(next.value);
    return list;
  };
  const append = async (log: AgentFleetLog, list: readonly FleetFrame[]) => {
    const parts = new Map<number, FleetFrame[]>();
    for (const { workNo, frame } of list) {
      const partition = partitionOf(workNo, log.partitions);
      const known = parts.get(partition);
      if (known === undefined) parts.set(partition, [{ workNo, frame }]);
      else known.push({ workNo, frame });
    }
    for (const [partition, named] of parts) {
      count += 1;
      await log.append(partition, { frames: named, sentAt: now() }, `simulated-${count}`);
    }
  };

  const goOn = async (log: AgentFleetLog) => {
    while (!isStopped) {
      await append(log, arrived(now()));
      await otherWork(pause);
    }
  };
  return {
    now,
    run: async (log) => {
      while (reached < begin + past && !isStopped) {
        reached = Math.min(begin + past, reached + slice);
        await append(log, arrived(reached));
        await otherWork(0);
      }
      live = clock();
      goOn(log);
    },
    stop: () => {
      isStopped = true;
    },
  };
};
