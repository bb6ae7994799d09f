import type { Row } from './measure.ts';

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

const limit = (most: number | null, unit: string): string => (most === null ? '' : `≤ ${most} ${unit}`);

const cells = ({ name, yardstick, figure, spread, unit, must, goal }: Row): readonly string[] => [
  name,
  yardstick,
  `${digits(figure)} ${unit}`,
  `${digits(spread[0])}–${digits(spread[1])}`,
  limit(must, unit),
  limit(goal, unit),
];

/** Returns the rows as one table, which reads well as text and is Markdown. */
export const table = (rows: readonly Row[]): string => {
  const lines = [['What', 'In terms of', 'Figure', 'Spread', 'Must', 'Goal'], ...rows.map(cells)];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const lineOf = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = lines;
  return [lineOf(head), rule, ...body.map(lineOf)].join('\n');
};
