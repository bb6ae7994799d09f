import type { FleetBatch } from './fleet-batch.ts';
import type { InputEntry } from './fleet-log.ts';
import type { AgentFleetLog } from './partition-worker.ts';

const firstAfter = async (
  log: AgentFleetLog,
  partition: number,
  position: number,
): Promise<InputEntry<FleetBatch> | null> => {
  const reading = new AbortController();
  try {
    for await (const entry of log.read(partition, position, reading.signal)) return entry;
    return null;
  } finally {
    reading.abort();
  }
};

/**
 * Returns the position after which the entries of a partition are not older than a time. It halves the range
 * of positions, so that it reads few entries of a long log.
 *
 * @param time ms since the epoch, by the clock of the log.
 */
export const positionAt = async (log: AgentFleetLog, partition: number, time: number): Promise<number> => {
  let low = 0;
  let high = await log.lastInput(partition);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const entry = await firstAfter(log, partition, middle);
    if (entry !== null && entry.at < time) low = Math.min(entry.position, high);
    else high = middle;
  }
  return low;
};
