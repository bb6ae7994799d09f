import type { Frame } from '../protocol/frame.ts';
import type { Masker } from '../protocol/masker.ts';
import { readableAnswer } from '../protocol/readable-data.ts';

/** A frame with tokens for what may be personal in it: in its data, and in its origin, which is not always one of the web. */
export const maskedFrame = (frame: Frame, { mask, origin }: Pick<Masker, 'mask' | 'origin'>): Frame => {
  switch (frame.kind) {
    case 'message':
      return { ...frame, data: mask(frame.data), origin: origin(frame.origin) };
    case 'restored':
      // Read first: an answer that the gateway wraps looks like a message.
      return { ...frame, data: mask(readableAnswer(frame.data)) };
    case 'refused':
      return { ...frame, origin: origin(frame.origin) };
    case 'interrupted':
      return frame;
  }
};
