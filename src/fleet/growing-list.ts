/** A list that grows, and that readers can follow. */
export interface GrowingList<Item> {
  /** Returns the number of items that were ever added. */
  readonly length: () => number;
  /** Returns the newest item. */
  readonly newest: () => Item | undefined;
  readonly push: (item: Item) => void;
  /** Removes the oldest items as long as they are old; the places of the others stay. */
  readonly removeWhile: (isOld: (item: Item) => boolean) => void;
  /** Reads from an index on, first what is there and then what is added, until aborted. */
  readonly from: (index: number, signal: AbortSignal) => AsyncGenerator<Item>;
}

/** Creates a list that readers can follow. */
export const createGrowingList = <Item>(): GrowingList<Item> => {
  const items: Item[] = [];
  let removed = 0;
  const waiting = new Set<() => void>();

  const nextChange = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const done = () => {
        waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      signal.addEventListener('abort', done);
    });

  return {
    length: () => removed + items.length,
    newest: () => items.at(-1),
    push: (item) => {
      items.push(item);
      for (const resolve of [...waiting]) resolve();
    },
    removeWhile: (isOld) => {
      const young = items.findIndex((item) => !isOld(item));
      removed += items.splice(0, young < 0 ? items.length : young).length;
    },
    from: async function* (index, signal) {
      for (let next = index; !signal.aborted; ) {
        next = Math.max(next, removed);
        const item = items[next - removed];
        if (item === undefined) await nextChange(signal);
        else {
          next += 1;
          yield item;
        }
      }
    },
  };
};
