/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
};

/**
 * A small generator (mulberry32): the same seed and purpose give the same numbers everywhere.
 *
 * @param purpose what the numbers are for. Each purpose has a row of its own, so that drawing more for one
 * does not change what another gets.
 */
export const createRandom = (seed: number, purpose: string): Random => {
  let state = (Math.imul(seed, 0x9e3779b1) ^ hashOf(purpose)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** One of a list, each as likely. */
export const pick = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0];
