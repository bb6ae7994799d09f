import { element, type Markup } from '../../chart/markup.ts';
import type { InspectionRecord } from '../records/record.ts';
import { worstOf } from '../session/log-rows.ts';
import { pathText, toneOf } from './words.ts';

/** The band is drawn in this many columns; each shows the last of its records and the worst finding. */
const mostColumns = 400;
const height = 24;

/** The column of the band in which a record lies, and how many there are. */
export const columnsOf = (count: number): number => Math.min(mostColumns, Math.max(count, 1));

/**
 * All records side by side as a band: the state after each in its colour, findings as marks above, and
 * where one looks.
 */
export const showBand = (records: readonly InspectionRecord[], shown: number, pinned: number): Markup => {
  const columns = columnsOf(records.length);
  const paths = new Map<string, string>();
  const marks = { info: '', warning: '', error: '' };
  let start = 0;
  let tone = '';
  const flush = (end: number) => {
    if (tone !== '' && end > start) {
      paths.set(tone, `${paths.get(tone) ?? ''}M${start} 8H${end}V${height}H${start}Z`);
    }
    start = end;
  };
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * records.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * records.length) / columns));
    let worst: ReturnType<typeof worstOf> = null;
    for (let index = from; index < to && index < records.length; index += 1) {
      const record = records[index];
      if (record === undefined || record.findings.length === 0 || worst === 'error') continue;
      const level = worstOf(record);
      if (worst === null || level !== 'info') worst = level;
    }
    const last = records[to - 1];
    const next = last === undefined ? '' : toneOf(last.after);
    if (next !== tone) {
      flush(column);
      tone = next;
    }
    if (worst !== null) marks[worst] += `M${column} 0H${column + 1}V6H${column}Z`;
  }
  flush(columns);
  const cursor = (index: number, kind: string): readonly Markup[] => {
    if (index < 0) return [];
    const x = ((index + 0.5) * columns) / records.length;
    return [
      element('path', {
        'data-key': kind,
        class: kind,
        d: `M${x} 0V${height}`,
        'vector-effect': 'non-scaling-stroke',
      }),
    ];
  };
  const record = records[shown];
  const drawing = element(
    'svg',
    {
      'data-key': 'band',
      class: 'band-drawing',
      viewBox: `0 0 ${columns} ${height}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    ...[...paths].map(([state, d]) => element('path', { 'data-key': state, class: `tone-${state} part`, d })),
    ...Object.entries(marks)
      .filter(([, d]) => d !== '')
      .map(([level, d]) => element('path', { 'data-key': level, class: `mark is-${level}`, d })),
    ...cursor(pinned, 'pinned'),
    ...cursor(shown, 'cursor'),
  );
  return element(
    'div',
    {
      'data-key': 'band',
      class: 'band band-box',
      role: 'slider',
      tabindex: 0,
      'aria-label': 'The record that is shown',
      'aria-valuemin': Math.min(1, records.length),
      'aria-valuemax': records.length,
      'aria-valuenow': shown + 1,
      'aria-valuetext':
        record === undefined ? 'none' : `${shown + 1} of ${records.length}, ${pathText(record.after)}`,
    },
    drawing,
  );
};
