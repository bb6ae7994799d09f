import type { AgentTotals, Totals } from '../../measures/summary.ts';
import { clockText } from '../formats/duration.ts';
import { printable } from '../io/printable.ts';
import { escaped } from './markup.ts';
import type { ReportData } from './report-data.ts';

/** Agents that are named with each remark, those with the most first. */
const mostNamed = 3;

const many = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

const percent = (share: number): string => {
  const text = (share * 100).toFixed(share < 0.1 ? 1 : 0);
  return share > 0 && Number(text) === 0 ? 'less than 0.1 %' : `${text} %`;
};

/** The time of agents in all, and the part of it whose state is certain, from 0 to 1. */
export const certainShare = ({ time, unsure, silent }: Totals): number => {
  const whole = Object.values(time).reduce((sum, one) => sum + one, 0);
  return whole === 0 ? 1 : Math.max(0, 1 - (unsure + silent) / whole);
};

const unansweredOf = ({ missed, rejected, abandoned }: Totals): number => missed + rejected + abandoned;

/** The agents with most of something, as `30021 (9), 30034 (7)`. */
const leading = (
  agents: readonly AgentTotals[],
  of: (totals: Totals) => number,
  text: (value: number) => string,
): string => {
  if (agents.length < 2) return '';
  const first = agents
    .map((agent) => ({ name: printable(agent.workNo ?? 'unnamed'), value: of(agent) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, mostNamed);
  return first.length === 0
    ? ''
    : ` Most: ${first.map(({ name, value }) => `${name} (${text(value)})`).join(', ')}.`;
};

interface Remark {
  readonly level: 'error' | 'warning' | 'info';
  readonly head: string;
  readonly text: string;
  /** The part of the page that says more. */
  readonly link: string;
}

const remarksOf = ({ summary, counts, notes }: ReportData): readonly Remark[] => {
  const { agents, overall } = summary;
  const remarks: Remark[] = [];
  const add = (isWanted: boolean, level: Remark['level'], head: string, text: string, link: string) => {
    if (isWanted) remarks.push({ level, head, text, link });
  };
  const of = (level: Remark['level']) => counts.filter((one) => one.level === level);
  for (const level of ['error', 'warning'] as const) {
    const found = of(level);
    const count = found.reduce((sum, one) => sum + one.count, 0);
    const ids = found.slice(0, 4).map((one) => `${one.count.toLocaleString('en')} ${printable(one.id)}`);
    const more = found.length > 4 ? ` and ${found.length - 4} more kinds` : '';
    add(count > 0, level, many(count, level), `${ids.join(', ')}${more}.`, 'findings');
  }
  const unanswered = unansweredOf(overall);
  const { missed, rejected, abandoned } = overall;
  add(
    unanswered > 0,
    'warning',
    `${many(unanswered, 'call')} not answered`,
    `${missed} missed, ${rejected} rejected, ${abandoned} given up while ringing, of ${many(overall.offered, 'call')} that rang.${leading(agents, unansweredOf, String)}`,
    'totals',
  );
  add(
    overall.overdue > 0,
    'warning',
    `${clockText(overall.overdue)} of overdue rest`,
    `${overall.overdueRests} of ${many(overall.rests, 'rest')} outlasted the time granted.${leading(agents, ({ overdue }) => overdue, clockText)}`,
    'totals',
  );
  const certain = certainShare(overall);
  const parts = [
    ...(overall.unsure > 0 ? [`${clockText(overall.unsure)} assumed, stale or unknown`] : []),
    ...(overall.silent > 0 ? [`${clockText(overall.silent)} without any message for more than 4 hours`] : []),
  ];
  add(
    certain < 1,
    'info',
    `${percent(1 - certain)} of the time is not certain`,
    `${parts.join(', ')}. The bands show it at half height.${leading(agents, ({ unsure, silent }) => unsure + silent, clockText)}`,
    'bands',
  );
  add(
    notes.length > 0,
    'info',
    `${many(notes.length, 'line')} could not be read`,
    'What they say is missing here.',
    'unread',
  );
  return remarks;
};

/**
 * Returns the list of what deserves a look, most urgent first; or a note that nothing does, and what was checked.
 */
export const attentionOf = (data: ReportData): string => {
  const remarks = remarksOf(data);
  const items = remarks.map(
    ({ level, head, text, link }) =>
      `<li class="${level}"><a href="#${link}">${escaped(head)}</a><span>${escaped(text)}</span></li>`,
  );
  const body =
    items.length === 0
      ? '<p>Nothing. Every call that rang was answered, every rest ended in time, no rule found anything, and all of the time was observed.</p>'
      : `<ul class="look">${items.join('')}</ul>`;
  return `<section class="card" aria-labelledby="look"><header><h2 id="look">Worth a look</h2></header>${body}</section>`;
};
