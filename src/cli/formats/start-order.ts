/** A row that waits for its turn. */
interface Row {
  readonly from: number;
  readonly seq: number;
  readonly text: string;
}

/** The start of the stretch that a run is in. It is out of date when the run has moved on. */
interface Start {
  readonly from: number;
  readonly seq: number;
  readonly run: number;
}

interface Ordered {
  readonly from: number;
  readonly seq: number;
}

/** A binary heap: the least element comes first, by time and then by arrival. */
const createHeap = <Element extends Ordered>() => {
  const heap: Element[] = [];
  const isBefore = (a: Ordered | undefined, b: Ordered | undefined): boolean =>
    a !== undefined && (b === undefined || a.from < b.from || (a.from === b.from && a.seq < b.seq));
  const swap = (a: number, b: number): void => {
    const [left, right] = [heap[a], heap[b]];
    if (left === undefined || right === undefined) return;
    heap[a] = right;
    heap[b] = left;
  };
  return {
    size: () => heap.length,
    first: () => heap[0],
    push: (element: Element): void => {
      heap.push(element);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(heap[at], heap[parent])) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop: (): Element | undefined => {
      const first = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        const child = isBefore(heap[2 * at + 2], heap[2 * at + 1]) ? 2 * at + 2 : 2 * at + 1;
        if (!isBefore(heap[child], heap[at])) return first;
        swap(at, child);
        at = child;
      }
    },
    /** Removes all elements and returns them. */
    empty: (): Element[] => heap.splice(0),
  };
};

/** Rows are held while an older stretch may still end: at most so many, or twice as many as there are runs. */
const mostHeld = 20_000;
/** Several agents' clocks may differ by so much, ms: a new one may begin a little before the newest row. */
const slack = 10_000;

/** Brings the rows of many runs, which become known when their stretches end, into the order of their starts. */
export interface StartOrder {
  /** A run is in a stretch that begins at this time; `Infinity` when it is over. */
  readonly begin: (run: number, from: number) => void;
  /** Returns where the stretch that a run is in begins, for its row: later than it did when it was cut. */
  readonly startOf: (run: number) => number | undefined;
  readonly add: (from: number, text: string) => void;
  /** Hands every row whose turn it is to `emit`. */
  readonly release: (now: number) => void;
  /** Hands all rows that are left to `emit`; a new recording may begin. */
  readonly end: () => void;
}

/**
 * Starts to order rows. When too many rows wait for one long stretch, that stretch is cut where the recording
 * stands: `rowOfOpen` gives the row of its first part, and the rest gets a row of its own later.
 */
export const createStartOrder = (
  emit: (from: number, text: string) => void,
  rowOfOpen: (run: number, from: number, to: number) => string,
): StartOrder => {
  const rows = createHeap<Row>();
  const starts = createHeap<Start>();
  const startOfRun = new Map<number, number>();
  let seq = 0;
  let newest = Number.NEGATIVE_INFINITY;

  const isCurrent = ({ run, from }: Start): boolean => startOfRun.get(run) === from;
  const oldestStart = (): Start | undefined => {
    for (;;) {
      const start = starts.first();
      if (start === undefined || isCurrent(start)) return start;
      starts.pop();
    }
  };
  const begin = (run: number, from: number): void => {
    startOfRun.set(run, from);
    if (from === Number.POSITIVE_INFINITY) return;
    // Starts that are out of date go when they are half of all, so that there are never many more than runs.
    if (starts.size() > 2 * startOfRun.size + 16) starts.empty().filter(isCurrent).forEach(starts.push);
    seq += 1;
    starts.push({ run, from, seq });
  };
  const add = (from: number, text: string): void => {
    seq += 1;
    // Reading a character makes the engine write the text out: in pieces it would take several times the memory.
    text.charCodeAt(0);
    rows.push({ from, seq, text });
  };
  const emitUpTo = (limit: number): void => {
    for (let row = rows.first(); row !== undefined && row.from <= limit; row = rows.first()) {
      rows.pop();
      emit(row.from, row.text);
    }
  };
  const due = (): number => {
    const oldest = oldestStart()?.from ?? Number.POSITIVE_INFINITY;
    return startOfRun.size > 1 ? Math.min(oldest, newest - slack) : oldest;
  };
  const cutOldest = (): void => {
    const oldest = oldestStart();
    if (oldest === undefined) return;
    add(oldest.from, rowOfOpen(oldest.run, oldest.from, newest));
    begin(oldest.run, newest);
  };

  return {
    begin,
    startOf: (run) => startOfRun.get(run),
    add,
    release: (now) => {
      newest = Math.max(newest, now);
      emitUpTo(due());
      const most = Math.max(mostHeld, 2 * startOfRun.size);
      if (rows.size() <= most) return;
      while (rows.size() > most / 2 && (oldestStart()?.from ?? newest) < newest - slack) {
        cutOldest();
        emitUpTo(due());
      }
    },
    end: () => {
      emitUpTo(Number.POSITIVE_INFINITY);
      startOfRun.clear();
      newest = Number.NEGATIVE_INFINITY;
    },
  };
};
