/** A list that grows, and that readers can follow. */
export interface GrowingList<Item> {
  readonly items: readonly Item[];
  readonly push: (item: Item) => void;
  /** Reads from an index on, first what is there and then what is added, until aborted. */
  readonly from: (index: number, signal: AbortSignal) => AsyncGenerator<Item>;
}

/** Creates a list that readers can follow. */
export const createGrowingList = <Item>(): GrowingList<Item> => {
  const items: Item[] = [];
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
    items,
    push: (item) => {
      items.push(item);
      for (const resolve of [...waiting]) resolve();
    },
    from: async function* (index, signal) {
      for (let next = index; !signal.aborted; ) {
        const item = items[next];
        if (item === undefined) await nextChange(signal);
        else {
          next += 1;
          yield item;
        }
      }
    },
  };
};
