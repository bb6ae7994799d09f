/** A position for each partition: how far its outputs were read. A partition that is not in it was not read. */
export type Positions = ReadonlyMap<number, number>;

/** Writes positions as text, such as `0:17,3:204`. */
export const positionsText = (positions: Positions): string =>
  [...positions]
    .sort(([a], [b]) => a - b)
    .map(([partition, position]) => `${partition}:${position}`)
    .join(',');

/** Reads positions that `positionsText` wrote; `null` when the text is none, or names a partition that is not there. */
export const readPositions = (text: string, partitions: number): Positions | null => {
  const positions = new Map<number, number>();
  for (const part of text
    .trim()
    .split(',')
    .filter((one) => one !== '')) {
    const [, partition, position] = /^(\d{1,4}):(\d{1,15})$/.exec(part.trim()) ?? [];
    if (partition === undefined || Number(partition) >= partitions || positions.has(Number(partition)))
      return null;
    positions.set(Number(partition), Number(position));
  }
  return positions;
};
