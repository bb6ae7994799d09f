import type { Interval } from '../../measures/interval.ts';
import type { Replayed } from '../../replay/replayed.ts';
import type { TimeWindow } from './time-window.ts';

/** The part of a replay that is shown. What is left out is replayed all the same: states need their past. */
export interface Selection extends TimeWindow {
  /** Only these agents; all when empty. */
  readonly agents: readonly string[];
}

/** Returns when something replayed happened, ms on the platform's timeline as far as it is known. */
export const timeOf = ({ happenings, findings, intervals, frame }: Replayed): number => {
  const step = happenings.findLast((happening) => happening.kind === 'step');
  return step?.at ?? frame?.at ?? findings[0]?.at ?? intervals.at(-1)?.to ?? 0;
};

const clipped = (interval: Interval, { since, until }: Selection): Interval | null => {
  const from = Math.max(interval.from, since);
  const to = Math.min(interval.to, until);
  const isMoment = interval.from === interval.to;
  if (isMoment ? to < from : to <= from) return null;
  return { ...interval, from, to, endedBy: to < interval.to ? null : interval.endedBy };
};

/**
 * Returns the part of something replayed that is shown; `null` when nothing of it is. Of what lies before the
 * time that is shown only the situation is left: the agent is in it when that time begins.
 */
export const selected = (replayed: Replayed, selection: Selection): Replayed | null => {
  const { since, until, agents } = selection;
  const { workNo } = replayed.situation;
  if (agents.length > 0 && (workNo === null || !agents.includes(workNo))) return null;
  const isIn = (at: number) => at >= since && at <= until;
  const findings = replayed.findings.filter(({ at }) => isIn(at));
  const intervals = replayed.intervals.flatMap((interval) => clipped(interval, selection) ?? []);
  if (replayed.frame !== null && isIn(timeOf(replayed))) return { ...replayed, findings, intervals };
  const isBefore = timeOf(replayed) < since;
  if (findings.length === 0 && intervals.length === 0 && !isBefore) return null;
  return { ...replayed, frame: null, happenings: [], findings, intervals };
};
