import type { Interval } from '../measures/interval.ts';
import type { Format } from './format.ts';

const columns = [
  'workNo',
  'state',
  'detail',
  'reason',
  'callId',
  'direction',
  'endCause',
  'from',
  'to',
  'seconds',
  'certainty',
  'startedBy',
  'endedBy',
] as const;

const isoOf = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : '');

const cell = (value: string | number | null): string => {
  if (typeof value === 'number' || value === null) return String(value ?? '');
  // A spreadsheet would take such a text for a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const rowOf = (interval: Interval): string => {
  const { from, to } = interval;
  const values = { ...interval, from: isoOf(from), to: isoOf(to), seconds: (to - from) / 1000 };
  return `${columns.map((column) => cell(values[column])).join(',')}\n`;
};

/**
 * Intervals for a spreadsheet or a database, one a line, in the order in which they ended; times are UTC.
 * Those that were still open at the end have an empty `endedBy`.
 */
export const toCsv = (): Format => {
  let isBegun = false;
  const head = () => {
    const text = isBegun ? '' : `${columns.join(',')}\n`;
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
