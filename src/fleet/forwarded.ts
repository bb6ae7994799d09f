import type { Frame } from '../protocol/frame.ts';
import { createLineParser } from '../recording/parse-recording.ts';
import { recordingLine } from '../recording/recording-line.ts';

/** The body of a request with which a page forwards frames: plain JSON. */
export interface ForwardedBatch {
  /** The page's own number of the batch. The same number is stored once. */
  readonly id: string;
  /** The time of sending by the page's clock, ms since the epoch. */
  readonly sentAt: number;
  /** Lines of a recording, one a frame. */
  readonly lines: readonly string[];
}

const header = { door: 'window', origin: '' } as const;

/** Writes a frame as a line to forward. */
export const forwardedLine = (frame: Frame): string => recordingLine(frame, header);

/** Reads the lines of a batch. A line that cannot be read is counted and left out. */
export const readForwarded = (
  lines: readonly unknown[],
): { readonly frames: readonly Frame[]; readonly damaged: number } => {
  const parse = createLineParser();
  const frames: Frame[] = [];
  let damaged = 0;
  for (const line of lines) {
    const parsed = typeof line === 'string' ? parse(line) : null;
    if (parsed?.kind === 'frame') frames.push(parsed.frame);
    else damaged += 1;
  }
  return { frames, damaged };
};
