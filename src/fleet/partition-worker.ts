import type { RunSetup } from '../run/run.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import type { FleetBatch } from './fleet-batch.ts';
import type { FleetLog, WriteResult } from './fleet-log.ts';
import { type FleetOutput, isOutputWritten } from './fleet-turn.ts';
import { foldEntry, type PartitionRuns, partitionRuns } from './fold-entry.ts';

/** The log of a fleet. */
export type AgentFleetLog = FleetLog<FleetBatch, FleetOutput>;

/** An entry that was folded. */
export interface FoldedEntry {
  readonly position: number;
  readonly output: FleetOutput;
  /** The number of frames in the entry. */
  readonly frames: number;
  /** `false` when there was nothing to write, or when a former worker had written it. */
  readonly isWritten: boolean;
  /** The time that the fold took, ms. */
  readonly duration: number;
}

/** The events of one partition of a worker, for metrics and logs. */
export interface PartitionEvents {
  /** The partition goes on from a checkpoint, or replays from the beginning for the reason given. */
  readonly started: (partition: number, position: number, problem: string | null) => void;
  readonly folded: (partition: number, entry: FoldedEntry) => void;
  /** Another worker had written the output of this entry. */
  readonly overtaken: (partition: number) => void;
  readonly checkpointed: (partition: number, position: number, bytes: number, agents: number) => void;
}

/** The options of a partition's work. */
export interface PartitionOptions {
  readonly log: AgentFleetLog;
  readonly partition: number;
  readonly setup: RunSetup;
  readonly events: PartitionEvents;
  /** The time between two checkpoints, ms of the log's time. */
  readonly checkpointEvery: number;
  /** Called after each entry: lets the rest of the process work when it is time. */
  readonly breathe: () => Promise<void>;
  /** Aborted when the partition is to be given up: stop reading, flush, save a checkpoint. */
  readonly signal: AbortSignal;
}

/** Checkpoints of many agents are made less often, so that they take at most one part in so many of the time. */
const savingShare = 20;
/** The most outputs that are written and not yet confirmed. */
const mostInFlight = 64;
const restored = async ({
  log,
  partition,
  setup,
  events,
}: PartitionOptions): Promise<{ readonly position: number; readonly state: PartitionRuns }> => {
  const bytes = await log.checkpoints.load(partition);
  const read = bytes === null ? null : await readCheckpoint(bytes, setup);
  const checkpoint = read?.ok === true ? read.checkpoint : { position: 0, runs: [] };
  events.started(partition, checkpoint.position, read?.ok === false ? read.problem : null);
  return { position: checkpoint.position, state: partitionRuns(checkpoint.runs) };
};

/**
 * Works on one partition until it is aborted or overtaken: restores the runs from the checkpoint, folds the
 * entries after it, and writes the output of each entry that no worker has answered yet. Entries that a
 * former worker answered are folded again without writing. One output answers one entry: only so does the position
 * of an output mean the same for two workers that overlap with several outputs in flight.
 *
 * @returns `drained` when it was aborted and everything is flushed; `overtaken` when another worker writes.
 */
export const workOnPartition = async (options: PartitionOptions): Promise<'drained' | 'overtaken'> => {
  const { log, partition, setup, events, checkpointEvery, breathe, signal } = options;
  const { position: start, state } = await restored(options);
  const last = await log.lastOutput(partition);
  let expected = last.position;
  let position = start;
  let savedAt: number | null = null;
  let savedPosition = start;
  /** The time that the newest checkpoint took, ms. */
  let savingTook = 0;
  let isOvertaken = false;
  const inFlight: Promise<WriteResult>[] = [];

  const settle = async (most: number) => {
    while (inFlight.length > most) {
      const result = await inFlight.shift();
      if (result?.kind === 'overtaken') isOvertaken = true;
    }
  };
  const save = async () => {
    await settle(0);
    if (isOvertaken || position === savedPosition) return;
    const startedAt = performance.now();
    const bytes = await writeCheckpoint({ position, runs: state.runs }, setup);
    await log.checkpoints.save(partition, bytes);
    savingTook = performance.now() - startedAt;
    savedPosition = position;
    events.checkpointed(partition, position, bytes.length, state.runs.size);
  };

  for await (const entry of log.read(partition, start, signal)) {
    const startedAt = performance.now();
    const output = foldEntry(state, entry, setup);
    const duration = performance.now() - startedAt;
    position = entry.position;
    const isWritten = position > last.source && isOutputWritten(output);
    if (isWritten) {
      const write = log.write(partition, { source: position, output }, expected);
      // Its failure is met where it is awaited.
      write.catch(() => {});
      inFlight.push(write);
      expected += 1;
    }
    const frames = entry.batch?.frames?.length ?? 0;
    events.folded(partition, { position, output, frames, isWritten, duration });
    savedAt ??= entry.at;
    await settle(mostInFlight - 1);
    if (!isOvertaken && entry.at - savedAt >= Math.max(checkpointEvery, savingTook * savingShare)) {
      savedAt = entry.at;
      await save();
    }
    if (isOvertaken || signal.aborted) break;
    await breathe();
  }
  await settle(0);
  if (!isOvertaken) await save();
  if (isOvertaken) events.overtaken(partition);
  return isOvertaken ? 'overtaken' : 'drained';
};
