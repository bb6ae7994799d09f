import type { Growing } from './lead.ts';
import { happenedAt } from './placed.ts';
import type { DoorTime, Timeline } from './timeline.ts';

/** A longer silence, ms, means that a clock was set. */
const longestSilence = 366 * 86_400_000;

/** Returns the time that has passed since the frame before, as far as the door alone can say. */
export const passedSince = (timeline: Timeline, { at, monotonic }: DoorTime) => {
  const byPage = at - (timeline.doorAt ?? at);
  const span =
    monotonic === undefined || timeline.monotonicAt === null ? -1 : monotonic - timeline.monotonicAt;
  const measured = span < 0 ? null : span;
  return { byPage, measured, passed: Math.max(0, measured ?? (byPage > longestSilence ? 0 : byPage)) };
};

/** Returns the timeline after an arrival. It is written field by field, since a spread takes several times as long. */
export const arrivedOn = (
  timeline: Timeline,
  { at, monotonic }: DoorTime,
  own: number,
  arrivedAt: number,
  unexplained: number,
): Growing => {
  const happened = happenedAt(own, arrivedAt);
  return {
    tolerance: timeline.tolerance,
    doorAt: at,
    monotonicAt: monotonic ?? null,
    skew: at - arrivedAt,
    lead: timeline.lead,
    quickest: timeline.quickest,
    secondQuickest: timeline.secondQuickest,
    windowed: timeline.windowed,
    unexplained,
    otherLead: timeline.otherLead,
    isFresh: timeline.isFresh,
    newest: timeline.newest === null ? happened : Math.max(timeline.newest, happened),
  };
};
