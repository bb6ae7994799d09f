/**
 * Two clocks meet here: the platform's (`eventGenTime`) and the door's (the page's). Neither can be trusted
 * alone, since both are set now and then. What is sure is the order of arrival. So the model has one timeline of
 * its own, which begins at the platform's time of the first event and never jumps: the clocks are evidence of how
 * much time has passed on it. All times of the model are on this timeline.
 */
export interface Timeline {
  /** The most by which the clocks of one gateway's nodes may differ, and the longest usual delay, ms. */
  readonly tolerance: number;
  /** Door time of the newest frame that moved the timeline, ms; `null` before the first. */
  readonly doorAt: number | null;
  /** Its time by the door's monotonic clock, ms, when the door has one. */
  readonly monotonicAt: number | null;
  /** Door time minus time on the timeline at that frame, ms. */
  readonly skew: number | null;
  /** The platform's clock minus the timeline, ms; `null` while no time of the platform was believed. */
  readonly lead: number | null;
  /** The distance of an event from `lead` at its arrival, that of the quickest in the present window, ms. */
  readonly quickest: number | null;
  /** The same of the second quickest. */
  readonly secondQuickest: number | null;
  /** The number of events in the present window. */
  readonly windowed: number;
  /** Door time that nothing explains yet: an event was delayed, or the page's clock was set forward, ms. */
  readonly unexplained: number;
  /** `lead` by the last event if its time was not believed, ms: a second one like it shows that a clock has changed. */
  readonly otherLead: number | null;
  /** Nothing is known yet of the delays since the start or the last interruption. */
  readonly isFresh: boolean;
  /** Time of the newest event applied, ms; what is applied is never put before it. */
  readonly newest: number | null;
}

/** Returns the timeline with the time of the newest event applied, ms; the same one when it has it. */
export const timelineUntil = (timeline: Timeline, newest: number): Timeline =>
  timeline.newest === newest ? timeline : { ...timeline, newest };

/** A moment by the door's clocks. */
export interface DoorTime {
  /** ms since the epoch by the clock of the page, which may be set at any time. */
  readonly at: number;
  /** ms by a clock that is never set. */
  readonly monotonic?: number;
}

/** Nodes of one gateway differ by no more than this, ms. */
export const usualTolerance = 5000;

/**
 * Returns the timeline before the first frame.
 *
 * @param tolerance how far the clocks of the gateway's nodes may differ, ms.
 */
export const firstTimeline = (tolerance = usualTolerance): Timeline => ({
  tolerance,
  doorAt: null,
  monotonicAt: null,
  skew: null,
  lead: null,
  quickest: null,
  secondQuickest: null,
  windowed: 0,
  unexplained: 0,
  otherLead: null,
  isFresh: true,
  newest: null,
});

/**
 * Returns a moment of the door on the timeline, ms. With the door's monotonic clock it is right even when the
 * clock of the page was set meanwhile.
 */
export const toPlatform = ({ doorAt, monotonicAt, skew }: Timeline, moment: number | DoorTime): number => {
  const { at, monotonic }: DoorTime = typeof moment === 'number' ? { at: moment } : moment;
  const isMeasured =
    doorAt !== null && monotonicAt !== null && monotonic !== undefined && monotonic >= monotonicAt;
  return (isMeasured ? doorAt + monotonic - monotonicAt : at) - (skew ?? 0);
};
