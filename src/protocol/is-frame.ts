import type { Frame } from './frame.ts';

const kinds: readonly Frame['kind'][] = ['message', 'refused', 'interrupted', 'restored'];

/** Returns whether a value of a source is a frame with a time. Never throws. */
export const isFrame = (value: unknown): value is Frame => {
  try {
    const { kind, at } = value as Frame;
    return kinds.includes(kind) && Number.isFinite(at);
  } catch {
    return false;
  }
};
