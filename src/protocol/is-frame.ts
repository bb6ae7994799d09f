import { type Frame, interruptionCauses } from './frame.ts';

const kinds: readonly Frame['kind'][] = ['message', 'refused', 'restored'];

/** Returns whether a value of a source is a frame with a time. Never throws. */
export const isFrame = (value: unknown): value is Frame => {
  try {
    const frame = value as Frame;
    const isKnown =
      frame.kind === 'interrupted' ? interruptionCauses.includes(frame.cause) : kinds.includes(frame.kind);
    return isKnown && Number.isFinite(frame.at);
  } catch {
    return false;
  }
};
