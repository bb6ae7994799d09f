const offset = 0x811c9dc5;
const prime = 0x01000193;

/**
 * Returns the partition of a work number: FNV-1a (32 bit) of its UTF-8 bytes, modulo the number of partitions.
 * It is the function that a NATS server applies for a subject mapping with `partition(n, token)`, so a
 * publisher that does not use the mapping computes the same partition.
 *
 * @param partitions the number of partitions, at least 1.
 *
 * @example
 * ```ts
 * import { partitionOf } from 'ccbar-agent/fleet';
 *
 * console.log(partitionOf('30021', 16)); // always the same number from 0 to 15
 * ```
 */
export const partitionOf = (workNo: string, partitions: number): number => {
  let hash = offset;
  for (const byte of new TextEncoder().encode(workNo)) hash = Math.imul(hash ^ byte, prime);
  return (hash >>> 0) % partitions;
};
