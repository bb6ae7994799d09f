import type { Interval } from '../../measures/interval.ts';
import { createSummarizer } from '../../measures/summary.ts';
import type { ZonedTime } from '../../measures/zoned-time.ts';
import type { AgentState } from '../../protocol/agent-state.ts';
import type { Replayed } from '../../replay/replayed.ts';
import type { Finding, Level } from '../../rules/finding.ts';
import { printable } from '../io/printable.ts';
import { clockText } from './duration.ts';
import type { Format, Shown } from './format.ts';
import { aboutInterval, openInterval, partyOf } from './interval-text.ts';
import type { Paint } from './paint.ts';
import { createStartOrder } from './start-order.ts';
import { mostRows, totalsText } from './totals-text.ts';

/** The look of a timeline. */
export interface TimelineLook {
  readonly paint: Paint;
  /** Called when the first time is shown, since the recording names its zone. */
  readonly zone: () => ZonedTime;
  /** The time at which what is shown begins, ms; `-Infinity` when all of it is shown. */
  readonly start: () => number;
}

const signs: { readonly [Name in Level]: string } = { info: 'i', warning: '!', error: 'x' };
/** More findings of one stretch are counted, so that noise cannot fill memory. */
const mostFindings = 50;
/** More remarks about lines are counted. */
const mostNotes = 50;
/** The indent of a finding's text, under the details of its state. */
const indent = ' '.repeat(11);

/** The parts of a row besides its times. */
interface RowParts {
  readonly workNo: string | null;
  readonly state: AgentState;
  readonly about: string;
}

interface Waiting {
  readonly findings: Finding[];
  more: number;
}

/**
 * A timeline for people: every stretch of time with its state, duration and call, in the order in which the
 * stretches began, and under each what was found in it; at the end what the shift adds up to.
 */
