import type { Markup } from '../../chart/markup.ts';

/** Gives what was made the last time, as long as what it was made of is the same. */
export type Memoize = (name: string, of: readonly unknown[], make: () => Markup) => Markup;

/** Starts remembering parts of a page, so that only what has changed is made and compared anew. */
export const createMemo = (): Memoize => {
  const kept = new Map<string, { readonly of: readonly unknown[]; readonly made: Markup }>();
  return (name, of, make) => {
    const known = kept.get(name);
    if (known?.of.every((part, index) => part === of[index])) return known.made;
    const made = make();
    kept.set(name, { of, made });
    return made;
  };
};
