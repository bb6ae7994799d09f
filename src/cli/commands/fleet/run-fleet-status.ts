import { type FleetStatus, fleetStatus } from '../../../fleet/fleet-status.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openSharedLog } from './open-shared-log.ts';

const heads = ['partition', 'worker', 'input', 'folded', 'lag', 'output', 'checkpoint', 'bytes', 'agents'];

/** Returns a table whose columns are as wide as their widest cell. */
const tableText = (rows: readonly (readonly string[])[]): string => {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
};

const statusText = ({ partitions, workers, agents, lag, unclaimed }: FleetStatus): string => {
  const rows = partitions.map(({ partition, worker, input, folded, lag: behind, output, checkpoint }) => [
    String(partition),
    worker ?? 'none',
    ...[input, folded, behind, output].map(String),
    ...(checkpoint === null
      ? ['none', '', '']
      : [checkpoint.position, checkpoint.bytes, checkpoint.agents].map(String)),
  ]);
  const free =
    unclaimed.length === 0 ? 'every partition has one' : `without one: partition ${unclaimed.join(', ')}`;
  return (
    `${workers.length} workers; ${free}\n` +
    `${agents} agents in the checkpoints; ${lag} entries behind\n\n${tableText([heads, ...rows])}`
  );
};

/** Runs `ccbar-agent fleet status`. The exit status is 1 when a partition has no worker. */
export const runFleetStatus = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const log = await openSharedLog('status', given, io);
  if (isProblem(log)) return log;
  const status = await fleetStatus(log);
  await log.close();
  await (given.json === true ? io.writeJson([JSON.stringify(status)]) : io.write(statusText(status)));
  return status.unclaimed.length > 0 ? 1 : 0;
};
