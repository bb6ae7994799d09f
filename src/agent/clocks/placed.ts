import type { ClockNote } from './clock-note.ts';
import type { Timeline } from './timeline.ts';

/** The place of an event on the timeline, and the timeline after it if the event is applied. */
export interface Placed {
  /** The time at which it happened, ms; never after its arrival. */
  readonly at: number;
  /** The time of its arrival, ms. */
  readonly arrivedAt: number;
  /** The time at which it happened by its own time stamp, however long ago that is, ms; never after its arrival. */
  readonly ownAt: number;
  /** The newest time of the platform's clock that this event proves, ms; `null` when it proves none. */
  readonly provenGenTime: number | null;
  readonly notes: readonly ClockNote[];
  readonly timeline: Timeline;
}

/** The gateway answers a poll for events after at most this time, ms, so an event may be delayed by as much. */
export const longestDelay = 10_000;

/** Returns the own time of an event when it is at most the longest delay before the arrival, otherwise the arrival, ms. */
export const happenedAt = (own: number, arrivedAt: number): number =>
  own >= arrivedAt - longestDelay ? Math.min(own, arrivedAt) : arrivedAt;

/** Returns an event at its own time, as far as that is possible. */
export const placedAt = (
  own: number,
  arrivedAt: number,
  provenGenTime: number | null,
  notes: readonly ClockNote[],
  timeline: Timeline,
): Placed => ({
  at: happenedAt(own, arrivedAt),
  arrivedAt,
  ownAt: Math.min(own, arrivedAt),
  provenGenTime,
  notes,
  timeline,
});

/** Returns an event that is taken to have happened when it arrived. */
export const onArrival = (placed: Placed): Placed => ({ ...placed, at: placed.arrivedAt });
