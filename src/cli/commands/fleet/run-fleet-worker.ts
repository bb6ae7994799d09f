import { type FleetWorker, runWorker, type WorkerEvents } from '../../../fleet/worker.ts';
import { parseRules } from '../../../rules/business/parse-rules.ts';
import type { Rule } from '../../../rules/rule.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openLog } from './open-log.ts';

/** Reads the rules file of the flags. */
export const readRules = async ({ rules }: FleetFlags, io: FleetIo): Promise<readonly Rule[] | Problem> => {
  if (typeof rules !== 'string') return [];
  const parsed = parseRules(new TextDecoder().decode(await io.readFile(rules)));
  if (parsed.ok) return parsed.rules;
  return {
    problem: `The rules cannot be used:${parsed.problems.map(({ message }) => `\n  ${message}`).join('')}`,
  };
};

/**
 * Returns the events that a worker writes to the log of the process: facts about partitions, none about a person.
 */
const loggedEvents = (io: FleetIo): Partial<WorkerEvents> => ({
  claimed: (partition) => io.writeLog('claimed', { partition }),
  released: (partition) => io.writeLog('released', { partition }),
  started: (partition, position, problem) =>
    io.writeLog('started', { partition, position, ...(problem !== null && { problem }) }),
  overtaken: (partition) => io.writeLog('overtaken', { partition }),
  checkpointed: (partition, position, bytes, agents) =>
    io.writeLog('checkpointed', { partition, position, bytes, agents }),
  failed: (partition, error) =>
    io.writeLog('failed', { partition, error: error instanceof Error ? error.message : 'unknown' }),
});

/** Runs `ccbar-agent fleet worker` until it is asked to stop. */
export const runFleetWorker = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const rules = await readRules(given, io);
  if (isProblem(rules)) return rules;
  const log = await openLog(given, io.readFile);
  if (isProblem(log)) return log;
  const { name } = given;
  const worker: FleetWorker = runWorker({
    log,
    name: typeof name === 'string' ? name : io.usualName(),
    rules,
    events: loggedEvents(io),
  });
  await io.stopped;
  io.writeLog('draining', {});
  await worker.drain();
  await log.close();
  io.writeLog('drained', {});
  return 0;
};
