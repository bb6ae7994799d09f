import type { Frame } from '../protocol/frame.ts';
import { readableFrame } from './readable-frame.ts';

/** The limits of what a recorder stores. */
export interface RecorderLimits {
  /** The most frames; 10 000 when left out, several shifts of calls. */
  readonly frames?: number;
  /** The most characters of all of them as JSON; 5 000 000 when left out. At least half of it is used before anything goes. */
  readonly characters?: number;
}

/** The flight recorder of one agent: always on, and bounded. */
export interface Recorder {
  /** Returns the stored frames, oldest first, each with the part of its data that is read; refused ones are never stored. */
  readonly frames: () => readonly Frame[];
  /** Returns the number of frames that were dropped to make room, or because they were too large. */
  readonly dropped: () => number;
  /** The agent it records, when one was configured. */
  readonly workNo: string | null;
}

/**
 * Starts a recorder. A frame is recorded with the part of its data that is read, as text, so that no handler
 * can change it and no message costs more than its catalogue fields.
 */
export const createRecorder = (
  workNo: string | null,
  { frames: most = 10_000, characters = 5_000_000 }: RecorderLimits = {},
): Recorder & { readonly record: (frame: Frame) => void } => {
  // Two stretches of time: when the newer one is full, the older one goes as a whole. That costs nothing per frame.
  let older: string[] = [];
  let newer: string[] = [];
  let size = 0;
  let count = 0;
  const stored = () => [...older, ...newer].slice(-most);
  return {
    workNo,
    record: (frame) => {
      if (frame.kind === 'refused') return;
      const line = JSON.stringify(readableFrame(frame));
      count += 1;
      if (line.length > characters / 2) return;
      if (newer.length >= most || size + line.length > characters / 2) {
        older = newer;
        newer = [];
        size = 0;
      }
      size += line.length;
      newer.push(line);
    },
    frames: () => stored().map((line) => JSON.parse(line) as Frame),
    dropped: () => count - stored().length,
  };
};
