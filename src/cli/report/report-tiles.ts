import { averageHandleTime, occupancy } from '../../measures/measures.ts';
import type { Totals } from '../../measures/summary.ts';
import { clockText } from '../formats/duration.ts';
import { escaped } from './markup.ts';
import { certainShare } from './report-attention.ts';
import type { ReportData } from './report-data.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

const tile = (term: string, value: string, about: string, className = ''): string =>
  `<div class="tile${className}"><dt>${escaped(term)}</dt><dd class="value">${escaped(value)}</dd><dd>${about}</dd></div>`;

const many = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

const hours = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  return minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60).toLocaleString('en')} h ${minutes % 60} min`;
};

/** The average handle time, cut into what it is made of. */
const handleTile = (totals: Totals): string => {
  const { talk, hold, wrapUp, handled } = totals;
  const average = averageHandleTime(totals);
  if (average === null) return tile('Average handle time', '–', escaped('no contact was answered'), ' wide');
  const parts = [
    ['talking', 'Talk', talk],
    ['held', 'Hold', hold],
    ['wrapUp', 'Wrap-up', wrapUp],
  ] as const;
  const bar = parts
    .map(([fill, , time]) => `<span class="f-${fill}" style="flex:${Math.round(time)}"></span>`)
    .join('');
  const legend = parts
    .map(
      ([fill, name, time]) =>
        `<span><i class="f-${fill}"></i>${name} <b>${clockText(time / handled)}</b></span>`,
    )
    .join('');
  return tile(
    'Average handle time',
    clockText(average),
    `<div class="parts" aria-hidden="true">${bar}</div><div class="legend">${legend}</div>`,
    ' wide',
  );
};

const certainTile = (totals: Totals): string => {
  const { unsure, silent } = totals;
  const share = certainShare(totals);
  const text = share === 1 ? '100 %' : `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
  const parts = [
    ...(unsure > 0 ? [`${clockText(unsure)} assumed, stale or unknown`] : []),
    ...(silent > 0 ? [`${clockText(silent)} silent`] : []),
  ];
  return tile(
    'Certain',
    text,
    escaped(parts.length === 0 ? 'all of the time was observed' : parts.join(', ')),
  );
};

/** The numbers one looks at first. */
export const tilesOf = ({ summary }: ReportData): string => {
  const { agents, overall } = summary;
  const { calls, handled, offered, offeredRing, missed, rejected, abandoned, notReached } = overall;
  const unanswered = missed + rejected + abandoned;
  const directions = [
    `${calls.inbound.toLocaleString('en')} in`,
    `${calls.outbound.toLocaleString('en')} out`,
    ...(calls.internal > 0 ? [`${calls.internal.toLocaleString('en')} internal`] : []),
  ];
  return `<dl class="tiles">${[
    agents.length === 1
      ? tile('Signed in', hours(overall.signedIn), escaped('as far as the bar said'))
      : tile('Agents', String(agents.length), escaped(`${hours(overall.signedIn)} signed in`)),
    tile('Occupancy', percent(occupancy(overall)), escaped(`${hours(overall.time.idle)} waiting for calls`)),
    tile('Handled contacts', handled.toLocaleString('en'), escaped(`of ${directions.join(', ')}`)),
    handleTile(overall),
    tile(
      'Not answered',
      unanswered.toLocaleString('en'),
      escaped(
        `${missed} missed, ${rejected} rejected, ${abandoned} gave up${notReached > 0 ? `; ${notReached} not reached` : ''}`,
      ),
    ),
    tile(
      'Average ring',
      offered > 0 ? clockText(offeredRing / offered) : '–',
      escaped(`over ${many(offered, 'call')} to agents`),
    ),
    tile('Rest', hours(overall.time.rest), escaped(`in ${many(overall.rests, 'rest')}`)),
    tile(
      'Rest overdue',
      hours(overall.overdue),
      escaped(
        overall.overdueRests === 0
          ? 'everyone was back in time'
          : `in ${overall.overdueRests} of ${many(overall.rests, 'rest')}`,
      ),
    ),
    certainTile(overall),
  ].join('')}</dl>`;
};
