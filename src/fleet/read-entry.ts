import { type Frame, interruptionCauses } from '../protocol/frame.ts';
import { isPlainObject } from '../protocol/plain-object.ts';
import type { FleetFrame } from './fleet-batch.ts';

/** An entry as far as it can be folded. */
export interface ReadEntry {
  /** The frames, dated by the clock of the log, unless the batch takes their times as they are. */
  readonly frames: readonly FleetFrame[];
  /** The number of frames that are none; an entry that is no batch counts as one. */
  readonly refused: number;
  /** Up to when time passes with the entry, ms; 0: it does not pass. */
  readonly now: number;
}

/** The longest work number, characters. */
const longestWorkNo = 64;
/** The latest time of a `Date`, ms. */
const latest = 8.64e15;

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= latest;

const isFrame = (value: unknown): value is Frame => {
  if (!isPlainObject(value) || !isTime(value['at'])) return false;
  switch (value['kind']) {
    case 'message':
    case 'refused':
      return typeof value['origin'] === 'string';
    case 'interrupted':
      return interruptionCauses.some((cause) => cause === value['cause']);
    case 'restored':
      return isTime(value['askedAt']);
    default:
      return false;
  }
};

const isFleetFrame = (value: unknown): value is FleetFrame => {
  if (!isPlainObject(value)) return false;
  const { workNo, frame } = value;
  return typeof workNo === 'string' && workNo !== '' && workNo.length <= longestWorkNo && isFrame(frame);
};

/** Dates a frame by the clock of the log. No frame arrived after it was stored, whatever its sender's clock shows. */
const dated = (frame: Frame, shift: number, stored: number): Frame => {
  const at = Math.min(frame.at + shift, stored);
  if (at === frame.at) return frame;
  return frame.kind === 'restored'
    ? { ...frame, at, askedAt: frame.askedAt + at - frame.at }
    : { ...frame, at };
};

/**
 * Reads an entry of the input log. Whoever may append can append anything, so nothing is taken for granted:
 * what is no frame is left out and counted, and the frames beside it are folded.
 */
export const readEntry = ({ at, batch }: { readonly at: number; readonly batch: unknown }): ReadEntry => {
  const { frames, sentAt } = isPlainObject(batch) ? batch : {};
  const isBatch = Array.isArray(frames) && (sentAt === null || isTime(sentAt));
  if (!isBatch) return { frames: [], refused: 1, now: 0 };
  const own: readonly FleetFrame[] = frames.every(isFleetFrame) ? frames : frames.filter(isFleetFrame);
  const refused = frames.length - own.length;
  if (sentAt === null)
    return { frames: own, refused, now: own.reduce((last, { frame }) => Math.max(last, frame.at), 0) };
  const shift = at - sentAt;
  return {
    frames: own.map(({ workNo, frame }) => ({ workNo, frame: dated(frame, shift, at) })),
    refused,
    now: at,
  };
};
