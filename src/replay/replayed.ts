import type { Turn } from '../run/turn.ts';

/** The turn that one line of a recording made, or what fell due between two. */
export interface Replayed extends Turn {
  /** The number of the line, or of the frame, from 1; of what fell due, that of the line after it. */
  readonly line: number;
  /** The number of the run it belongs to; a recording of one agent has one run. */
  readonly run: number;
}

/** A line that could not be read and was skipped, or a remark about one that was read all the same. */
export interface LineNote {
  /** From 1. */
  readonly line: number;
  /** For people, without any content of the line. */
  readonly message: string;
  readonly isSkipped: boolean;
}
