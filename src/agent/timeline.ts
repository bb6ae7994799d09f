/**
 * Two clocks meet here: the platform's (`eventGenTime`) and the door's. All times of the model are on the
 * platform's timeline, so that a page whose clock is minutes off still shows right durations and does not
 * take events without `eventGenTime` for late ones.
 */
export interface Timeline {
  /** Door time minus platform time, ms; the smallest seen, since delays only add. `null` before the first. */
  readonly skew: number | null;
  /** The newest time so far, ms; events without a time of their own are not put before it. */
  readonly newest: number | null;
}

/** The timeline before the first frame. */
export const firstTimeline: Timeline = { skew: null, newest: null };

/** A time of the door's clock on the platform's timeline, ms. */
export const toPlatform = ({ skew }: Timeline, doorTime: number): number => doorTime - (skew ?? 0);

/** When an event happened, and the timeline after it. */
export const place = (
  timeline: Timeline,
  genTime: number | null,
  receivedAt: number,
): { readonly at: number; readonly timeline: Timeline } => {
  const skew =
    genTime === null
      ? timeline.skew
      : Math.min(timeline.skew ?? Number.POSITIVE_INFINITY, receivedAt - genTime);
  const floor = timeline.newest ?? Number.NEGATIVE_INFINITY;
  const at = genTime ?? Math.max(floor, toPlatform({ ...timeline, skew }, receivedAt));
  return { at, timeline: { skew, newest: Math.max(floor, at) } };
};
