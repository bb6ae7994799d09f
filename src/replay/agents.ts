import type { Frame } from '../protocol/frame.ts';
import { workNoKey } from '../protocol/work-no.ts';
import type { Run, RunSetup } from '../run/run.ts';
import { framesByAgent } from './frames-by-agent.ts';
import type { PackedRun } from './packed-run.ts';

/** One agent of a recording: its run so far, replaced with every turn, and packed while the agent is quiet. */
export interface ReplayedAgent {
  /** Counts from 1 over all recordings that are replayed together. */
  readonly number: number;
  readonly setup: RunSetup;
  run: Run | PackedRun;
  /** The round in which something happened to it last, as `createQuietAgents` counts them. */
  round: number;
}

/** The agents of one recording. */
export interface Agents {
  readonly all: readonly ReplayedAgent[];
  /** Calls `take` for the agent whom a frame is for, or for each part of it that is for another agent, in order. */
  readonly route: (frame: Frame, take: (agent: ReplayedAgent, part: Frame) => void) => void;
}

/** One agent gets every frame, as it did live: what is about others is foreign to it. */
export const oneAgent = (start: () => ReplayedAgent): Agents => {
  const agent = start();
  return { all: [agent], route: (frame, take) => take(agent, frame) };
};

/** Several agents, distinguished by `workNo`. A frame that names nobody is for the agent of the frame before. */
export const manyAgents = (start: () => ReplayedAgent): Agents => {
  const all: ReplayedAgent[] = [];
  const byWorkNo = new Map<string, ReplayedAgent>();
  let last: ReplayedAgent | null = null;
  const begin = (): ReplayedAgent => {
    const agent = start();
    all.push(agent);
    return agent;
  };
  const agentOf = (workNo: string | null): ReplayedAgent => {
    // The first agent need not be named at once.
    const nameless = byWorkNo.size === 0 ? last : null;
    const key = workNo === null ? null : workNoKey(workNo);
    const agent = (key === null ? last : (byWorkNo.get(key) ?? nameless)) ?? begin();
    if (key !== null) byWorkNo.set(key, agent);
    last = agent;
    return agent;
  };
  return {
    all,
    route: (frame, take) => {
      for (const { workNo, frame: part } of framesByAgent(frame)) take(agentOf(workNo), part);
    },
  };
};
