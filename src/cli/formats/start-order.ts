import { writtenOut } from '../../agent/written-out.ts';
import { settleInHeap } from './heap.ts';

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

const swapIn = <Element>(list: Element[], a: number, b: number): void => {
  const [one, other] = [list[a], list[b]];
  if (one === undefined || other === undefined) return;
  list[a] = other;
  list[b] = one;
};

/** States whether what has one time and number comes before what has others. */
const isEarlier = (from = 0, seq = 0, otherFrom = 0, otherSeq = 0): boolean =>
  from < otherFrom || (from === otherFrom && seq < otherSeq);

/** The rows that wait, in a heap. Three lists: objects would take three times the memory. */
const createRows = () => {
  const [froms, seqs, texts]: [number[], number[], string[]] = [[], [], []];
  const lists = {
    size: () => froms.length,
    isBefore: (a: number, b: number) => isEarlier(froms[a], seqs[a], froms[b], seqs[b]),
    swap: (a: number, b: number) => {
      swapIn(froms, a, b);
      swapIn(seqs, a, b);
      swapIn(texts, a, b);
    },
  };
  return {
    size: lists.size,
    firstFrom: () => froms[0],
    add: (from: number, seq: number, text: string): void => {
      froms.push(from);
      seqs.push(seq);
      texts.push(text);
      settleInHeap(lists, froms.length - 1);
    },
    /** Removes the first row and returns its text. */
    take: (): string => {
      lists.swap(0, froms.length - 1);
      froms.pop();
      seqs.pop();
      const text = texts.pop();
      settleInHeap(lists, 0);
      return text ?? '';
    },
  };
};

/** The runs and the starts of their stretches, in a heap. Lists by the number of the run: 32 bytes for each. */
const createStarts = () => {
  const [froms, seqs, places]: [number[], number[], number[]] = [[], [], []];
  const runs: number[] = [];
  const fromOf = (run: number | undefined): number | undefined => {
    const from = run === undefined ? undefined : froms[run];
    return from === undefined || Number.isNaN(from) ? undefined : from;
  };
  const lists = {
    size: () => runs.length,
    isBefore: (a: number, b: number) => {
      const [one = 0, other = 0] = [runs[a], runs[b]];
      return isEarlier(froms[one], seqs[one], froms[other], seqs[other]);
    },
    swap: (a: number, b: number) => {
      swapIn(runs, a, b);
      places[runs[a] ?? 0] = a;
      places[runs[b] ?? 0] = b;
    },
  };
  return {
    size: lists.size,
    fromOf,
    first: () => runs[0],
    set: (run: number, from: number, seq: number): void => {
      if (fromOf(run) === undefined) places[run] = runs.push(run) - 1;
      froms[run] = from;
      seqs[run] = seq;
      settleInHeap(lists, places[run] ?? 0);
    },
    clear: (): void => {
      runs.length = 0;
      // Not emptied: the runs of the next recording are numbered on from here.
      froms.fill(Number.NaN);
    },
  };
};

/**
 * Starts to order rows. When too many rows wait for one long stretch, that stretch is cut where the recording
 * stands: `rowOfOpen` gives the row of its first part, and the rest gets a row of its own later.
 */
export const createStartOrder = (
  emit: (from: number, text: string) => void,
  rowOfOpen: (run: number, from: number, to: number) => string,
): StartOrder => {
  const rows = createRows();
  const starts = createStarts();
  let seq = 0;
  let newest = Number.NEGATIVE_INFINITY;

  const begin = (run: number, from: number): void => {
    seq += 1;
    starts.set(run, from, seq);
  };
  const add = (from: number, text: string): void => {
    seq += 1;
    rows.add(from, seq, writtenOut(text));
  };
  const emitUpTo = (limit: number): void => {
    for (let from = rows.firstFrom(); from !== undefined && from <= limit; from = rows.firstFrom())
      emit(from, rows.take());
  };
  const oldestStart = (): number => starts.fromOf(starts.first()) ?? Number.POSITIVE_INFINITY;
  const due = (): number => (starts.size() > 1 ? Math.min(oldestStart(), newest - slack) : oldestStart());
  const cutOldest = (): void => {
    const run = starts.first();
    if (run === undefined) return;
    const from = oldestStart();
    add(from, rowOfOpen(run, from, newest));
    begin(run, newest);
  };

  return {
    begin,
    startOf: starts.fromOf,
    add,
    release: (now) => {
      newest = Math.max(newest, now);
      emitUpTo(due());
      const most = Math.max(mostHeld, 2 * starts.size());
      if (rows.size() <= most) return;
      while (rows.size() > most / 2 && oldestStart() < newest - slack) {
        cutOldest();
        emitUpTo(due());
      }
    },
    end: () => {
      emitUpTo(Number.POSITIVE_INFINITY);
      starts.clear();
      newest = Number.NEGATIVE_INFINITY;
    },
  };
};
