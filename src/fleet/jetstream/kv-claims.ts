import { JetStreamApiError } from '@nats-io/jetstream';
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

/** Claims in a bucket whose entries expire after the time to live. */
export const kvClaims = (bucket: KV, ttl: number): ClaimStore => {
  const keysUnder = async (start: string): Promise<readonly string[]> => {
    const keys: string[] = [];
    for await (const key of await bucket.keys(`${start}.>`)) keys.push(key.slice(start.length + 1));
    return keys;
  };
  return {
    ttl,
    take: (partition, worker) => unlessOvertaken(bucket.create(`partition.${partition}`, worker)),
    renew: (partition, worker, revision) =>
      unlessOvertaken(bucket.update(`partition.${partition}`, worker, revision)),
    release: async (partition, revision) => {
      await unlessOvertaken(
        bucket.delete(`partition.${partition}`, { previousSeq: revision }).then(() => revision),
      );
    },
    holders: async () => {
      const holders = new Map<number, string>();
      for (const key of await keysUnder('partition')) {
        const entry = await bucket.get(`partition.${key}`);
        if (entry !== null && entry.operation === 'PUT') holders.set(Number(key), entry.string());
      }
      return holders;
    },
    announce: async (worker) => {
      await bucket.put(`worker.${worker}`, '');
    },
    withdraw: (worker) => bucket.delete(`worker.${worker}`),
    workers: () => keysUnder('worker'),
  };
};
