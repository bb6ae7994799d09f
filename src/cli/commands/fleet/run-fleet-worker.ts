import type { AgentFleetLog } from '../../../fleet/partition-worker.ts';
import { pause } from '../../../fleet/repeat-until.ts';
import { steadyClock } from '../../../fleet/steady-clock.ts';
import { type FleetWorker, runWorker, type WorkerEvents } from '../../../fleet/worker.ts';
import { workerMetrics } from '../../../fleet/worker-metrics.ts';
import { parseRules } from '../../../rules/business/parse-rules.ts';
import type { Rule } from '../../../rules/rule.ts';
import { failureText } from '../../io/failure-text.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { type FleetFlags, wholeNumber } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { fleetMeter } from './fleet-meter.ts';
import { type HealthServer, serveHealth } from './health-server.ts';
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
  folded: (partition, { position, output }) => {
    if (output.refused !== undefined) io.writeLog('refused', { partition, position, frames: output.refused });
  },
  overtaken: (partition) => io.writeLog('overtaken', { partition }),
  checkpointed: (partition, position, bytes, agents) =>
    io.writeLog('checkpointed', { partition, position, bytes, agents }),
  failed: (partition, error) =>
    io.writeLog('failed', { partition, error: error instanceof Error ? error.message : 'unknown' }),
});

/** Returns events that go to several receivers. */
const joined = (all: readonly Partial<WorkerEvents>[]): Partial<WorkerEvents> =>
  Object.fromEntries(
    [...new Set(all.flatMap((events) => Object.keys(events)))].map((name) => [
      name,
      (...args: readonly unknown[]) => {
        for (const events of all)
          (events[name as keyof WorkerEvents] as (...of: readonly unknown[]) => void)?.(...args);
      },
    ]),
  );

/** Resolves when everything that is stored now is folded by this one worker. */
const allFolded = async (worker: FleetWorker, log: AgentFleetLog, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    await pause(steadyClock, 250, stopped);
    const lag = worker.lag();
    if (lag.size === log.partitions && [...lag.values()].every((entries) => entries === 0)) {
      const ends = await Promise.all([...lag.keys()].map((partition) => log.lastInput(partition)));
      const done = worker.folded();
      if ([...lag.keys()].every((partition, index) => (done.get(partition) ?? -1) >= (ends[index] ?? 0)))
        return;
    }
  }
};

/** Runs `ccbar-agent fleet worker` until it is asked to stop, or with `--once` until everything is folded. */
export const runFleetWorker = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const rules = await readRules(given, io);
  if (isProblem(rules)) return rules;
  const healthPort = wholeNumber(given, 'health-port', { least: 0, most: 65_535, usual: -1 });
  if (isProblem(healthPort)) return healthPort;
  const log = await openLog(given, io.readFile);
  if (isProblem(log)) return log;
  const { name, once, 'health-host': host = '127.0.0.1' } = given;
  const meter = await fleetMeter();
  const metrics = meter === null ? null : workerMetrics(meter, { system: 'nats' });
  const worker: FleetWorker = runWorker({
    log,
    name: typeof name === 'string' ? name : io.usualName(),
    rules,
    events: joined([loggedEvents(io), ...(metrics === null ? [] : [metrics.events])]),
    ...(once === true && { tickEvery: Number.POSITIVE_INFINITY }),
  });
  metrics?.observe(worker);
  const stopping = new AbortController();
  void io.stopped.then(() => stopping.abort());
  let isDraining = false;
  let health: HealthServer | null = null;
  if (healthPort >= 0) {
    const answers = { isLive: () => true, isReady: () => !isDraining && worker.isReady() };
    try {
      health = await serveHealth(answers, healthPort, String(host));
      io.writeLog('health', { port: health.port });
    } catch (error) {
      await worker.drain();
      await log.close();
      return { problem: `Cannot serve at port ${healthPort}: ${failureText(error)}.` };
    }
  }
  await (once === true ? allFolded(worker, log, stopping.signal) : io.stopped);
  isDraining = true;
  io.writeLog('draining', {});
  await worker.drain();
  await health?.close();
  await log.close();
  io.writeLog('drained', {});
  return 0;
};
