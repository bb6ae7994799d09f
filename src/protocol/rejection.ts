import type { MessageFrame, RefusedFrame, RestoredFrame } from './frame.ts';

/**
 * The reason why a frame was not accepted. The set is closed.
 *
 * - `origin`: it came from another origin; its data was not read
 * - `source`: it came from another window; its data was not read
 * - `size`: it is longer than a message of the bar can be
 * - `json`: it is text that is not JSON, or JSON with too many values or levels
 * - `shape`: it is not an envelope, an event or an event list
 * - `id`: it is an event whose `eventType` is not a well-formed id
 * - `content`: it is an event whose `content` is neither an object, a text nor null
 * - `refusal`: it has no event, but a `retcode` other than 0
 * - `unreadable`: reading it threw an exception
 */
export type RejectionReason =
  | 'origin'
  | 'source'
  | 'size'
  | 'json'
  | 'shape'
  | 'id'
  | 'content'
  | 'refusal'
  | 'unreadable';

/** A frame, or one event of its list, that was not accepted: a value, never an exception. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  /** The place in the frame, as a path such as `event.content`. */
  readonly where: string;
  readonly expected: string;
  /** A description of what was received, without its values. */
  readonly received: string;
  readonly frame: MessageFrame | RefusedFrame | RestoredFrame;
}

/** A field that could not be read in an event that was accepted all the same. */
export interface Flaw {
  readonly field: string;
  readonly expected: string;
  readonly received: string;
}
