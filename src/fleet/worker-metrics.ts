import type { FoldedEntry } from './partition-worker.ts';
import type { FleetWorker, WorkerEvents } from './worker.ts';

type Attributes = { readonly [name: string]: string | number };
interface Settings {
  readonly description: string;
  readonly unit: string;
}
interface Counter {
  add(value: number, attributes?: Attributes): void;
}
interface Histogram {
  record(value: number, attributes?: Attributes): void;
}
interface Gauge {
  addCallback(callback: (result: { observe(value: number, attributes?: Attributes): void }) => void): void;
}

/** The part of a `Meter` of `@opentelemetry/api` that the metrics of a worker need. */
export interface FleetMeter {
  createCounter(name: string, settings: Settings): Counter;
  createHistogram(name: string, settings: Settings): Histogram;
  createObservableGauge(name: string, settings: Settings): Gauge;
}

/** The metrics of one worker. */
export interface WorkerMetrics {
  /** Give them to `runWorker`. */
  readonly events: Partial<WorkerEvents>;
  /** Begins to observe the worker itself. */
  readonly observe: (worker: FleetWorker) => void;
}

/** The options of `workerMetrics`. */
export interface WorkerMetricsOptions {
  /** The value of `messaging.system`: `nats`, or another log's name. */
  readonly system: string;
  /** The present time by the clock of the log, ms since the epoch. */
  readonly now?: () => number;
}

/**
 * Counts the work of a worker with a meter of OpenTelemetry, under the standard names for messaging and under
 * `ccbar.fleet.*`. Labels are partitions, ids of findings and levels; none names a person.
 *
 * @example
 * ```ts
 * import { type FleetMeter, memoryLog, runWorker, workerMetrics } from 'ccbar-agent/fleet';
 *
 * // With OpenTelemetry: metrics.getMeter('ccbar-agent').
 * declare const meter: FleetMeter;
 * const metrics = workerMetrics(meter, { system: 'nats' });
 * const worker = runWorker({ log: memoryLog(), name: 'worker-1', events: metrics.events });
 * metrics.observe(worker);
 * ```
 */
export const workerMetrics = (
  meter: FleetMeter,
  { system, now = Date.now }: WorkerMetricsOptions,
): WorkerMetrics => {
  const counter = (name: string, unit: string, description: string) =>
    meter.createCounter(name, { unit, description });
  const histogram = (name: string, unit: string, description: string) =>
    meter.createHistogram(name, { unit, description });
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(name, { unit, description });

  const consumed = counter(
    'messaging.client.consumed.messages',
    '{message}',
    'Entries of the log that were read',
  );
  const duration = histogram('messaging.process.duration', 's', 'Time to fold one entry');
  const frames = counter('ccbar.fleet.frames', '{frame}', 'Frames that were folded');
  const refused = counter('ccbar.fleet.refused', '{frame}', 'Frames that could not be read or folded');
  const steps = counter('ccbar.fleet.steps', '{step}', 'Steps that were written');
  const findings = counter('ccbar.fleet.findings', '{finding}', 'Findings that were written');
  const age = histogram('ccbar.fleet.age', 's', 'Time from the storing of an entry to its output');
  const takeOvers = counter('ccbar.fleet.takeovers', '{partition}', 'Partitions that were claimed');
  const overtaken = counter(
    'ccbar.fleet.overtaken',
    '{partition}',
    'Partitions that another worker had written',
  );
  const failures = counter('ccbar.fleet.failures', '{failure}', 'Calls of the log that failed');
  const checkpointSize = histogram('ccbar.fleet.checkpoint.size', 'By', 'Size of a checkpoint');
  const agents = new Map<number, number>();
  const savedAt = new Map<number, number>();

  const of = (partition: number): Attributes => ({
    'messaging.system': system,
    'messaging.operation.name': 'process',
    'messaging.destination.partition.id': String(partition),
  });
  const folded = (partition: number, entry: FoldedEntry) => {
    const { output, frames: count, isWritten, duration: ms } = entry;
    const attributes = of(partition);
    consumed.add(1, attributes);
    duration.record(ms / 1000, attributes);
    // Entries that a former worker answered are folded again, and that worker has counted them.
    if (!isWritten) return;
    frames.add(count, attributes);
    if (output.refused !== undefined) refused.add(output.refused, attributes);
    age.record(Math.max(0, now() - output.at) / 1000, attributes);
    let stepCount = 0;
    for (const turn of output.turns) {
      stepCount += turn.steps.length;
      for (const { id, level } of turn.findings)
        findings.add(1, { ...attributes, 'ccbar.finding.id': id, 'ccbar.finding.level': level });
    }
    if (stepCount > 0) steps.add(stepCount, attributes);
  };

  return {
    events: {
      folded,
      claimed: (partition) => takeOvers.add(1, of(partition)),
      released: (partition) => {
        agents.delete(partition);
        savedAt.delete(partition);
      },
      overtaken: (partition) => overtaken.add(1, of(partition)),
      checkpointed: (partition, _, bytes, count) => {
        checkpointSize.record(bytes, of(partition));
        agents.set(partition, count);
        savedAt.set(partition, now());
      },
      failed: () => failures.add(1, { 'messaging.system': system }),
    },
    observe: (worker) => {
      const claims = gauge('ccbar.fleet.claims', '{partition}', 'Partitions that the worker holds');
      claims.addCallback((result) => result.observe(worker.partitions().length));
      const lag = gauge('ccbar.fleet.lag', '{entry}', 'Entries that the worker has still to fold');
      lag.addCallback((result) => {
        for (const [partition, entries] of worker.lag()) result.observe(entries, of(partition));
      });
      const known = gauge('ccbar.fleet.agents', '{agent}', 'Agents in the newest checkpoint');
      known.addCallback((result) => {
        for (const [partition, count] of agents) result.observe(count, of(partition));
      });
      const checkpointAge = gauge('ccbar.fleet.checkpoint.age', 's', 'Time since the newest checkpoint');
      checkpointAge.addCallback((result) => {
        for (const [partition, time] of savedAt) result.observe((now() - time) / 1000, of(partition));
      });
    },
  };
};
