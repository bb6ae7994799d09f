import { element, type Markup } from '../../chart/markup.ts';
import type { LogRow } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { rowHeight, showRow } from './show-row.ts';

/** Lines drawn above and below what can be seen, so that scrolling shows no gap. */
const margin = 8;

/** Empty space of a height. A picture's height is an attribute, so that no style has to be written. */
const space = (key: string, lines: number): Markup =>
  element('svg', { 'data-key': key, width: 1, height: lines * rowHeight, 'aria-hidden': 'true' });

/** The lines that can be seen of a list scrolled to `top`, in a window `height` px high. */
export const showLines = (
  rows: readonly LogRow[],
  { top, height }: { readonly top: number; readonly height: number },
  ui: Ui,
  shown: number | null,
): readonly Markup[] => {
  const first = Math.max(0, Math.min(rows.length, Math.floor(top / rowHeight)) - margin);
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + margin);
  return [
    space('above', first),
    ...rows.slice(first, last).map((row, index) => showRow(row, first + index, ui, shown)),
    space('below', rows.length - last),
  ];
};
