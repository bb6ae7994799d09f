import { element, type Markup } from '../../chart/markup.ts';
import type { LogRow } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { rowHeight, showRow } from './show-row.ts';

/** Lines drawn above and below what can be seen, so that scrolling shows no gap. */
const margin = 8;

/** Empty space of a height. A picture's height is an attribute, so that no style has to be written. */
const space = (key: string, lines: number): Markup =>
  element('svg', { 'data-key': key, width: 1, height: lines * rowHeight, 'aria-hidden': 'true' });

/**
 * Returns which lines are drawn of a list scrolled to `top`, in a window `height` px high: from `first` up to
 * before `last`.
 */
export const drawnLines = (
  count: number,
  { top, height }: { readonly top: number; readonly height: number },
): { readonly first: number; readonly last: number } => ({
  first: Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - margin),
  last: Math.min(count, Math.ceil((top + height) / rowHeight) + margin),
});

/** The lines that can be seen of a list scrolled to `top`, in a window `height` px high. */
export const showLines = (
  rows: readonly LogRow[],
  { top, height }: { readonly top: number; readonly height: number },
  ui: Ui,
  shown: number | null,
): readonly Markup[] => {
  let { first, last } = drawnLines(rows.length, { top, height });
  // A finding of several lines is drawn as a whole or not at all.
  while (rows[first]?.kind === 'rest') first -= 1;
  while (rows[last]?.kind === 'rest') last += 1;
  return [
    space('above', first),
    ...rows
      .slice(first, last)
      .flatMap((row, index) => (row.kind === 'rest' ? [] : [showRow(row, first + index, ui, shown)])),
    space('below', rows.length - last),
  ];
};
