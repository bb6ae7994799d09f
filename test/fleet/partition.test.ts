import { describe, expect, it } from 'vitest';
import { partitionOf } from '../../src/fleet/partition.ts';

describe('the partition of a work number', () => {
  // The same numbers as a subject mapping with partition(n, token) of nats-server gives.
  it.each([
    ['', 16, 0x811c9dc5 % 16],
    ['a', 16, 0xe40c292c % 16],
    ['foobar', 1000, 0xbf9cf968 % 1000],
  ])('of %j among %i is %i', (workNo, partitions, partition) => {
    expect(partitionOf(workNo, partitions)).toBe(partition);
  });

  it('spreads work numbers evenly', () => {
    const counts = new Array<number>(8).fill(0);
    for (let index = 0; index < 8000; index += 1) {
      const partition = partitionOf(String(30021 + index), 8);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });
});
