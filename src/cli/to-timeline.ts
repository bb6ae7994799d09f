import type { Situation } from '../agent/situation.ts';
import type { Interval } from '../measures/interval.ts';
import { createSummarizer } from '../measures/summary.ts';
import type { ZonedTime } from '../measures/zoned-time.ts';
import type { Replayed } from '../replay/replayed.ts';
import type { Finding, Level } from '../rules/finding.ts';
import { clockText } from './duration.ts';
import type { Format, Shown } from './format.ts';
import { aboutInterval, partyOf } from './interval-text.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { totalsText } from './totals-text.ts';

/** How a timeline looks. */
export interface TimelineLook {
  readonly paint: Paint;
  /** Asked when the first time is to be shown, since the recording names its zone. */
  readonly zone: () => ZonedTime;
}

const signs: { readonly [Name in Level]: string } = { info: 'i', warning: '!', error: 'x' };
/** More findings of one stretch are counted, so that noise cannot fill memory. */
const mostFindings = 50;
/** More remarks about lines are counted. */
const mostNotes = 50;
/** Where the text of a finding begins, under the details of its state. */
const indent = ' '.repeat(11);

interface Held {
  readonly findings: Finding[];
  more: number;
}

/**
 * A timeline for people: every stretch of time with its state, duration and call when it ended, and under it
 * what was found in it; at the end what the shift adds up to.
 */
export const toTimeline = ({ paint, zone }: TimelineLook): Format => {
  const summarizer = createSummarizer();
  const held = new Map<number, Held>();
  const counts = new Map<string, { readonly level: Level; count: number }>();
  let day = '';
  let file: string | null = null;
  let notes = 0;
  /** Remarks wait for something that was understood: about a file that is none they say nothing. */
  let waiting = '';

  const dayOf = (at: number): string => {
    const next = zone().day(at);
    if (next === day) return '';
    const gap = day === '' ? '' : '\n';
    day = next;
    return `${gap}${paint.strong(`${zone().longDay(at)}, ${zone().zone}`)}\n`;
  };
  const findingText = (finding: Finding): string => {
    const { level, message, id, at } = finding;
    const text = `${zone().time(at)}  ${printable(message)} ${paint.quiet(`[${id}]`)}`;
    return `${indent}${paint.level(level, signs[level])} ${text}\n`;
  };
  const release = (run: number, before: number): string => {
    const found = held.get(run);
    if (found === undefined) return '';
    const due = found.findings.filter(({ at }) => at < before);
    found.findings.splice(0, found.findings.length, ...found.findings.filter(({ at }) => at >= before));
    const more = found.more > 0 ? `${indent}${paint.quiet(`and ${found.more} more findings`)}\n` : '';
    found.more = 0;
    return due.map(findingText).join('') + more;
  };
  const intervalText = (interval: Interval, situation: Situation): string => {
    const { workNo, state, from, to, callId } = interval;
    const about = aboutInterval(interval, partyOf(situation, callId)).map(printable).join(' · ');
    const name = printable(workNo ?? 'unnamed').padEnd(8);
    const text = `${zone().time(from)}  ${clockText(to - from).padStart(8)}  `;
    return `${paint.quiet(name)}  ${text}${paint.state(state, state.padEnd(9))}  ${paint.quiet(about)}`.trimEnd();
  };
  const keep = ({ run, findings }: Replayed): void => {
    const found = held.get(run) ?? { findings: [], more: 0 };
    held.set(run, found);
    for (const finding of findings) {
      const count = counts.get(finding.id) ?? { level: finding.level, count: 0 };
      count.count += 1;
      counts.set(finding.id, count);
      if (found.findings.length < mostFindings) found.findings.push(finding);
      else found.more += 1;
    }
  };

  const take = (shown: Shown): string => {
    let text = '';
    if (shown.file !== null && shown.file !== file) {
      text += `${file === null ? '' : '\n'}${paint.strong(printable(shown.file))}\n`;
      file = shown.file;
      day = '';
    }
    if (shown.note !== null) {
      notes += 1;
      if (notes <= mostNotes) waiting += `${indent}${paint.level('warning', '!')} ${shown.note.message}\n`;
    }
    for (const one of shown.replayed) {
      keep(one);
      for (const interval of one.intervals) {
        summarizer.take(interval);
        text += dayOf(interval.from) + waiting;
        waiting = '';
        text += `${intervalText(interval, one.situation)}\n`;
        text += release(one.run, interval.to);
      }
    }
    return text;
  };

  const end = (): string => {
    const rest = [...held.keys()].map((run) => release(run, Number.POSITIVE_INFINITY)).join('');
    const totals = totalsText(summarizer.summary());
    if (totals === '' && rest === '') return '';
    const more = notes > mostNotes ? `${notes - mostNotes} more lines were skipped.\n` : '';
    const found = [...counts].map(([id, { level, count }]) => paint.level(level, `${count} ${id}`));
    const foundText = found.length === 0 ? 'No findings.' : `Findings: ${found.join(', ')}.`;
    return `${rest}${waiting}\n${totals === '' ? '' : `${totals}\n`}${foundText}\n${more}`;
  };
  return { take, end };
};
