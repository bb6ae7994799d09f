import { type FleetOutput, isOutputWritten } from '../../src/fleet/fleet-turn.ts';
import { foldEntry, partitionRuns } from '../../src/fleet/fold-entry.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import type { RunSetup } from '../../src/run/run.ts';

/** An output and the position of the input that it answers. */
export interface Answer {
  readonly source: number;
  readonly output: FleetOutput;
}

const plain = (answers: readonly Answer[]): readonly Answer[] => JSON.parse(JSON.stringify(answers));

/** The outputs that workers wrote for a partition. */
export const writtenOutputs = async (log: AgentFleetLog, partition: number): Promise<readonly Answer[]> => {
  const { position } = await log.lastOutput(partition);
  const outputs: Answer[] = [];
  if (position === 0) return outputs;
  for await (const entry of log.readOutput(partition, 0, new AbortController().signal)) {
    outputs.push({ source: entry.source, output: entry.output });
    if (entry.position === position) break;
  }
  return plain(outputs);
};

/** The outputs of one process that folds the whole log of a partition. */
export const referenceOutputs = async (
  log: AgentFleetLog,
  partition: number,
  setup: RunSetup,
): Promise<readonly Answer[]> => {
  const state = partitionRuns();
  const last = await log.lastInput(partition);
  const outputs: Answer[] = [];
  if (last === 0) return outputs;
  for await (const entry of log.read(partition, 0, new AbortController().signal)) {
    const output = foldEntry(state, entry, setup);
    if (isOutputWritten(output)) outputs.push({ source: entry.position, output });
    if (entry.position === last) break;
  }
  return plain(outputs);
};
