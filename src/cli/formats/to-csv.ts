import type { Interval } from '../../measures/interval.ts';
import { withoutControls } from '../io/printable.ts';
import type { Format } from './format.ts';

/** The heads of the columns: a database takes none of them for a keyword of SQL. */
const head =
  'workNo,state,detail,reason,callId,direction,endCause,started_at,ended_at,seconds,certainty,startedBy,endedBy\n';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
const three = (value: number): string => (value < 100 ? `0${two(value)}` : `${value}`);

/** Writes times as ISO 8601 in UTC; the date is made anew only when the day changes, which is a third of the time. */
const createIso = (): ((ms: number) => string) => {
  let day = Number.NaN;
  let date = '';
  return (ms) => {
    if (!(Math.abs(ms) <= 8.64e15)) return '';
    const whole = Math.trunc(ms);
    const next = Math.floor(whole / 86_400_000);
    if (next !== day) {
      day = next;
      date = new Date(whole).toISOString().replace(/T.*/, 'T');
    }
    const rest = whole - day * 86_400_000;
    const [hours, minutes] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
    const [seconds, part] = [Math.floor(rest / 1000) % 60, rest % 1000];
    return `${date}${two(hours)}:${two(minutes)}:${two(seconds)}.${three(part)}Z`;
  };
};

/** A spreadsheet takes a text that begins like this for a formula, full-width signs and leading blanks included. */
const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠\t\r]/;

/** Most cells: nothing in them has to be replaced, quoted or protected. */
const simple = /^[\w.][\w.:/ -]*$/;

const cell = (value: string): string => {
  if (simple.test(value)) return value;
  const clean = value.split('\n').map(withoutControls).join('\n');
  const safe = formula.test(value) ? `'${clean}` : clean;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const optional = (value: string | number | null): string =>
  value === null ? '' : typeof value === 'number' ? String(value) : cell(value);

/** The cells in the order of the columns: written out, since there may be millions of rows. */
const rowOf = (interval: Interval, isoOf: (ms: number) => string): string => {
  const { workNo, state, detail, reason, callId, direction, endCause, from, to } = interval;
  const call = `${optional(callId)},${direction ?? ''},${endCause ?? ''}`;
  const times = `${isoOf(from)},${isoOf(to)},${(to - from) / 1000}`;
  const causes = `${interval.certainty},${cell(interval.startedBy)},${optional(interval.endedBy)}`;
  return `${optional(workNo)},${state},${detail ?? ''},${reason ?? ''},${call},${times},${causes}\n`;
};

/**
 * Intervals for a spreadsheet or a database, one a line, in the order in which they ended; times are UTC.
 * Those that were still open at the end have an empty `endedBy`.
 */
export const toCsv = (): Format => {
  const isoOf = createIso();
  let isBegun = false;
  const begun = (): string => {
    const text = isBegun ? '' : head;
    isBegun = true;
    return text;
  };
  return {
    take: ({ replayed }) => {
      let rows = '';
      for (const { intervals } of replayed) for (const interval of intervals) rows += rowOf(interval, isoOf);
      return rows === '' ? '' : begun() + rows;
    },
    end: begun,
  };
};
