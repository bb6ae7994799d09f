import { asyncScheduler, type SchedulerLike, Subscription } from 'rxjs';
import { createAlarm } from '../alarm.ts';
import { type BoardAgent, type BoardFinding, boardChange } from './board.ts';
import { type BoardStart, boardStart } from './board-start.ts';
import type { AgentFleetLog } from './partition-worker.ts';
import { pause } from './repeat-until.ts';

/** An agent on a followed board. */
export interface FollowedAgent {
  readonly agent: BoardAgent;
  readonly partition: number;
  /** The number of the beat that brought its newest change. */
  readonly beat: number;
}

/** A finding on a followed board. */
export interface FollowedFinding {
  readonly finding: BoardFinding;
  /** The number of the finding, from 1. */
  readonly number: number;
  readonly beat: number;
}

/** A board that follows the outputs of a log. */
export interface FollowedBoard {
  readonly partitions: number;
  /** The number of the newest beat; it rises by 1 whenever something changed. */
  readonly beat: () => number;
  readonly agents: () => Iterable<FollowedAgent>;
  readonly agent: (workNo: string) => FollowedAgent | undefined;
  /** The newest findings, oldest first. */
  readonly findings: () => readonly FollowedFinding[];
  /** The partitions that no worker reads. */
  readonly stalled: () => readonly number[];
  /** `false` while the log cannot be read. */
  readonly isReachable: () => boolean;
  /** Calls a function after each beat; returns what ends that. */
  readonly onBeat: (listener: () => void) => () => void;
  /** `true` when everything that the log held at the start is on the board. */
  readonly isComplete: () => boolean;
  readonly stop: () => void;
}

/** The options of `followBoard`. */
export interface FollowBoardOptions {
  readonly log: AgentFleetLog;
  /** Returns the team of a work number. */
  readonly teamOf: (workNo: string) => string | null;
  /** The least time between two beats, ms; 1000 when left out. */
  readonly beatEvery?: number;
  /** The longest time between two beats, ms; 5000 when left out. A beat shows that the board is alive. */
  readonly longestPause?: number;
  /** The clock, an RxJS scheduler; the real clock when left out. */
  readonly clock?: SchedulerLike;
}

/** The most findings that a board remembers. */
const mostFindings = 500;
/** The time after which an unreachable log is read again, ms. */
const retryAfter = 1000;

/**
 * Follows the outputs of all partitions: it starts from the checkpoints and what was written after them, and
 * gathers the changes into beats, at most one in `beatEvery`.
 */
export const followBoard = ({
  log,
  teamOf,
  beatEvery = 1000,
  longestPause = 5000,
  clock = asyncScheduler,
}: FollowBoardOptions): FollowedBoard => {
  const all = Array.from({ length: log.partitions }, (_, partition) => partition);
  const behind = new Set(all);
  const agents = new Map<string, FollowedAgent>();
  const findings: FollowedFinding[] = [];
  const listeners = new Set<() => void>();
  // One for each partition: many listeners of one signal would look like a leak.
  const readings = all.map(() => new AbortController());
  const alarm = createAlarm(clock);
  const life = new Subscription(alarm.clear);
  const unreachable = new Set<number | 'claims'>();
  let beat = 1;
  let number = 0;
  let beatAt = Number.NEGATIVE_INFINITY;
  let hasChanged = false;
  let stalled: readonly number[] = [];

  const changed = () => {
    if (hasChanged || life.closed) return;
    hasChanged = true;
    alarm.set(beatAt + beatEvery - clock.now(), ring);
  };
  const show = (partition: number, agent: BoardAgent) => {
    agents.set(agent.workNo, { agent, partition, beat: beat + 1 });
    changed();
  };
  const add = (finding: BoardFinding) => {
    number += 1;
    findings.push({ finding, number, beat: beat + 1 });
    if (findings.length > 2 * mostFindings) findings.splice(0, mostFindings);
    changed();
  };

  const checkClaims = async () => {
    try {
      const holders = await log.claims.holders();
      const free = all.filter((partition) => !holders.has(partition));
      if (free.join() !== stalled.join()) {
        stalled = free;
        changed();
      }
      if (unreachable.delete('claims')) changed();
    } catch {
      if (!unreachable.has('claims')) changed();
      unreachable.add('claims');
    }
  };

  function ring(): void {
    beatAt = clock.now();
    if (hasChanged) beat += 1;
    hasChanged = false;
    alarm.set(longestPause, ring);
    for (const listener of [...listeners]) listener();
    checkClaims();
  }

  const ready = (partition: number) => {
    if (behind.delete(partition)) changed();
  };

  const follow = async (partition: number, signal: AbortSignal) => {
    let start: BoardStart | null = null;
    let position = 0;
    while (!life.closed) {
      try {
        if (start === null) {
          start = await boardStart(log, partition, teamOf, signal);
          for (const agent of start.agents) show(partition, agent);
          position = start.position;
        }
        if (unreachable.delete(partition)) changed();
        if (position >= start.last) ready(partition);
        for await (const { position: next, source, output } of log.readOutput(partition, position, signal)) {
          const change = boardChange(output, teamOf);
          if (source > start.source) for (const agent of change.agents) show(partition, agent);
          for (const finding of change.findings) add(finding);
          position = next;
          if (position === start.last) ready(partition);
        }
      } catch {
        unreachable.add(partition);
        changed();
        await pause(clock, retryAfter, signal);
      }
    }
  };

  for (const [partition, { signal }] of readings.entries()) follow(partition, signal);
  checkClaims();
  alarm.set(0, ring);

  return {
    partitions: log.partitions,
    beat: () => beat,
    agents: () => agents.values(),
    agent: (workNo) => agents.get(workNo),
    findings: () => findings.slice(-mostFindings),
    stalled: () => stalled,
    isReachable: () => unreachable.size === 0,
    onBeat: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    isComplete: () => behind.size === 0,
    stop: () => {
      for (const reading of readings) reading.abort();
      life.unsubscribe();
    },
  };
};
