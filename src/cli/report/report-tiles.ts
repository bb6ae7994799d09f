import { averageHandleTime, occupancy } from '../../measures/measures.ts';
import type { Totals } from '../../measures/summary.ts';
import { clockText } from '../formats/duration.ts';
import { escaped } from './markup.ts';
import type { FindingCount, ReportData } from './report-data.ts';

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

const tile = (term: string, value: string, about: string, className = ''): string =>
  `<div class="tile${className}"><dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>${about}</div>`;

const said = (text: string): string => `<p>${escaped(text)}</p>`;

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
  if (average === null) return tile('Average handle time', '–', said('no contact was answered'), ' wide');
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
    `<div class="parts">${bar}</div><div class="legend">${legend}</div>`,
    ' wide',
  );
};

const findingTile = (counts: readonly FindingCount[]): string => {
  const of = (level: FindingCount['level']) =>
    counts.filter((one) => one.level === level).reduce((sum, { count }) => sum + count, 0);
  const [errors, warnings, infos] = [of('error'), of('warning'), of('info')];
  const all = errors + warnings + infos;
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'notice'],
  ] as const;
  const text = parts.flatMap(([count, name]) =>
    count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`],
  );
  return tile(
    'Findings',
    all.toLocaleString('en'),
    said(all === 0 ? 'everything in order' : text.join(', ')),
    errors > 0 ? ' bad' : '',
  );
};

/** The numbers one looks at first. */
export const tilesOf = ({ summary, counts }: ReportData): string => {
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
      ? tile('Signed in', hours(overall.signedIn), said('as far as the bar said'))
      : tile('Agents', String(agents.length), said(`${hours(overall.signedIn)} signed in`)),
    tile('Occupancy', percent(occupancy(overall)), said(`${hours(overall.time.idle)} waiting for calls`)),
    tile('Handled contacts', handled.toLocaleString('en'), said(`of ${directions.join(', ')}`)),
    handleTile(overall),
    tile(
      'Not answered',
      unanswered.toLocaleString('en'),
      said(
        `${missed} missed, ${rejected} rejected, ${abandoned} gave up${notReached > 0 ? `; ${notReached} not reached` : ''}`,
      ),
    ),
    tile(
      'Average ring',
      offered > 0 ? clockText(offeredRing / offered) : '–',
      said(`over ${many(offered, 'call')} to agents`),
    ),
    tile('Rest', hours(overall.time.rest), said(`in ${many(overall.rests, 'rest')}`)),
    tile(
      'Rest overdue',
      hours(overall.overdue),
      said(
        overall.overdueRests === 0
          ? 'everyone was back in time'
          : `in ${overall.overdueRests} of ${many(overall.rests, 'rest')}`,
      ),
    ),
    findingTile(counts),
  ].join('')}</dl>`;
};
