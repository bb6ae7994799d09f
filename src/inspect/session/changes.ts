import type { Situation } from '../../agent/situation.ts';
import type { Json } from '../records/record.ts';

/** One thing that differs between two moments; `undefined` where it was not there. */
export interface Change {
  /** The place of the change: `reason`, `calls.0.phase`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

type Flat = ReadonlyMap<string, Json>;

const flatten = (value: unknown, path: string, into: Map<string, Json>): Map<string, Json> => {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) {
      flatten(inner, path === '' ? key : `${path}.${key}`, into);
    }
  } else if (!Array.isArray(value)) into.set(path, (value ?? null) as Json);
  return into;
};

/** A situation as a flat list. `call` is left out, since it is one of `calls`. */
export const flatSituation = ({ call: _, ...situation }: Situation): Flat =>
  flatten(situation, '', new Map());

/** Returns the differences between two situations, in the order of the later one. */
export const changesBetween = (before: Situation, after: Situation): readonly Change[] => {
  if (before === after) return [];
  const [was, is] = [flatSituation(before), flatSituation(after)];
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((change) => change.before !== change.after);
};
