/** The result of one consumer. */
export interface ConsumerRow {
  readonly consumer: string;
  readonly version: string;
  readonly result: 'passes' | 'FAILS' | 'not in this version';
  /** The output of its tools. */
  readonly output: string;
}

/** The rows as a Markdown table. */
export const consumerTable = (rows: readonly ConsumerRow[]): string => {
  const cells = [
    ['Consumer', 'Version', 'Result'],
    ...rows.map((row) => [row.consumer, row.version, row.result]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const [head = '', ...body] = lines;
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
};
