import type { ZonedTime } from '../../measures/zoned-time.ts';
import { escaped } from './markup.ts';
import type { Fill, ReportData, Span } from './report-data.ts';
import { fillNames, fills, stackedFills } from './report-fills.ts';
import { zoneOffset } from './report-packed.ts';

const hour = 3_600_000;
/** More small pictures than this nobody compares: longer spans are cut into longer parts. */
const mostParts = 36;

/** The figures of one part of the time. */
interface Part extends Span {
  readonly spent: Map<Fill, number>;
  answered: number;
  unanswered: number;
}

/** Cuts the time into hours of the zone, or into longer parts of equal length. */
const partsOf = (span: Span, zone: ZonedTime): readonly Part[] => {
  const offset = zoneOffset(zone, span.from);
  let size = hour;
  while ((span.to - span.from) / size > mostParts) size *= size === hour ? 24 : 2;
  const first = Math.floor((span.from + offset) / size) * size - offset;
  const count = Math.max(1, Math.ceil((span.to - first) / size));
  return Array.from({ length: count }, (_, at) => ({
    from: first + at * size,
    to: first + (at + 1) * size,
    spent: new Map(),
    answered: 0,
    unanswered: 0,
  }));
};

const fill = (parts: readonly Part[], { bands }: ReportData): void => {
  const [first] = parts;
  if (first === undefined) return;
  const size = first.to - first.from;
  const indexOf = (at: number) =>
    Math.min(parts.length - 1, Math.max(0, Math.floor((at - first.from) / size)));
  for (const { stretches, contacts } of bands) {
    for (const stretch of stretches) {
      for (let at = indexOf(stretch.from); at <= indexOf(stretch.to); at++) {
        const part = parts[at];
        if (part === undefined) continue;
        const time = Math.min(part.to, stretch.to) - Math.max(part.from, stretch.from);
        if (time > 0) part.spent.set(stretch.fill, (part.spent.get(stretch.fill) ?? 0) + time);
      }
    }
    for (const { from, outcome } of contacts) {
      const part = parts[indexOf(from)];
      if (part === undefined) continue;
      if (outcome === 'answered') part.answered += 1;
      else if (outcome !== 'unfinished' && outcome !== 'notReached') part.unanswered += 1;
    }
  }
};

const labelOf = ({ from, to }: Part, zone: ZonedTime): string => {
  if (to - from <= hour) return zone.time(from).slice(0, 5);
  const [, date = '', month = '', year = ''] = zone.longDay(from).split(' ');
  return to - from > 366 * 24 * hour ? `${month} ${year}` : `${date} ${month}`;
};

/** The small picture of one part: how the time of those signed in was spent, and what became of contacts. */
const partHtml = (part: Part, zone: ZonedTime, most: number): string => {
  const signedIn = stackedFills.map((name) => [name, part.spent.get(name) ?? 0] as const);
  const whole = signedIn.reduce((sum, [, time]) => sum + time, 0);
  const shares = signedIn.filter(([, time]) => time > 0);
  const boxes = shares.map(
    ([name, time]) => `<i class="f-${name}" style="flex:${Math.round(time / 1000)}"></i>`,
  );
  const words = shares.map(([name, time]) => `${fills[name].name} ${Math.round((time / whole) * 100)} %`);
  const calls = `${part.answered} answered${part.unanswered > 0 ? `, ${part.unanswered} not answered` : ''}`;
  const numbers =
    `<b>${part.answered.toLocaleString('en')}</b>` +
    (part.unanswered > 0 ? ` <em>${part.unanswered.toLocaleString('en')}</em>` : '');
  const label = labelOf(part, zone);
  const text = escaped(`${label}: ${calls}. ${words.join(', ')}`);
  // The column is as high as its share of the busiest hour, so that few people look few.
  const height = most === 0 ? 0 : Math.round((whole / most) * 100);
  return (
    `<li title="${text}"><span class="stack" aria-hidden="true"><span style="height:${height}%">${boxes.reverse().join('')}</span></span>` +
    `<span class="time" aria-hidden="true">${label}</span><span class="calls" aria-hidden="true">${numbers}</span><span class="read">${text}</span></li>`
  );
};

/** The shift hour by hour, as small pictures beside each other; empty when there is only one. */
export const hoursOf = (data: ReportData, span: Span, zone: ZonedTime): string => {
  const parts = partsOf(span, zone);
  if (parts.length < 2) return '';
  fill(parts, data);
  const timeOf = ({ spent }: Part) =>
    fillNames.reduce((sum, name) => sum + (name === 'signedOut' ? 0 : (spent.get(name) ?? 0)), 0);
  const most = Math.max(...parts.map(timeOf));
  const size = (parts[0]?.to ?? 0) - (parts[0]?.from ?? 0);
  const name = size === hour ? 'Hour by hour' : 'Over time';
  return `<section class="card" aria-labelledby="hours"><header><div><h2 id="hours">${name}</h2>
<p class="hint">How the time of those signed in was spent, and how many contacts were answered <em>and not answered</em>.</p></div></header>
<ol class="hours">${parts.map((part) => partHtml(part, zone, most)).join('')}</ol></section>`;
};
