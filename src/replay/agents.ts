import type { Frame } from '../protocol/frame.ts';
import { framesByAgent } from './frames-by-agent.ts';
import type { ReplayRun } from './replay-run.ts';

/** The agents of one recording. */
export interface Agents {
  readonly runs: readonly ReplayRun[];
  /** Whom a frame, or each part of it, is for. */
  readonly route: (frame: Frame) => readonly (readonly [run: ReplayRun, frame: Frame])[];
}

/** One agent hears everything, as it did live: what is about others is foreign to it. */
export const oneAgent = (start: () => ReplayRun): Agents => {
  const run = start();
  return { runs: [run], route: (frame) => [[run, frame]] };
};

/** Several agents, told apart by `workNo`. What names nobody is for whoever was heard last. */
export const manyAgents = (start: () => ReplayRun): Agents => {
  const runs: ReplayRun[] = [];
  const byWorkNo = new Map<string, ReplayRun>();
  let last: ReplayRun | null = null;
  const begin = (): ReplayRun => {
    const run = start();
    runs.push(run);
    return run;
  };
  const runOf = (workNo: string | null): ReplayRun => {
    // Whoever is heard first need not say the name at once.
    const nameless = byWorkNo.size === 0 ? last : null;
    const run = (workNo === null ? last : (byWorkNo.get(workNo) ?? nameless)) ?? begin();
    if (workNo !== null) byWorkNo.set(workNo, run);
    last = run;
    return run;
  };
  return {
    runs,
    route: (frame) => framesByAgent(frame).map(({ workNo, frame: part }) => [runOf(workNo), part]),
  };
};
