import type { DoorTime, Timeline } from './timeline.ts';

/**
 * A remark on the clocks that came with a step. `by` is in ms.
 *
 * - `notBelieved`: the event's own time is that much ahead of its arrival (negative: behind); its arrival counts
 * - `platformClock`: the platform's clock was set forward by that much (negative: back), or another node took over
 * - `pageClock`: the clock of the page was set forward by that much (negative: back)
 */
export interface ClockNote {
  /** The kind of remark, as listed above. */
  readonly kind: 'notBelieved' | 'platformClock' | 'pageClock';
  /** The difference, ms; its sign as said above. */
  readonly by: number;
}

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

/** Most events show nothing of the clocks. */
export const noClockNotes: readonly ClockNote[] = Object.freeze([]);

/** No shift of clocks between the page and the platform is longer than this at the start, nor a silence that only the platform measured: ms. */
const longestShift = 12 * 3_600_000;

/** A longer silence, ms, is a clock that was set. */
const longestSilence = 366 * 86_400_000;

/** A difference between the page's two clocks up to this, ms, is rounding or drift. */
const leastStep = 1000;

/** The gateway answers a question for events after this long, ms: an event may be delayed by as much. */
const longestDelay = 10_000;

/** No computer sleeps for less, ms. */
const shortestSleep = 30_000;

/** After this many events the delays are looked at anew. */
const windowLength = 8;

const isNear = (a: number, b: number | null, tolerance: number): boolean =>
  b !== null && Math.abs(a - b) <= tolerance;

const pageSteps = (by: number): readonly ClockNote[] =>
  Math.abs(by) > leastStep ? [{ kind: 'pageClock', by }] : noClockNotes;

/** A timeline that nobody has seen yet. */
type Growing = { -readonly [Field in keyof Timeline]: Timeline[Field] };

