import { JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import type { KV } from '@nats-io/kv';
import type { ClaimStore } from '../fleet-log.ts';

const wrongLastSequence = 10071;

/** Returns the revision, or `null` when another worker was faster. */
const unlessOvertaken = async (revision: Promise<number>): Promise<number | null> => {
  try {
    return await revision;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === wrongLastSequence) return null;
    throw error;
  }
};

/** An entry of the bucket as this process has seen it. */
interface Seen {
  readonly revision: number;
  readonly worker: string;
  /** The time at which this revision was seen first, ms by a clock that nobody sets. */
  readonly since: number;
}

const partitionKey = (partition: number): string => `partition.${partition}`;
const workerKey = (worker: string): string => `worker.${worker}`;

/**
 * Claims in a bucket. A claim is over when its entry had the same revision for the time to live, by the
 * clock of whoever looks, so that no two clocks are compared; it is then replaced at that revision, so a
 * claim that was renewed meanwhile is never taken. The server's own expiry only removes what nobody wants.
 */
export const kvClaims = (bucket: KV, name: string, manager: JetStreamManager, ttl: number): ClaimStore => {
  const seen = new Map<string, Seen>();

  const note = (key: string, revision: number, worker: string): number => {
    const before = seen.get(key);
    // A replica may answer with an older entry.
    if (before === undefined || before.revision < revision)
      seen.set(key, { revision, worker, since: performance.now() });
    return revision;
  };
  /** Reads an entry; returns it when its claim is not over. */
  const look = async (key: string): Promise<Seen | null> => {
    const entry = await bucket.get(key);
    if (entry === null || entry.operation !== 'PUT') {
      seen.delete(key);
      return null;
    }
    note(key, entry.revision, entry.string());
    const now = seen.get(key);
    return now !== undefined && performance.now() - now.since < ttl ? now : null;
  };
  /** The keys there are. Listing them by a consumer waits for its heartbeat when entries change meanwhile. */
  const keysUnder = async (start: string): Promise<readonly string[]> => {
    const under = `$KV.${name}.${start}.`;
    const { state } = await manager.streams.info(`KV_${name}`, { subjects_filter: `${under}>` });
    return Object.keys(state.subjects ?? {}).map((subject) => subject.slice(under.length));
  };
  const written = async (key: string, worker: string, write: Promise<number>): Promise<number | null> => {
    const revision = await unlessOvertaken(write);
    return revision === null ? null : note(key, revision, worker);
  };

  return {
    ttl,
    take: async (partition, worker) => {
      const key = partitionKey(partition);
      const holder = await look(key);
      if (holder !== null && holder.worker !== worker) return null;
      const revision = seen.get(key)?.revision;
      return written(
        key,
        worker,
        revision === undefined ? bucket.create(key, worker) : bucket.update(key, worker, revision),
      );
    },
    renew: (partition, worker, revision) =>
      written(partitionKey(partition), worker, bucket.update(partitionKey(partition), worker, revision)),
    release: async (partition, revision) => {
      const key = partitionKey(partition);
      await unlessOvertaken(bucket.delete(key, { previousSeq: revision }).then(() => revision));
      seen.delete(key);
    },
    holders: async () => {
      const keys = await keysUnder('partition');
      const found = await Promise.all(keys.map((key) => look(`partition.${key}`)));
      return new Map(
        found.flatMap((one, index) => (one === null ? [] : [[Number(keys[index]), one.worker] as const])),
      );
    },
    announce: async (worker) => {
      note(workerKey(worker), await bucket.put(workerKey(worker), worker), worker);
    },
    withdraw: async (worker) => {
      await bucket.delete(workerKey(worker));
      seen.delete(workerKey(worker));
    },
    workers: async () => {
      const names = await keysUnder('worker');
      const found = await Promise.all(names.map((name) => look(workerKey(name))));
      return names.filter((_, index) => found[index] !== null);
    },
  };
};
