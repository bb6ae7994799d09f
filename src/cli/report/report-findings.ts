import type { ZonedTime } from '../../measures/zoned-time.ts';
import { printable } from '../io/printable.ts';
import { escaped } from './markup.ts';
import type { FindingMark, ReportData } from './report-data.ts';

/** So many of one kind are listed; more are counted. */
const mostListed = 100;

interface Placed extends FindingMark {
  readonly agent: number;
  readonly name: string;
}

/** Returns the findings by kind, each with a way to the moment in the picture. */
export const findingsOf = (
  { bands, counts, undrawn }: ReportData,
  zone: ZonedTime,
  start: number,
): string => {
  if (counts.length === 0)
    return '<p class="hint">None. No message of the bar broke the lifecycle or a rule.</p>';
  const all = bands.flatMap(({ findings, name }, agent) =>
    findings.map((finding): Placed => ({ ...finding, agent, name })),
  );
  const groups = counts.map(({ id, level, count }) => {
    const same = all.filter((finding) => finding.id === id).sort((a, b) => a.at - b.at);
    const items = same
      .slice(0, mostListed)
      .map(
        ({ at, agent, name, message }) =>
          `<li><button type="button" data-agent="${agent}" data-at="${at - start}">${escaped(zone.time(at))} · ${escaped(printable(name))}</button>` +
          `<span>${escaped(printable(message))}</span></li>`,
      );
    const more =
      count > items.length ? `<li><span></span><span>and ${count - items.length} more</span></li>` : '';
    return (
      `<details${counts.length <= 3 && count <= 12 ? ' open' : ''}><summary><span class="count">${count}</span><b>${escaped(id)}</b>` +
      `<span class="chip ${level}">${level === 'info' ? 'notice' : level}</span><span class="example">${escaped(printable(same[0]?.message ?? ''))}</span></summary><ul class="found-list">${items.join('')}${more}</ul></details>`
    );
  });
  const rest =
    undrawn.findings > 0
      ? `<p class="hint">${undrawn.findings} findings are counted and not listed.</p>`
      : '';
  return groups.join('') + rest;
};