/** The lead follows the recent arrivals: the second quickest of a window counts, so that one alone moves nothing. */
const follow = (timeline: Growing, off: number, isMeasured: boolean): void => {
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

const beginWindow = (timeline: Growing): void => {
  timeline.quickest = null;
  timeline.secondQuickest = null;
  timeline.windowed = 0;
};

/** Takes the platform's clock for right. */
const adopt = (timeline: Growing, lead: number): void => {
  beginWindow(timeline);
  timeline.lead = lead;
  timeline.unexplained = 0;
  timeline.otherLead = null;
  timeline.isFresh = false;
};

const placeFirst = (timeline: Timeline, genTime: number | null, { at, monotonic }: DoorTime): Placed => {
  const isBelieved = genTime !== null && isNear(genTime, at, longestShift);
  const placedAt = isBelieved ? genTime : at;
  return {
    at: placedAt,
    arrivedAt: placedAt,
    ownAt: placedAt,
    provenGenTime: isBelieved ? genTime : null,
    notes: isBelieved || genTime === null ? noClockNotes : [{ kind: 'notBelieved', by: genTime - at }],
    timeline: {
      ...timeline,
      doorAt: at,
      monotonicAt: monotonic ?? null,
      skew: at - placedAt,
      lead: isBelieved ? 0 : null,
      otherLead: isBelieved || genTime === null ? null : genTime - placedAt,
    },
  };
};

/** Returns the time that has passed since the frame before, as far as the door alone can say. */
const passedSince = (timeline: Timeline, { at, monotonic }: DoorTime) => {
  const byPage = at - (timeline.doorAt ?? at);
  const span =
    monotonic === undefined || timeline.monotonicAt === null ? -1 : monotonic - timeline.monotonicAt;
  const measured = span < 0 ? null : span;
  return { byPage, measured, passed: Math.max(0, measured ?? (byPage > longestSilence ? 0 : byPage)) };
};

/**
 * Places an event by its arrival alone and takes its own time, whatever it is, for what the platform's clock says
 * from here on.
 */
export const adoptClock = (timeline: Timeline, genTime: number, arrival: DoorTime): Placed => {
  const placed = place(timeline, null, arrival);
  const lead = genTime - placed.at;
  const after = { ...placed.timeline };
  adopt(after, lead);
  return {
    ...placed,
    provenGenTime: genTime,
    notes: [...placed.notes, { kind: 'platformClock', by: lead - (timeline.lead ?? lead) }],
    timeline: after,
  };
};

/** The own time of an event that is at most the longest delay before its arrival; otherwise its arrival, ms. */
const happenedAt = (own: number, arrivedAt: number): number =>
  own >= arrivedAt - longestDelay ? Math.min(own, arrivedAt) : arrivedAt;

/** An event at its own time, as far as that can be. */
const placedAt = (
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

/** An event that is taken to have happened when it arrived. */
const onArrival = (placed: Placed): Placed => ({ ...placed, at: placed.arrivedAt });

/** The timeline after an arrival. Written out: a spread with changes takes several times as long. */
const arrivedOn = (
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

/**
 * Places an event on the timeline by what both clocks say and what is known of them.
 *
 * The event's own time counts when it lies at most 10 s before its arrival or the tolerance after it, and never after
 * its arrival. Otherwise the arrival counts; a
 * second event in a row that disagrees in the same way shows that a clock has changed. Without a monotonic clock
 * of the door the shorter of the two spans counts when the clocks disagree, so that no duration is invented.
 */
export const place = (timeline: Timeline, genTime: number | null, arrival: DoorTime): Placed => {
  const { doorAt, skew, lead, tolerance, unexplained, otherLead, isFresh } = timeline;
  if (doorAt === null || skew === null) return placeFirst(timeline, genTime, arrival);
  const { at } = arrival;
  const before = doorAt - skew;
  const { byPage, measured, passed } = passedSince(timeline, arrival);
  const byDoor = before + passed;
  const newest = timeline.newest ?? before;
  const presumed = lead ?? otherLead;
  const own = genTime === null || presumed === null ? byDoor : genTime - presumed;
  // The page's clock was set forward, or the event was delayed: the platform's span is the shorter one.
  const isShorter =
    measured === null &&
    passed > 0 &&
    own < byDoor - (lead === null ? 0 : longestDelay) &&
    own >= newest - tolerance;
  const base = isShorter ? Math.max(newest, own) : byDoor;
  /** The amount by which the page's clock was set, as far as the door alone can say. */
  const step = measured === null ? Math.min(0, byPage) || byPage - passed : byPage - measured;
  const left = Math.max(0, unexplained + (measured === null ? Math.min(0, byPage) + byDoor - base : step));

  const after = arrivedOn(timeline, arrival, own, base, left);
  if (genTime === null)
    return placedAt(own, base, null, step < 0 || measured === null ? pageSteps(step) : noClockNotes, after);
  const other = genTime - base;
  const isSecond = isNear(other, otherLead, tolerance);
  if (lead === null) {
    if (isSecond || isNear(genTime, at, longestShift)) {
      adopt(after, other);
      return onArrival(placedAt(own, base, genTime, noClockNotes, after));
    }
    after.otherLead = other;
    return placedAt(own, base, null, [{ kind: 'notBelieved', by: other }], after);
  }
  if (isShorter) {
    after.otherLead = null;
    return placedAt(own, base, genTime, noClockNotes, after);
  }

  const off = own - base;
  if (off >= -longestDelay && off <= tolerance) {
    // Two arrivals well apart agree: what is left of the page's time was its clock and no delay.
    const isStep = left > tolerance && (measured !== null || passed >= tolerance);
    follow(after, off, measured !== null);
    after.unexplained = isStep || left <= leastStep ? 0 : left;
    after.otherLead = null;
    after.isFresh = false;
    return placedAt(own, base, genTime, pageSteps(isStep ? left : Math.min(0, step)), after);
  }
  const onlyPlatformKnows =
    measured === null
      ? byPage < 0 && off <= longestShift
      : left > shortestSleep && isNear(off, left, leastStep);
  if (off > 0 && onlyPlatformKnows) {
    // The page's clock was set back, so that only the platform says how long it was; or its computer slept, so that
    // both clocks went on while the monotonic one stood still.
    const by = arrivedOn(timeline, arrival, own, own, 0);
    by.otherLead = null;
    by.isFresh = false;
    const notes = measured === null ? pageSteps(byPage - (own - before)) : noClockNotes;
    return placedAt(own, own, genTime, notes, by);
  }
  const wasDelayedBefore = off <= left + tolerance || (isFresh && genTime <= at + tolerance);
  if (off > 0 && wasDelayedBefore) {
    adopt(after, other);
    return onArrival(placedAt(own, base, genTime, pageSteps(step), after));
  }
  if (isSecond && (off > 0 || passed >= tolerance)) {
    adopt(after, other);
    const notes: readonly ClockNote[] = [...pageSteps(step), { kind: 'platformClock', by: other - lead }];
    return onArrival(placedAt(own, base, genTime, notes, after));
  }
  after.otherLead = other;
  // A time behind is late at worst; one ahead says nothing of what is newest.
  const proven = off < 0 ? genTime : null;
  return placedAt(own, base, proven, [...pageSteps(step), { kind: 'notBelieved', by: off }], after);
};
