import type { KV } from '@nats-io/kv';
import type { CheckpointStore } from '../fleet-log.ts';

/** The most bytes of one value: a value has to fit into the server's `max_payload`, 1 MB by default. */
const partLength = 500_000;

interface Head {
  readonly generation: string;
  readonly parts: number;
}

const keyOf = (partition: number, generation: string, part: number) => `p${partition}.${generation}.${part}`;

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
};

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
      const parts: Uint8Array[] = [];
      for (let part = 0; part < head.parts; part += 1) {
        const entry = await bucket.get(keyOf(partition, head.generation, part));
        // Another worker is replacing it; the caller replays from the beginning or tries again.
        if (entry === null || entry.operation !== 'PUT') return null;
        parts.push(entry.value);
      }
      return joined(parts);
    },
    save: async (partition, checkpoint) => {
      const before = await headOf(partition);
      const generation = crypto.randomUUID();
      const parts = Math.max(1, Math.ceil(checkpoint.length / partLength));
      for (let part = 0; part < parts; part += 1) {
        const bytes = checkpoint.subarray(part * partLength, (part + 1) * partLength);
        await bucket.put(keyOf(partition, generation, part), bytes);
      }
      await bucket.put(`p${partition}.head`, JSON.stringify({ generation, parts } satisfies Head));
      for (let part = 0; part < (before?.parts ?? 0); part += 1) {
        await bucket.purge(keyOf(partition, before?.generation ?? '', part));
      }
    },
  };
};
