import type { Situation } from '../agent/situation.ts';
import type { Happening } from '../agent/step.ts';
import type { Interval } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Finding } from '../rules/finding.ts';

/** What one line of a recording came to, or what fell due between two. */
export interface Replayed {
  /** The number of the line, or of the frame, from 1; of what fell due, that of the line after it. */
  readonly line: number;
  /** Which run of which agent it belongs to; a recording of one agent has one run. */
  readonly run: number;
  /** `null`: no frame, only time passed. */
  readonly frame: Frame | null;
  /** Steps, or rejections in their place, in order. */
  readonly happenings: readonly Happening[];
  readonly findings: readonly Finding[];
  /** The intervals that ended with it. */
  readonly intervals: readonly Interval[];
  /** Where the agent stands after it. */
  readonly situation: Situation;
}

/** A line that could not be read and was skipped, or a remark about one that was read all the same. */
export interface LineNote {
  /** From 1. */
  readonly line: number;
  /** For people, without any content of the line. */
  readonly message: string;
  readonly isSkipped: boolean;
}
