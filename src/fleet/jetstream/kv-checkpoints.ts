import type { KV } from '@nats-io/kv';
import type { CheckpointStore } from '../fleet-log.ts';

/** The most characters of one value: a value has to fit into the server's `max_payload`, 1 MB by default. */
const partLength = 250_000;

interface Head {
  readonly generation: string;
  readonly parts: number;
}

const keyOf = (partition: number, generation: string, part: number) => `p${partition}.${generation}.${part}`;

/** Checkpoints in a bucket. A long one is split into parts; the head is written last, so a reader sees a whole one. */
export const kvCheckpoints = (bucket: KV): CheckpointStore => {
  const headOf = async (partition: number): Promise<Head | null> => {
    const entry = await bucket.get(`p${partition}.head`);
    return entry === null || entry.operation !== 'PUT' ? null : entry.json<Head>();
  };
  return {
    load: async (partition) => {
      const head = await headOf(partition);
      if (head === null) return null;
      const parts: string[] = [];
      for (let part = 0; part < head.parts; part += 1) {
        const entry = await bucket.get(keyOf(partition, head.generation, part));
        // Another worker is replacing it; the caller replays from the beginning or tries again.
        if (entry === null || entry.operation !== 'PUT') return null;
        parts.push(entry.string());
      }
      return parts.join('');
    },
    save: async (partition, checkpoint) => {
      const before = await headOf(partition);
      const generation = crypto.randomUUID();
      const parts = Math.max(1, Math.ceil(checkpoint.length / partLength));
      for (let part = 0; part < parts; part += 1) {
        const text = checkpoint.slice(part * partLength, (part + 1) * partLength);
        await bucket.put(keyOf(partition, generation, part), text);
      }
      await bucket.put(`p${partition}.head`, JSON.stringify({ generation, parts } satisfies Head));
      for (let part = 0; part < (before?.parts ?? 0); part += 1) {
        await bucket.purge(keyOf(partition, before?.generation ?? '', part));
      }
    },
  };
};
