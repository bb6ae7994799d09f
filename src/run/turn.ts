import type { Situation } from '../agent/situation.ts';
import type { Happening } from '../agent/step.ts';
import type { Interval } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Finding } from '../rules/finding.ts';

/** One thing that happened, or the time that passed before it, with everything that came of it. */
export interface TurnEntry {
  /** `null`: only time passed. */
  readonly happening: Happening | null;
  /** The findings of the rules about it. */
  readonly findings: readonly Finding[];
  /** The interval that ended with it. */
  readonly interval: Interval | null;
}

/** Everything that one frame, or the passing of time, did to one agent. */
export interface Turn {
  /** `null`: no frame, only time passed. */
  readonly frame: Frame | null;
  /** In order: what fell due before the frame, each happening of the frame, what falls due by its time. */
  readonly entries: readonly TurnEntry[];
  /** The happenings of all entries: steps, or rejections in their place. */
  readonly happenings: readonly Happening[];
  /** The findings of all entries. */
  readonly findings: readonly Finding[];
  /** The intervals that ended. */
  readonly intervals: readonly Interval[];
  /** The situation of the agent after it. */
  readonly situation: Situation;
}

const none: readonly never[] = [];

/**
 * Returns the turn that some entries make.
 *
 * @param happenings those of all entries; none when it is left out.
 */
export const turnOf = (
  frame: Frame | null,
  entries: readonly TurnEntry[],
  situation: Situation,
  happenings: readonly Happening[] = none,
): Turn => {
  const [first] = entries;
  if (first === undefined)
    return { frame, entries: none, happenings: none, findings: none, intervals: none, situation };
  if (entries.length === 1) {
    const { findings, interval } = first;
    const intervals = interval === null ? none : [interval];
    return { frame, entries, happenings, findings, intervals, situation };
  }
  return {
    frame,
    entries,
    happenings,
    findings: entries.flatMap(({ findings }) => findings),
    intervals: entries.flatMap(({ interval }) => interval ?? none),
    situation,
  };
};
