/** The newest so many of what was put in. */
export interface Ring<T> {
  readonly push: (value: T) => void;
  /** Oldest first. */
  readonly all: () => readonly T[];
  readonly isEmpty: () => boolean;
  /** Takes everything out. Returns it, oldest first. */
  readonly takeAll: () => readonly T[];
}

/** A ring of at most `limit` values; the oldest make room. */
export const createRing = <T>(limit: number): Ring<T> => {
  let values: T[] = [];
  let oldest = 0;
  const all = () => [...values.slice(oldest), ...values.slice(0, oldest)];
  return {
    push: (value) => {
      if (values.length < limit) {
        values.push(value);
        return;
      }
      values[oldest] = value;
      oldest = (oldest + 1) % limit;
    },
    all,
    isEmpty: () => values.length === 0,
    takeAll: () => {
      const taken = all();
      values = [];
      oldest = 0;
      return taken;
    },
  };
};
