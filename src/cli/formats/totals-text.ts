import { type Measure, measures } from '../../measures/measures.ts';
import type { Summary, Totals } from '../../measures/summary.ts';
import { printable } from '../io/printable.ts';
import { clockText } from './duration.ts';

/** The measures that fit beside each other in a terminal. */
const shown = [
  'signed-in-time',
  'occupancy',
  'handled',
  'average-handle-time',
  'average-talk-time',
  'average-hold-time',
  'average-wrap-up-time',
  'missed',
  'rejected',
  'abandoned',
  'rest-time',
  'overdue-time',
];
/** With more agents than this, a table shows only all of them together. */
export const mostRows = 100;

const columns = shown.flatMap((id) => measures.find((measure) => measure.id === id) ?? []);

/** A measure as people read it; `–` when there is nothing to divide by. */
export const measureText = ({ unit, of }: Measure, totals: Totals): string => {
  const value = of(totals);
  if (value === null) return '–';
  if (unit === 'time') return clockText(value);
  return unit === 'share' ? `${Math.round(value * 100)} %` : String(value);
};

/**
 * Returns the totals of a shift as a table of plain text; empty when nothing was seen.
 *
 * @param agentCount how many agents there are; with more than {@link mostRows} the summary need not have them.
 */
export const totalsText = ({ agents, overall }: Summary, agentCount = agents.length): string => {
  if (agentCount === 0) return '';
  const row = (name: string, totals: Totals) => [
    name,
    ...columns.map((measure) => measureText(measure, totals)),
  ];
  const each =
    agentCount > mostRows ? [] : agents.map((agent) => row(printable(agent.workNo ?? 'unnamed'), agent));
  const all = agentCount > 1 ? [row(`all ${agentCount}`, overall)] : [];
  const rows = [['agent', ...columns.map(({ short }) => short.toLowerCase())], ...each, ...all];
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return `${rows.map(line).join('\n')}\n`;
};
