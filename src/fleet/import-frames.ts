import type { SchedulerLike } from 'rxjs';
import { hashText } from '../protocol/hash-text.ts';
import type { FleetFrame } from './fleet-batch.ts';
import { partitionOf } from './partition.ts';
import type { AgentFleetLog } from './partition-worker.ts';
import { pause } from './repeat-until.ts';
import { steadyClock } from './steady-clock.ts';

/** The options of `createImporter`. */
export interface ImporterOptions {
  readonly log: AgentFleetLog;
  /** The name of what is imported. The same frames under the same name are stored once, as far as the log knows ids. */
  readonly name: string;
  readonly signal: AbortSignal;
  /** Called while the log is full, before each further attempt. */
  readonly onFull?: () => void;
  readonly clock?: SchedulerLike;
}

/** Puts recorded frames into a log. */
export interface Importer {
  /** Adds a frame; resolves when there is room for the next one. */
  readonly add: (frame: FleetFrame) => Promise<void>;
  /** Appends what waits. Returns the number of frames that were stored, and of those too large for the log. */
  readonly finish: () => Promise<{ readonly stored: number; readonly refused: number }>;
}

const batchSize = 200;
/** The time before a full log is tried again, ms. */
const retryAfter = 1000;

/**
 * Creates what puts recorded frames into a log, with the times they have. One batch of a partition is written
 * at a time, so that the order holds; while the log is full it waits.
 */
export const createImporter = ({
  log,
  name,
  signal,
  onFull = () => {},
  clock = steadyClock,
}: ImporterOptions): Importer => {
  const waiting = Array.from({ length: log.partitions }, (): FleetFrame[] => []);
  const counts = new Map<number, number>();
  let stored = 0;
  let refused = 0;

  const append = async (partition: number, frames: readonly FleetFrame[], id: string): Promise<void> => {
    for (;;) {
      const result = await log.append(partition, { frames, sentAt: null }, id);
      if (result.kind === 'appended') {
        stored += frames.length;
        return;
      }
      if (result.kind === 'tooLarge') {
        if (frames.length === 1) {
          refused += 1;
          return;
        }
        const half = Math.ceil(frames.length / 2);
        await append(partition, frames.slice(0, half), `${id}a`);
        await append(partition, frames.slice(half), `${id}b`);
        return;
      }
      onFull();
      await pause(clock, retryAfter, signal);
      if (signal.aborted) return;
    }
  };
  const flush = async (partition: number) => {
    const frames = waiting[partition]?.splice(0) ?? [];
    if (frames.length === 0 || signal.aborted) return;
    const count = (counts.get(partition) ?? 0) + 1;
    counts.set(partition, count);
    // A later recording of the same name has other frames, which are not to be taken for these.
    const mark = (hashText(JSON.stringify(frames)) >>> 0).toString(16);
    await append(partition, frames, `${name}-${partition}-${count}-${mark}`);
  };

  return {
    add: async (frame) => {
      const partition = partitionOf(frame.workNo, log.partitions);
      const list = waiting[partition];
      list?.push(frame);
      if (list !== undefined && list.length >= batchSize) await flush(partition);
    },
    finish: async () => {
      await Promise.all(waiting.map((_, partition) => flush(partition)));
      return { stored, refused };
    },
  };
};
