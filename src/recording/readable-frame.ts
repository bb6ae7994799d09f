import type { Frame } from '../protocol/frame.ts';
import { readableAnswer, readableData } from '../protocol/readable-data.ts';

/** A frame with the part of its data that is read, as plain JSON: it replays to the same steps. */
export const readableFrame = (frame: Frame): Frame =>
  'data' in frame
    ? { ...frame, data: (frame.kind === 'message' ? readableData : readableAnswer)(frame.data) }
    : frame;
