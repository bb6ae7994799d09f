import { parseArgs } from 'node:util';
import type { Problem } from '../../io/problem.ts';
import { createFleetIo } from './create-fleet-io.ts';
import { fleetFlags, ownFlags } from './fleet-flags.ts';
import { fleetHelp } from './fleet-help.ts';
import { runFleetDemo } from './run-fleet-demo.ts';
import { runFleetExport } from './run-fleet-export.ts';
import { runFleetImport } from './run-fleet-import.ts';
import { runFleetIngest } from './run-fleet-ingest.ts';
import { runFleetStatus } from './run-fleet-status.ts';
import { runFleetWallboard } from './run-fleet-wallboard.ts';
import { runFleetWorker } from './run-fleet-worker.ts';

const isKnown = (name: string): name is keyof typeof ownFlags => Object.hasOwn(ownFlags, name);

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
  const [name, ...rest] = positionals;
  const io = createFleetIo(pageFolders);
  if (values.help === true || name === undefined) {
    await io.write(fleetHelp);
    return 0;
  }
  if (!isKnown(name))
    return { problem: `There is no command 'fleet ${name}'. Try: ccbar-agent fleet --help.` };
  const known: readonly string[] = ownFlags[name];
  const foreign = Object.keys(values).find((flag) => !known.includes(flag));
  if (foreign !== undefined)
    return { problem: `fleet ${name} knows no --${foreign}. Try: ccbar-agent fleet --help.` };
  if (name !== 'import' && rest[0] !== undefined)
    return { problem: `fleet ${name} takes no names of files, received '${rest[0]}'.` };
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
      return runFleetImport(rest, values, io);
    case 'status':
      return runFleetStatus(values, io);
    case 'worker':
      return runFleetWorker(values, io);
  }
};
