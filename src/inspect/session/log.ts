import type { WarnedWay } from '../../chart/chart-view.ts';
import type { InspectionRecord } from '../records/record.ts';
import { isMove, type LogFilter, type LogRow, matcherOf, rowsOf } from './log-rows.ts';

/** The records of an inspector, and what of them its log shows. */
export interface Log {
  readonly records: () => readonly InspectionRecord[];
  readonly rows: () => readonly LogRow[];
  readonly counts: () => { readonly [Filter in LogFilter]: number };
  /** The ways that were followed with a warning; the one with the newest warning up to a record names its event. */
  readonly warnedWays: (upTo: number) => readonly WarnedWay[];
  /** Adds records; one that begins anew, as after a reload of the page, clears what was there. */
  readonly add: (records: readonly InspectionRecord[]) => void;
  readonly clear: () => void;
  /** Changes which records are shown. Of a long log only the first part is looked through at once: see `showMore`. */
  readonly show: (filter: LogFilter, query: string) => void;
  /** Changes how many characters of a finding fit into a line. */
  readonly wrapAt: (columns: number) => void;
  /** Looks through the next part of the records. Returns whether there is still more. */
  readonly showMore: () => boolean;
  /** The place of a record among the records; -1 when it is not there any more. */
  readonly indexOf: (seq: number) => number;
  /** The first line of a record in the log; -1 when it is not shown. */
  readonly rowOf: (seq: number) => number;
  /** Grows with every change of what it holds or shows. */
  readonly version: () => number;
}

const root = 'agent';
/** So many records are looked through at once: some milliseconds of work. */
const partSize = 4000;
/** More ways than this are no picture any more; the most frequent are shown. */
const mostWays = 6;

/** The index at which a sorted list reaches a number, or would. */
const search = <T>(list: readonly T[], seq: number, seqOf: (item: T) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && seqOf(item) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
};

const wayOf = ({ before, after }: InspectionRecord): Pick<WarnedWay, 'source' | 'target'> => ({
  source: [root, ...before].join('.'),
  target: [root, ...after].join('.'),
});

/** Starts a log of the newest `limit` records. */
export const createLog = (limit: number): Log => {
  let records: InspectionRecord[] = [];
  let rows: LogRow[] = [];
  let matches = matcherOf('all', '');
  let counts = { all: 0, moves: 0, findings: 0 };
  let ways = new Map<string, WarnedWay>();
  let warned: InspectionRecord[] = [];
  let version = 0;
  let columns = Number.POSITIVE_INFINITY;

  const count = (record: InspectionRecord) => {
    counts.all += 1;
    if (isMove(record)) counts.moves += 1;
    if (record.findings.length > 0) counts.findings += 1;
    if (record.outcome !== 'unexpected') return;
    warned.push(record);
    const way = wayOf(record);
    const key = `${way.source}>${way.target}`;
    ways.set(key, { ...way, count: (ways.get(key)?.count ?? 0) + 1 });
  };
  /** So many records have been looked through for the rows. */
  let filtered = 0;
  const filterPart = () => {
    const end = Math.min(records.length, filtered + partSize);
    for (; filtered < end; filtered += 1) {
      const record = records[filtered];
      if (record !== undefined && matches(record))
        rows.push(...rowsOf(record, records[filtered - 1], columns));
    }
    return filtered < records.length;
  };
  const filter = () => {
    version += 1;
    rows = [];
    filtered = 0;
    filterPart();
  };
  const clear = () => {
    version += 1;
    records = [];
    rows = [];
    filtered = 0;
    counts = { all: 0, moves: 0, findings: 0 };
    ways = new Map();
    warned = [];
  };
  const indexOf = (seq: number): number => {
    const index = search(records, seq, (record) => record.seq);
    return records[index]?.seq === seq ? index : -1;
  };

  return {
    records: () => records,
    rows: () => rows,
    counts: () => counts,
    warnedWays: (upTo) => {
      const newest = warned[search(warned, upTo + 1, (record) => record.seq) - 1];
      const named = newest && { ...wayOf(newest), event: newest.type ?? '' };
      const isNamed = ({ source, target }: WarnedWay): boolean =>
        source === named?.source && target === named.target;
      return [...ways.values()]
        .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.count - a.count)
        .slice(0, mostWays)
        .map((way) => (isNamed(way) && named !== undefined ? { ...way, newest: named.event } : way));
    },
    version: () => version,
    add: (added) => {
      version += 1;
      for (const record of added) {
        if (record.seq <= (records.at(-1)?.seq ?? 0)) {
          if (record.kind !== 'start') continue;
          clear();
        }
        records.push(record);
        count(record);
        if (filtered < records.length - 1) continue;
        filtered = records.length;
        if (matches(record)) rows.push(...rowsOf(record, records.at(-2), columns));
      }
      // Cut now and then, not with every record.
      if (records.length > limit * 1.1) {
        const newest = records.slice(-limit);
        clear();
        records = newest;
        newest.forEach(count);
        filter();
      }
    },
    clear,
    show: (which, query) => {
      matches = matcherOf(which, query);
      filter();
    },
    wrapAt: (given) => {
      if (given === columns) return;
      columns = given;
      filter();
    },
    showMore: () => {
      if (filtered >= records.length) return false;
      version += 1;
      return filterPart();
    },
    indexOf,
    rowOf: (seq) => {
      const index = search(rows, seq, ({ record }) => record.seq);
      return rows[index]?.record.seq === seq ? index : -1;
    },
  };
};
