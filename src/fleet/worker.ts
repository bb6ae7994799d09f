import type { SchedulerLike } from 'rxjs';
import { CcbarError } from '../errors.ts';
import { replaySetup } from '../replay/replay-setup.ts';
import type { Rule } from '../rules/rule.ts';
import { createFairTurns } from './fair-turns.ts';
import { tick } from './fleet-batch.ts';
import { partitionOf } from './partition.ts';
import { type AgentFleetLog, type PartitionEvents, workOnPartition } from './partition-worker.ts';
import { repeatUntil } from './repeat-until.ts';
import { steadyClock } from './steady-clock.ts';

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
  /**
   * The time without input after which a tick lets time pass, ms; 1000 when left out. `Infinity` makes no ticks,
   * for a log of recordings, whose time is not the present.
   */
  readonly tickEvery?: number;
  readonly events?: Partial<WorkerEvents>;
  /** The one clock, an RxJS scheduler; a steady one when left out. It decides no result, only when work is done. */
  readonly clock?: SchedulerLike;
}

/** A worker at work. */
export interface FleetWorker {
  /** The partitions that the worker has claimed now. */
  readonly partitions: () => readonly number[];
  /** `true` when the claims were renewed within their time to live. */
  readonly isReady: () => boolean;
  /** The number of entries that each of its partitions has still to fold; measured every second. */
  readonly lag: () => ReadonlyMap<number, number>;
  /** The input position up to which each of its partitions is folded. */
  readonly folded: () => ReadonlyMap<number, number>;
  /** Stops reading, flushes, saves checkpoints and releases the claims. */
  readonly drain: () => Promise<void>;
}

