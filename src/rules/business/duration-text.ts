const parts = [
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;

/** A time in words: `durationText(90_000)` is `1 min 30 s`. Up to a second is lost. */
export const durationText = (ms: number): string => {
  let left = Math.max(0, Math.floor(ms / 1000));
  const words = parts.flatMap(([unit, seconds]) => {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return words.join(' ') || '0 s';
};
