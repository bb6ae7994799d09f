import { element, type Markup } from '../../chart/markup.ts';
import type { InspectionRecord } from '../records/record.ts';
import { isMove, type LogRow, worstOf } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { dayAndTime, names, shortenedId, stateChip, timeOfDay } from './words.ts';

/** The height of a line of the log, px; the style sheet has the same. */
export const rowHeight = 30;

const kindText: { readonly [Kind in InspectionRecord['kind']]: string } = {
  start: 'start of the records',
  step: '',
  rejection: 'frame rejected',
  rule: 'rule',
  request: 'request',
  link: 'link',
  error: 'error',
};

/** Returns the title of a record: its wire id, or what happened. */
export const titleOf = ({
  kind,
  id,
  type,
  payload,
  findings,
}: InspectionRecord): readonly (Markup | string)[] => {
  if (id !== null) return shortenedId(id);
  if (type === 'model.stale')
    return ['interrupted', element('span', { class: 'faint' }, ` ${payload?.['cause']}`)];
  if (type === 'model.restored')
    return ['status query', element('span', { class: 'faint' }, ` ${payload?.['state']}`)];
  if (kind === 'request') {
    const { request, status } = payload ?? {};
    return ['request ', element('b', {}, String(request)), element('span', { class: 'faint' }, ` ${status}`)];
  }
  if (kind === 'rule') return ['rule ', element('b', {}, findings[0]?.id ?? '')];
  const detail = (kind === 'start' ? undefined : payload?.['link']) ?? payload?.['where'];
  return [
    element('i', {}, kindText[kind]),
    ...(detail === undefined ? [] : [element('span', { class: 'faint' }, ` ${detail}`)]),
  ];
};

const quietOutcomes: readonly InspectionRecord['outcome'][] = ['expected', 'unexpected', 'rejected'];

/** Times are the platform's, the order is that of arrival: where the two differ, the time is marked, with the reason. */
const earlierTitle =
  'It happened before the record above it, by the clock of the platform. Records stand in the order of arrival.';

const recordRow = (record: InspectionRecord, isEarlier: boolean): readonly Markup[] => {
  const { at, after, outcome } = record;
  const worst = worstOf(record);
  return [
    element(
      'time',
      {
        class: names(isEarlier && 'is-earlier'),
        title: isEarlier ? `${dayAndTime(at)}. ${earlierTitle}` : dayAndTime(at),
      },
      timeOfDay(at),
    ),
    element('span', { class: names('mark', worst && `is-${worst}`) }),
    element('span', { class: 'title' }, ...titleOf(record)),
    ...(outcome === null || quietOutcomes.includes(outcome)
      ? []
      : [element('span', { class: 'outcome' }, outcome)]),
    ...(isMove(record) ? [stateChip(after, 'chip')] : []),
  ];
};

/** A line of the log, or several for a long finding. */
export const showRow = (
  row: Exclude<LogRow, { readonly kind: 'rest' }>,
  index: number,
  ui: Ui,
  shown: number | null,
): Markup => {
  const { record } = row;
  const isFirst = row.kind === 'record';
  return element(
    'div',
    {
      'data-key': isFirst ? `r${record.seq}` : `f${record.seq} ${row.finding.id} ${row.finding.count}`,
      'data-do': 'select',
      'data-with': record.seq,
      id: `row-${index}`,
      role: 'option',
      'aria-selected': record.seq === shown ? 'true' : 'false',
      class: names(
        'row',
        !isFirst && `is-finding is-${row.finding.level} lines-${row.lines}`,
        record.seq === shown && 'is-shown',
        record.seq === ui.pinned && isFirst && 'is-pinned',
      ),
    },
    ...(isFirst
      ? recordRow(record, row.isEarlier)
      : [
          icon(row.finding.level),
          element('span', { class: 'message' }, row.finding.message),
          ...(row.finding.count > 1
            ? [element('span', { class: 'times', title: 'So often so far' }, `×${row.finding.count}`)]
            : []),
        ]),
  );
};
