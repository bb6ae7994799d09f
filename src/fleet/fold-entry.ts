import type { Frame } from '../protocol/frame.ts';
import { type Run, type RunSetup, startRun } from '../run/run.ts';
import { dueAt, pass, type Taken, take } from '../run/take.ts';
import type { Turn } from '../run/turn.ts';
import type { FleetBatch } from './fleet-batch.ts';
import type { InputEntry } from './fleet-log.ts';
import { type FleetOutput, fleetTurn } from './fleet-turn.ts';
import { readEntry } from './read-entry.ts';

/** The runs of the agents of one partition. The fold of an entry replaces the runs that it changes. */
export interface PartitionRuns {
  readonly runs: Map<string, Run>;
  /** No rule of any run falls due before this time, ms; `Infinity` when none waits for time. */
  nextDue: number;
}

/** Creates the runs of a partition before its first entry, or with the runs of a checkpoint. */
export const partitionRuns = (runs: Iterable<readonly [string, Run]> = []): PartitionRuns => {
  const map = new Map(runs);
  return {
    runs: map,
    nextDue: [...map.values()].reduce((first, run) => Math.min(first, dueAt(run)), Infinity),
  };
};

/** A frame that cannot be folded, whatever the reason, costs only itself: every worker that meets it does the same. */
const takeSafely = (run: Run, frame: Frame, setup: RunSetup): Taken | null => {
  try {
    return take(run, frame, setup);
  } catch {
    return null;
  }
};

/**
 * Folds one input entry: each frame moves the run of its agent, then the time of the log passes for all
 * agents whose rules fall due. Every time comes from the log and its entries, none from the worker's clock,
 * so each worker that folds the entry computes the same output. What is no frame is left out and counted.
 *
 * @param setup has to be made of the same rules by every worker.
 */
export const foldEntry = (
  state: PartitionRuns,
  entry: InputEntry<FleetBatch>,
  setup: RunSetup,
): FleetOutput => {
  const { at } = entry;
  const turns = new Map<string, Turn[]>();
  const add = (workNo: string, turn: Turn) => {
    const list = turns.get(workNo);
    if (list === undefined) turns.set(workNo, [turn]);
    else list.push(turn);
  };
  const { frames, now, ...read } = readEntry(entry);
  let { refused } = read;
  for (const { workNo, frame } of frames) {
    const taken = takeSafely(state.runs.get(workNo) ?? startRun({ ...setup, workNo }), frame, setup);
    if (taken === null) {
      refused += 1;
      continue;
    }
    state.runs.set(workNo, taken.run);
    state.nextDue = Math.min(state.nextDue, dueAt(taken.run));
    add(workNo, taken.turn);
  }
  if (state.nextDue <= now) {
    let nextDue = Number.POSITIVE_INFINITY;
    for (const [workNo, before] of state.runs) {
      let run = before;
      if (dueAt(run) <= now) {
        const passed = pass(run, now, setup);
        run = passed.run;
        state.runs.set(workNo, run);
        add(workNo, passed.turn);
      }
      nextDue = Math.min(nextDue, dueAt(run));
    }
    state.nextDue = nextDue;
  }
  return {
    at,
    turns: [...turns].flatMap(([workNo, list]) => fleetTurn(workNo, list) ?? []),
    ...(refused > 0 && { refused }),
  };
};
