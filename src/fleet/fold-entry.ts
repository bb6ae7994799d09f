import type { Frame } from '../protocol/frame.ts';
import { type Run, type RunSetup, startRun } from '../run/run.ts';
import { dueAt, pass, take } from '../run/take.ts';
import type { Turn } from '../run/turn.ts';
import type { FleetBatch } from './fleet-batch.ts';
import type { InputEntry } from './fleet-log.ts';
import { type FleetOutput, fleetTurn } from './fleet-turn.ts';

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

/** Returns a frame as the fold dates it: its time is moved from the clock of the sender to that of the log. */
export const dated = (frame: Frame, shift: number): Frame => {
  if (shift === 0) return frame;
  const at = frame.at + shift;
  return frame.kind === 'restored' ? { ...frame, at, askedAt: frame.askedAt + shift } : { ...frame, at };
};

/** Returns how far the times of an entry's frames are moved, ms. */
export const shiftOf = ({ at, batch }: Pick<InputEntry<FleetBatch>, 'at' | 'batch'>): number =>
  batch.sentAt === null ? 0 : at - batch.sentAt;

/**
 * Folds one input entry: each frame moves the run of its agent, then the time of the log passes for all
 * agents whose rules fall due. Every time comes from the log and its entries, none from the worker's clock, so each worker
 * that folds the entry computes the same output.
 *
 * @param setup has to be made of the same rules by every worker.
 */
export const foldEntry = (
  state: PartitionRuns,
  { at, batch }: InputEntry<FleetBatch>,
  setup: RunSetup,
): FleetOutput => {
  const turns = new Map<string, Turn[]>();
  const add = (workNo: string, turn: Turn) => {
    const list = turns.get(workNo);
    if (list === undefined) turns.set(workNo, [turn]);
    else list.push(turn);
  };
  const shift = shiftOf({ at, batch });
  const now =
    batch.sentAt === null ? batch.frames.reduce((last, { frame }) => Math.max(last, frame.at), 0) : at;
  for (const { workNo, frame } of batch.frames) {
    const { run, turn } = take(
      state.runs.get(workNo) ?? startRun({ ...setup, workNo }),
      dated(frame, shift),
      setup,
    );
    state.runs.set(workNo, run);
    state.nextDue = Math.min(state.nextDue, dueAt(run));
    add(workNo, turn);
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
  return { at, turns: [...turns].flatMap(([workNo, list]) => fleetTurn(workNo, list) ?? []) };
};