interface Held {
  revision: number;
  /** The renewal that is under way. */
  renewal: Promise<void>;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const nothing = () => {};

/** The time between two looks at the end of the log, ms. */
const lagEvery = 1000;

/** The number of times that a claim is renewed, and those of others are looked at, within its time to live. */
const beatsPerClaim = 6;

/** The given functions, none of which can stop the work: what one throws goes to `failed`, and what that throws to nobody. */
const guarded = (given: Partial<WorkerEvents>): WorkerEvents => {
  const failed: WorkerEvents['failed'] = (partition, error) => {
    try {
      given.failed?.(partition, error);
    } catch {
      // There is nobody else to report it to.
    }
  };
  const safe =
    <Args extends readonly unknown[]>(act: ((...args: Args) => void) | undefined) =>
    (...args: Args): void => {
      try {
        act?.(...args);
      } catch (error) {
        failed(null, error);
      }
    };
  return {
    started: safe(given.started),
    folded: safe(given.folded),
    overtaken: safe(given.overtaken),
    checkpointed: safe(given.checkpointed),
    claimed: safe(given.claimed),
    released: safe(given.released),
    failed,
  };
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
  clock = steadyClock,
}: WorkerOptions): FleetWorker => {
  if (!/^[\w-]+$/.test(name))
    throw new CcbarError(
      'bad-option',
      `A worker needs a name of letters, digits, _ and -, received '${name}'.`,
    );
  const events = guarded(given);
  const setup = replaySetup({ rules });
  const held = new Map<number, Held>();
  const draining = new AbortController();
  /** The monotonic time of the last tick or entry of each partition, ms. */
  const movedAt = new Map<number, number>();
  /** The input position up to which each partition is folded, and the newest one that was seen in the log. */
  const foldedTo = new Map<number, number>();
  const inputTo = new Map<number, number>();
  const breathe = createFairTurns();
  /** The ids of ticks have to be others after a restart under the same name. */
  const run = `${name}-${crypto.randomUUID()}`;
  let renewedAt = Number.NEGATIVE_INFINITY;

  const begin = (partition: number, revision: number) => {
    const stop = new AbortController();
    const work = workOnPartition({
      log,
      partition,
      setup,
      checkpointEvery,
      breathe,
      signal: stop.signal,
      events: {
        ...events,
        folded: (of, entry) => {
          movedAt.set(partition, clock.now());
          foldedTo.set(partition, entry.position);
          events.folded(of, entry);
        },
        started: (of, position, problem) => {
          foldedTo.set(partition, position);
          events.started(of, position, problem);
        },
      },
    });
    const ended = work
      .then(nothing, (error: unknown) => events.failed(partition, error))
      .then(async () => {
        const claim = held.get(partition);
        held.delete(partition);
        foldedTo.delete(partition);
        inputTo.delete(partition);
        // A renewal that is under way would give the claim another revision.
        await claim?.renewal.catch(nothing);
        if (claim !== undefined) await log.claims.release(partition, claim.revision).catch(nothing);
        events.released(partition);
      });
    movedAt.set(partition, clock.now());
    held.set(partition, { revision, renewal: Promise.resolve(), stop, ended });
    events.claimed(partition);
  };

  const renew = async (partition: number, claim: Held) => {
    const revision = await log.claims.renew(partition, name, claim.revision);
    if (revision === null) claim.stop.abort();
    else claim.revision = revision;
  };
  /** Renews the claims, all at once and apart from everything else that the worker waits for. */
  const renewAll = async () => {
    for (const [partition, claim] of held) claim.renewal = renew(partition, claim);
    await Promise.all([log.claims.announce(name), ...[...held.values()].map(({ renewal }) => renewal)]);
    renewedAt = clock.now();
  };

  const first = partitionOf(name, log.partitions);
  /** All partitions; each worker begins elsewhere, so that two of them seldom want the same one. */
  const inOwnOrder = Array.from({ length: log.partitions }, (_, index) => (first + index) % log.partitions);

  const takeShare = async () => {
    const [workers, holders] = await Promise.all([log.claims.workers(), log.claims.holders()]);
    const share = Math.ceil(log.partitions / Math.max(1, workers.length));
    for (const { stop } of [...held.values()].slice(share)) stop.abort();
    const free = inOwnOrder.filter(
      (partition) => !held.has(partition) && (holders.get(partition) ?? name) === name,
    );
    await Promise.all(
      free.slice(0, Math.max(0, share - held.size)).map(async (partition) => {
        const revision = draining.signal.aborted ? null : await log.claims.take(partition, name);
        if (revision !== null) begin(partition, revision);
      }),
    );
  };

  const tickIdle = async () => {
    const now = clock.now();
    const idle = [...held.keys()].filter((partition) => now - (movedAt.get(partition) ?? 0) >= tickEvery);
    for (const partition of idle) movedAt.set(partition, now);
    await Promise.all(
      idle.map((partition) => log.append(partition, tick, `${run}-${partition}-${Math.round(now)}`)),
    );
  };

  const measureLag = async () => {
    await Promise.all(
      [...held.keys()].map(async (partition) => {
        const last = await log.lastInput(partition);
        if (held.has(partition)) inputTo.set(partition, last);
      }),
    );
  };

  const repeat = (work: () => Promise<void>, every: number, signal: AbortSignal) =>
    repeatUntil(work, { every, clock, signal, failed: (error) => events.failed(null, error) });

  const beat = log.claims.ttl / beatsPerClaim;
  const stopped = new AbortController();
  const renewing = repeat(renewAll, beat, stopped.signal);
  const working = Promise.all([
    repeat(takeShare, beat, draining.signal),
    repeat(measureLag, lagEvery, draining.signal),
    ...(tickEvery === Number.POSITIVE_INFINITY ? [] : [repeat(tickIdle, tickEvery, draining.signal)]),
  ]);

  const end = async () => {
    await working;
    for (const { stop } of held.values()) stop.abort();
    await Promise.all([...held.values()].map((claim) => claim.ended));
    stopped.abort();
    await renewing;
    await log.claims.withdraw(name).catch(nothing);
  };
  let ended: Promise<void> | null = null;

  return {
    partitions: () => [...held.keys()].sort((a, b) => a - b),
    isReady: () => clock.now() - renewedAt < log.claims.ttl,
    folded: () => new Map(foldedTo),
    lag: () =>
      new Map(
        [...held.keys()].map((partition) => [
          partition,
          Math.max(0, (inputTo.get(partition) ?? 0) - (foldedTo.get(partition) ?? 0)),
        ]),
      ),
    drain: () => {
      draining.abort();
      ended ??= end();
      return ended;
    },
  };
};