export const toTimeline = ({ paint, zone, start }: TimelineLook): Format => {
  const summarizer = createSummarizer(mostRows);
  /** Findings of stretches that have not ended, by run. */
  const waitingFindings = new Map<number, Waiting>();
  /**
   * The parts of the row of the stretch that each run is in, by the number of the run. The situation they are made of
   * would take 300 bytes more, and a map instead of a list 40.
   */
  const openParts: RowParts[] = [];
  const counts = new Map<string, { readonly level: Level; count: number }>();
  let text = '';
  let day = '';
  let file: string | null = null;
  let notes = 0;
  /** Remarks wait for the first message that was understood: a file without any gets none. */
  let noteText = '';

  const dayOf = (at: number): string => {
    const next = zone().day(at);
    if (next === day) return '';
    const gap = day === '' ? '' : '\n';
    day = next;
    return `${gap}${paint.strong(`${zone().longDay(at)}, ${zone().zone}`)}\n`;
  };
  const findingText = ({ level, message, id, at }: Finding): string => {
    const words = `${zone().time(at)}  ${printable(message)} ${paint.quiet(`[${printable(id)}]`)}`;
    return `${indent}${paint.level(level, signs[level])} ${words}\n`;
  };
  /** The findings of a run before a time, as lines; they do not wait any more. */
  const findingsBefore = (run: number, before: number): string => {
    const waiting = waitingFindings.get(run);
    if (waiting === undefined) return '';
    const { findings, more } = waiting;
    const due = findings.filter(({ at }) => at < before);
    const later = findings.filter(({ at }) => at >= before);
    if (later.length === 0) waitingFindings.delete(run);
    else waitingFindings.set(run, { findings: later, more: 0 });
    const rest = more > 0 ? `${indent}${paint.quiet(`and ${more} more findings`)}\n` : '';
    return due.map(findingText).join('') + rest;
  };
  const partsOf = (interval: Interval, party: string | null): RowParts => {
    const { workNo, state } = interval;
    return { workNo, state, about: aboutInterval(interval, party).map(printable).join(' · ') };
  };
  const rowText = ({ workNo, state, about }: RowParts, from: number, to: number, remark: string): string => {
    const name = printable(workNo ?? 'unnamed').padEnd(8);
    const when = `${zone().time(from)}  ${clockText(to - from).padStart(8)}  `;
    const remarks = about === '' || remark === '' ? about + remark : `${about} · ${remark}`;
    return `${paint.quiet(name)}  ${when}${paint.state(state, state.padEnd(9))}  ${paint.quiet(remarks)}`.trimEnd();
  };
  const order = createStartOrder(
    (from, rows) => {
      text += dayOf(from) + noteText + rows;
      noteText = '';
    },
    (run, from, to) => {
      const parts = openParts[run];
      return parts === undefined ? '' : `${rowText(parts, from, to, 'goes on')}\n${findingsBefore(run, to)}`;
    },
  );

  const countFindings = ({ run, findings }: Replayed): void => {
    if (findings.length === 0) return;
    const waiting = waitingFindings.get(run) ?? { findings: [], more: 0 };
    waitingFindings.set(run, waiting);
    for (const finding of findings) {
      const count = counts.get(finding.id) ?? { level: finding.level, count: 0 };
      count.count += 1;
      counts.set(finding.id, count);
      if (waiting.findings.length < mostFindings) waiting.findings.push(finding);
      else waiting.more += 1;
    }
  };
  const addInterval = ({ run, situation }: Replayed, interval: Interval): void => {
    summarizer.take(interval);
    // A stretch that was cut has a row for its first part already.
    const known = order.startOf(run) ?? interval.from;
    const from = known > interval.from && known <= interval.to ? known : interval.from;
    const since = from > interval.from ? `since ${zone().time(interval.from)}` : '';
    const row = rowText(partsOf(interval, partyOf(situation, interval.callId)), from, interval.to, since);
    order.add(from, `${row}\n${findingsBefore(run, interval.to)}`);
    order.begin(run, interval.endedBy === null ? Number.POSITIVE_INFINITY : interval.to);
  };
  const addReplayed = (one: Replayed): void => {
    const { run, happenings, situation, intervals } = one;
    const isBegun = order.startOf(run) !== undefined;
    countFindings(one);
    if (isBegun && intervals.length === 0) return;
    let newest = Number.NEGATIVE_INFINITY;
    for (const happening of happenings)
      if (happening.kind === 'step') newest = Math.max(newest, happening.at);
    if (!isBegun && situation.state !== 'unknown')
      order.begin(run, Math.max(start(), situation.since ?? newest));
    for (const interval of intervals) addInterval(one, interval);
    const open = openInterval(situation, newest, newest);
    openParts[run] = partsOf(open, partyOf(situation, open.callId));
    order.release(newest);
  };
  const endRecording = (): void => {
    order.end();
    for (const run of waitingFindings.keys()) text += findingsBefore(run, Number.POSITIVE_INFINITY);
    openParts.length = 0;
  };
  const taken = (): string => {
    const all = text;
    text = '';
    return all;
  };

  const take = ({ file: shownFile, note, replayed }: Shown): string => {
    if (shownFile !== null && shownFile !== file) {
      endRecording();
      text += `${file === null ? '' : '\n'}${paint.strong(printable(shownFile))}\n`;
      file = shownFile;
      day = '';
    }
    if (note !== null) {
      notes += 1;
      if (notes <= mostNotes)
        noteText += `${indent}${paint.level('warning', '!')} ${printable(note.message)}\n`;
    }
    for (const one of replayed) addReplayed(one);
    return taken();
  };

  const end = (): string => {
    endRecording();
    const totals = totalsText(summarizer.summary(), summarizer.agentCount());
    if (totals === '' && text === '') return '';
    const more = notes > mostNotes ? `${notes - mostNotes} more lines were skipped.\n` : '';
    const found = [...counts].map(([id, { level, count }]) =>
      paint.level(level, `${count} ${printable(id)}`),
    );
    const foundText = found.length === 0 ? 'No findings.' : `Findings: ${found.join(', ')}.`;
    return `${taken()}${noteText}\n${totals === '' ? '' : `${totals}\n`}${foundText}\n${more}`;
  };
  return { take, end };
};
