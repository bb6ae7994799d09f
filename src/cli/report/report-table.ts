import { writtenOut } from '../../agent/written-out.ts';
import { type Measure, measures } from '../../measures/measures.ts';
import type { Summary, Totals } from '../../measures/summary.ts';
import { measureText } from '../formats/totals-text.ts';
import { printable } from '../io/printable.ts';
import { escaped } from './markup.ts';

/** Columns, under a head that says what they are about. */
interface Group {
  readonly name: string;
  readonly ids: readonly string[];
}

const usualGroups: readonly Group[] = [
  { name: 'Time', ids: ['signed-in-time', 'occupancy'] },
  { name: 'Contacts', ids: ['handled', 'calls-in', 'calls-out', 'calls-internal'] },
  {
    name: 'Average per handled contact',
    ids: ['average-handle-time', 'average-talk-time', 'average-hold-time', 'average-wrap-up-time'],
  },
  { name: 'Ringing', ids: ['average-ring-time'] },
  { name: 'Not answered', ids: ['missed', 'rejected', 'abandoned', 'not-reached'] },
  { name: 'Rest', ids: ['rests', 'rest-time', 'overdue-time'] },
];

/** Shown when there is such time at all. */
const certainty: Group = { name: 'Not certain', ids: ['unsure-time', 'silent-time'] };

interface Column {
  readonly measure: Measure;
  readonly isFirst: boolean;
}

const columnsOf = (groups: readonly Group[]): readonly Column[] =>
  groups.flatMap(({ ids }, group) =>
    ids.flatMap((id, index) => {
      const measure = measures.find((one) => one.id === id);
      return measure === undefined ? [] : [{ measure, isFirst: index === 0 && group > 0 }];
    }),
  );

/** Measures of which any amount is one too much. */
const loud = ['overdue-time', 'missed', 'rejected'];

const classesOf = (...names: readonly (string | false)[]): string => {
  const given = names.filter((name) => name !== false).join(' ');
  return given === '' ? '' : ` class="${given}"`;
};

const cell =
  (totals: Totals) =>
  ({ measure, isFirst }: Column): string => {
    const value = measure.of(totals);
    const isNone = value === null || value === 0;
    const classes = classesOf(
      isFirst && 'first',
      isNone && 'none',
      !isNone && loud.includes(measure.id) && 'loud',
    );
    return `<td${classes} data-value="${value ?? -1}">${isNone && measure.unit === 'count' ? '·' : measureText(measure, totals)}</td>`;
  };

/** Every agent's totals, and those of all. */
export const tableOf = ({ agents, overall }: Summary): string => {
  const isCertain = overall.unsure + overall.silent === 0;
  const groups = isCertain ? usualGroups : [...usualGroups, certainty];
  const columns = columnsOf(groups);
  const groupHeads = groups
    .map(
      ({ name, ids }, group) =>
        `<th scope="colgroup" colspan="${ids.length}"${group > 0 ? ' class="first"' : ''}>${name}</th>`,
    )
    .join('');
  const heads = columns
    .map(
      ({ measure: { short, term, formula, id }, isFirst }) =>
        `<th scope="col"${classesOf(isFirst && 'first')}><button type="button" title="${escaped(`${term}: ${formula.replaceAll('`', '')}`)}">${id === 'average-handle-time' ? 'AHT' : escaped(short)}</button></th>`,
    )
    .join('');
  const rows = agents
    .map((agent, index) =>
      // The pieces of a row take ten times the memory of the row, and there may be very many.
      writtenOut(
        `<tr><th scope="row" data-value="${index}">${escaped(printable(agent.workNo ?? 'unnamed'))}</th>${columns.map(cell(agent)).join('')}</tr>`,
      ),
    )
    .join('');
  const foot =
    agents.length > 1
      ? `<tfoot><tr><th scope="row">All</th>${columns.map(cell(overall)).join('')}</tr></tfoot>`
      : '';
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="Totals of each agent"><table><caption class="read">Totals of each agent</caption><thead><tr><td></td>${groupHeads}</tr>` +
    `<tr><th scope="col"><button type="button">Agent</button></th>${heads}</tr></thead><tbody>${rows}</tbody>${foot}</table></div>`
  );
};
