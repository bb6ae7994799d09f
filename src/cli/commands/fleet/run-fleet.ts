import { parseArgs } from 'node:util';
import type { Problem } from '../../io/problem.ts';
import { createFleetIo } from './create-fleet-io.ts';
import { fleetFlags } from './fleet-flags.ts';
import { fleetHelp } from './fleet-help.ts';
import { runFleetDemo } from './run-fleet-demo.ts';
import { runFleetExport } from './run-fleet-export.ts';
import { runFleetImport } from './run-fleet-import.ts';
import { runFleetIngest } from './run-fleet-ingest.ts';
import { runFleetStatus } from './run-fleet-status.ts';
import { runFleetWallboard } from './run-fleet-wallboard.ts';
import { runFleetWorker } from './run-fleet-worker.ts';

/**
 * Runs `ccbar-agent fleet`.
 *
 * @param args the words after `fleet`.
 * @param pageFolders where the pages may be.
 * @returns the exit status, or the problem with what was typed.
 */
export const runFleet = async (
  args: readonly string[],
  pageFolders: readonly URL[],
): Promise<number | Problem> => {
  const { values, positionals } = parseArgs({ args: [...args], options: fleetFlags, allowPositionals: true });
  const [name] = positionals;
  const io = createFleetIo(pageFolders);
  if (values.help === true || name === undefined) {
    await io.write(fleetHelp);
    return 0;
  }
  switch (name) {
    case 'demo':
      return runFleetDemo(values, io);
    case 'ingest':
      return runFleetIngest(values, io);
    case 'wallboard':
      return runFleetWallboard(values, io);
    case 'export':
      return runFleetExport(values, io);
    case 'import':
      return runFleetImport(positionals.slice(1), values, io);
    case 'status':
      return runFleetStatus(values, io);
    case 'worker':
      return runFleetWorker(values, io);
    default:
      return { problem: `There is no command 'fleet ${name}'. Try: ccbar-agent fleet --help.` };
  }
};
