import { hashText } from '../protocol/hash-text.ts';

/**
 * The number of times that each kind of finding has been found. Plain data in small parts, so that one more costs
 * the same with a thousand kinds as with ten.
 */
export interface Counts {
  /** The number of kinds. */
  readonly kinds: number;
  readonly parts: { readonly [part: string]: { readonly [kind: string]: number } };
}

/** Nothing was found yet. */
export const noCounts: Counts = { kinds: 0, parts: {} };

const mostParts = 64;

const partOf = (kind: string): number => (hashText(kind) >>> 0) % mostParts;

/** Returns how often a kind has been found. */
export const countOf = ({ parts }: Counts, kind: string): number => parts[partOf(kind)]?.[kind] ?? 0;

/** Counts a kind once more. */
export const countOnce = (counts: Counts, kind: string): Counts => {
  const part = partOf(kind);
  const known = counts.parts[part];
  const count = known?.[kind] ?? 0;
  return {
    kinds: counts.kinds + (count === 0 ? 1 : 0),
    parts: { ...counts.parts, [part]: { ...known, [kind]: count + 1 } },
  };
};
