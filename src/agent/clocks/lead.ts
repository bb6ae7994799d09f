import type { Timeline } from './timeline.ts';

/** The number of events after which the delays are compared anew. */
const windowLength = 8;

/** A timeline under construction: nobody else has it yet. */
export type Growing = { -readonly [Field in keyof Timeline]: Timeline[Field] };

const beginWindow = (timeline: Growing): void => {
  timeline.quickest = null;
  timeline.secondQuickest = null;
  timeline.windowed = 0;
};

/**
 * Lets the lead follow the recent arrivals: the second quickest of a window counts, so that a single one changes nothing.
 *
 * @param off the event's own time minus its arrival on the timeline, ms.
 */
export const follow = (timeline: Growing, off: number, isMeasured: boolean): void => {
  const { quickest, secondQuickest } = timeline;
  if (quickest === null) timeline.quickest = off;
  else if (off > quickest) {
    timeline.quickest = off;
    timeline.secondQuickest = quickest;
  } else if (secondQuickest === null || off > secondQuickest) timeline.secondQuickest = off;
  timeline.windowed += 1;
  if (timeline.windowed < windowLength) return;
  // Without a monotonic clock it may be the page's clock that moved, and no time may be added.
  const shift = timeline.secondQuickest ?? off;
  timeline.lead = (timeline.lead ?? 0) + (isMeasured ? shift : Math.max(0, shift));
  beginWindow(timeline);
};

/** Takes the lead that an event shows as the right one. */
export const adopt = (timeline: Growing, lead: number): void => {
  beginWindow(timeline);
  timeline.lead = lead;
  timeline.unexplained = 0;
  timeline.otherLead = null;
  timeline.isFresh = false;
};
