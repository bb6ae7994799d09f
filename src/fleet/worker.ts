import { CcbarError } from '../errors.ts';
import { nextInterval } from '../measures/interval.ts';
import type { Rule } from '../rules/rule.ts';
import { runSetup } from '../run/run.ts';
import { tick } from './fleet-batch.ts';
import { type AgentFleetLog, type PartitionEvents, workOnPartition } from './partition-worker.ts';

/** The events of a worker, for metrics and logs. */
export interface WorkerEvents extends PartitionEvents {
  readonly claimed: (partition: number) => void;
  /** The claim was released, lost, or given to another worker. */
  readonly released: (partition: number) => void;
  /** The log could not be reached or refused something; the worker tries again. */
  readonly failed: (partition: number | null, error: unknown) => void;
}

/** The options of a worker. */
export interface WorkerOptions {
  readonly log: AgentFleetLog;
  /** A name that no other worker has. */
  readonly name: string;
  /** Business rules, besides the standing ones. Every worker of a fleet has to have the same. */
  readonly rules?: readonly Rule[];
  /** The time between two checkpoints of a partition, ms; 10,000 when left out. */
  readonly checkpointEvery?: number;
  /** The time without input after which a tick lets time pass, ms; 1000 when left out. */
  readonly tickEvery?: number;
  readonly events?: Partial<WorkerEvents>;
}

/** A worker at work. */
export interface FleetWorker {
  /** The partitions that the worker has claimed now. */
  readonly partitions: () => readonly number[];
  /** `true` when the claims were renewed within their time to live. */
  readonly isReady: () => boolean;
  /** Stops reading, flushes, saves checkpoints and releases the claims. */
  readonly drain: () => Promise<void>;
}

interface Held {
  revision: number;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const nothing = () => {};

const silent: WorkerEvents = {
  started: nothing,
  folded: nothing,
  overtaken: nothing,
  checkpointed: nothing,
  claimed: nothing,
  released: nothing,
  failed: nothing,
};

/**
 * Starts a worker: it claims its fair share of the partitions, folds them, and takes over the partitions of a
 * worker whose claims expire. A claim only decides who works; that every output is written once is the log's
 * doing, so a worker that was stopped for a while does no harm when it goes on.
 *
 * @throws {@link CcbarError} `bad-option` when the name is empty.
 *
 * @example
 * ```ts
 * import { memoryLog, runWorker } from 'ccbar-agent/fleet';
 *
 * const worker = runWorker({ log: memoryLog({ partitions: 4 }), name: 'worker-1' });
 * // Later, before the process ends:
 * await worker.drain();
 * ```
 */
export const runWorker = ({
  log,
  name,
  rules = [],
  checkpointEvery = 10_000,
  tickEvery = 1000,
  events: given = {},
}: WorkerOptions): FleetWorker => {
  if (!/^[\w-]+$/.test(name))
    throw new CcbarError(
      'bad-option',
      `A worker needs a name of letters, digits, _ and -, received '${name}'.`,
    );
  const events = { ...silent, ...given };
  const setup = runSetup({ rules, follow: nextInterval });
  const held = new Map<number, Held>();
  const draining = new AbortController();
  /** The monotonic time of the last tick or entry of each partition, ms. */
  const movedAt = new Map<number, number>();
  let renewedAt = performance.now();

  const begin = (partition: number, revision: number) => {
    const stop = new AbortController();
    const work = workOnPartition({
      log,
      partition,
      setup,
      checkpointEvery,
      signal: stop.signal,
      events: {
        ...events,
        folded: (...args) => {
          movedAt.set(partition, performance.now());
          events.folded(...args);
        },
      },
    });
    const ended = work
      .then(nothing, (error: unknown) => events.failed(partition, error))
      .then(async () => {
        const claim = held.get(partition);
        held.delete(partition);
        if (claim !== undefined) await log.claims.release(partition, claim.revision).catch(nothing);
        events.released(partition);
      });
    movedAt.set(partition, performance.now());
    held.set(partition, { revision, stop, ended });
    events.claimed(partition);
  };

  const giveUp = async (partition: number) => {
    const claim = held.get(partition);
    claim?.stop.abort();
    await claim?.ended;
  };

  const renewAll = async () => {
    for (const [partition, claim] of held) {
      const revision = await log.claims.renew(partition, name, claim.revision);
      if (revision === null) claim.stop.abort();
      else claim.revision = revision;
    }
  };

  const takeShare = async () => {
    const [workers, holders] = await Promise.all([log.claims.workers(), log.claims.holders()]);
    const share = Math.ceil(log.partitions / Math.max(1, workers.length));
    const surplus = [...held.keys()].slice(share);
    await Promise.all(surplus.map(giveUp));
    for (let partition = 0; partition < log.partitions && held.size < share; partition += 1) {
      if (holders.has(partition) || held.has(partition) || draining.signal.aborted) continue;
      const revision = await log.claims.take(partition, name);
      if (revision !== null) begin(partition, revision);
    }
  };

  const tickIdle = async () => {
    const now = performance.now();
    for (const partition of held.keys()) {
      if (now - (movedAt.get(partition) ?? 0) < tickEvery) continue;
      movedAt.set(partition, now);
      await log.append(partition, tick, `${name}-${partition}-${Math.round(now)}`);
    }
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        draining.signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      draining.signal.addEventListener('abort', done);
    });

  const live = async () => {
    while (!draining.signal.aborted) {
      try {
        await log.claims.announce(name);
        await renewAll();
        renewedAt = performance.now();
        await takeShare();
        await tickIdle();
      } catch (error) {
        events.failed(null, error);
      }
      await pause(Math.min(log.claims.ttl / 4, tickEvery));
    }
    await Promise.all([...held.keys()].map(giveUp));
    await log.claims.withdraw(name).catch(nothing);
  };
  const ended = live();

  return {
    partitions: () => [...held.keys()].sort((a, b) => a - b),
    isReady: () => performance.now() - renewedAt < log.claims.ttl,
    drain: () => {
      draining.abort();
      return ended;
    },
  };
};
