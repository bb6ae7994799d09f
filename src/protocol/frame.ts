/** The door a frame came through; `resync` is the application's own status query. */
export type Door = 'window' | 'port' | 'simulator' | 'recording' | 'resync';

/** A message that arrived. `data` is untrusted and has not been looked at. */
export interface MessageFrame {
  readonly kind: 'message';
  readonly data: unknown;
  readonly origin: string;
  /** The time of its arrival by the door's clock, ms since the epoch. */
  readonly at: number;
  /** The time of its arrival by a clock that nobody sets, ms, where the door has one: it shows when `at` jumped. */
  readonly monotonic?: number;
  readonly door: Door;
}

/** A message that came from the wrong window or origin. Its data was never read. */
export interface RefusedFrame {
  readonly kind: 'refused';
  readonly reason: 'origin' | 'source';
  readonly origin: string;
  readonly at: number;
  readonly monotonic?: number;
  readonly door: Door;
}

/** The reasons why what we know may no longer be true. */
export const interruptionCauses = ['reload', 'replaced', 'gone', 'frozen'] as const;

/** The reason why what we know may no longer be true. */
export type InterruptionCause = (typeof interruptionCauses)[number];

/** The door received nothing for a while: events may have been lost. */
export interface InterruptionFrame {
  readonly kind: 'interrupted';
  readonly cause: InterruptionCause;
  readonly at: number;
  readonly monotonic?: number;
  readonly door: Door;
}

/** The answer of the application's own `resync` function, as it entered the stream. Untrusted like any data. */
export interface RestoredFrame {
  readonly kind: 'restored';
  readonly data: unknown;
  /** The time at which the question was asked, ms; an event that arrived since then is newer than the answer. */
  readonly askedAt: number;
  readonly at: number;
  readonly monotonic?: number;
  readonly door: Door;
}

/**
 * Something arrived: what, from where, when, by which door. The unit that is recorded and replayed.
 */
export type Frame = MessageFrame | RefusedFrame | InterruptionFrame | RestoredFrame;

/**
 * A frame around a payload, for tests, scripts and own doors.
 *
 * @param at when it arrived, ms; 0 when left out, so that nothing depends on a hidden clock.
 */
export const messageFrame = (
  data: unknown,
  from: { readonly at?: number; readonly origin?: string; readonly door?: Door } = {},
): MessageFrame => ({
  kind: 'message',
  data,
  origin: from.origin ?? '',
  at: from.at ?? 0,
  door: from.door ?? 'recording',
});
