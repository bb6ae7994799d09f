import { Subject } from 'rxjs';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import { startRun } from '../../src/run/run.ts';
import { take } from '../../src/run/take.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { type Row, rowOf } from './measure.ts';

const AGENTS = 2000;
const ROUNDS = 5;

/** The frames that an agent was sent: a whole call, after which it is idle. */
const frames: readonly Frame[] = framesOf('hold-and-retrieve', { seed: 1 });

const heapAfter = (make: () => unknown): number => {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) throw new Error('Start Node with --expose-gc.');
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = Array.from({ length: AGENTS }, make);
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  // Used once more, so that nothing of it was collected before.
  return kept.length === AGENTS ? bytes / AGENTS : Number.NaN;
};

const memoryRow = (name: string, { must, goal }: Pick<Row, 'must' | 'goal'>, make: () => unknown): Row => {
  heapAfter(make);
  const figures = Array.from({ length: ROUNDS }, () => heapAfter(make));
  return rowOf({ name, yardstick: 'an idle agent after a call', must, goal }, figures, 'B');
};

/** Measures how much memory an agent takes, bytes. */
export const memoryRows = (): readonly Row[] => {
  const setup = replaySetup();
  return [
    memoryRow('Memory of a replayed agent (a run)', { must: 2000, goal: 600 }, () => {
      let run = startRun(setup);
      for (const frame of frames) run = take(run, frame, setup).run;
      return run;
    }),
    memoryRow('Memory of a live agent', { must: null, goal: null }, () => {
      const source = new Subject<Frame>();
      const agent = createAgent({ source });
      for (const frame of frames) source.next(frame);
      return agent;
    }),
  ];
};
