import type { Interval } from '../../measures/interval.ts';
import { withoutControls } from '../io/printable.ts';
import type { Format } from './format.ts';

/** The columns, with the names of their heads: a database takes none of them for a keyword of SQL. */
const columns = {
  workNo: 'workNo',
  state: 'state',
  detail: 'detail',
  reason: 'reason',
  callId: 'callId',
  direction: 'direction',
  endCause: 'endCause',
  from: 'started_at',
  to: 'ended_at',
  seconds: 'seconds',
  certainty: 'certainty',
  startedBy: 'startedBy',
  endedBy: 'endedBy',
} as const satisfies { readonly [Column in keyof Interval | 'seconds']?: string };

const fields = Object.keys(columns) as readonly (keyof typeof columns)[];

const isoOf = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '');

/** A spreadsheet takes a text that begins like this for a formula, full-width signs and leading blanks included. */
const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠\t\r]/;

const cell = (value: string | number | null): string => {
  if (typeof value === 'number' || value === null) return String(value ?? '');
  const clean = value.split('\n').map(withoutControls).join('\n');
  const safe = formula.test(value) ? `'${clean}` : clean;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const rowOf = (interval: Interval): string => {
  const { from, to } = interval;
  const values = { ...interval, from: isoOf(from), to: isoOf(to), seconds: (to - from) / 1000 };
  return `${fields.map((field) => cell(values[field])).join(',')}\n`;
};

/**
 * Intervals for a spreadsheet or a database, one a line, in the order in which they ended; times are UTC.
 * Those that were still open at the end have an empty `endedBy`.
 */
export const toCsv = (): Format => {
  let isBegun = false;
  const head = () => {
    const text = isBegun ? '' : `${Object.values(columns).join(',')}\n`;
    isBegun = true;
    return text;
  };
  return {
    take: ({ replayed }) => {
      const rows = replayed.flatMap(({ intervals }) => intervals.map(rowOf)).join('');
      return rows === '' ? '' : head() + rows;
    },
    end: head,
  };
};
