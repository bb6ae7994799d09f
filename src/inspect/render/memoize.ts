import type { Markup } from '../../chart/markup.ts';

/** Returns what was made the last time, as long as what it was made of is the same. */
export type Memoize = (name: string, of: readonly unknown[], make: () => Markup) => Markup;

/** Starts remembering parts of a page, so that only what has changed is made and compared anew. */
export const createMemo = (): Memoize => {
  const known = new Map<string, { readonly of: readonly unknown[]; readonly made: Markup }>();
  return (name, of, make) => {
    const last = known.get(name);
    if (last?.of.every((part, index) => part === of[index])) return last.made;
    const made = make();
    known.set(name, { of, made });
    return made;
  };
};
