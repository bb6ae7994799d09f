import type { Frame } from '../protocol/frame.ts';

/** A frame and the agent that it is about. Whoever appends names the agent; a nameless frame cannot be folded. */
export interface FleetFrame {
  readonly workNo: string;
  readonly frame: Frame;
}

/** Frames that are appended together. An empty batch is a tick: it only lets time pass. */
export interface FleetBatch {
  readonly frames: readonly FleetFrame[];
  /**
   * The time of sending by the clock that dates the frames, ms since the epoch. The worker then dates a frame
   * by the time of the log minus the age of the frame at sending, so that no sender's clock matters. `null`:
   * the times of the frames are taken as they are, and time passes to the newest of them, as for a recording.
   * Recorded and live batches do not belong in one log.
   */
  readonly sentAt: number | null;
}

/** The batch that only lets time pass. */
export const tick: FleetBatch = { frames: [], sentAt: 0 };
