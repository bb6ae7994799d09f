import type { DoorTime, Timeline } from './timeline.ts';

/**
 * A remark on the clocks that came with a step. `by` is in ms.
 *
 * - `notBelieved`: the event's own time is that much ahead of its arrival (negative: behind); its arrival counts
 * - `platformClock`: the platform's clock was set forward by that much (negative: back), or another node took over
 * - `pageClock`: the clock of the page was set forward by that much (negative: back)
 */
export interface ClockNote {
  readonly kind: 'notBelieved' | 'platformClock' | 'pageClock';
  readonly by: number;
}

/** Where an event lies on the timeline, and the timeline after it if it is applied. */
export interface Placed {
  /** When it happened, ms; never after its arrival. */
  readonly at: number;
  /** When it arrived, ms. */
  readonly arrivedAt: number;
  /** When it happened by its own time, however long ago that is, ms; never after its arrival. */
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

/** After this many events the delays are looked at anew. */
const windowLength = 8;

const isNear = (a: number, b: number | null, tolerance: number): boolean =>
  b !== null && Math.abs(a - b) <= tolerance;

const pageSteps = (by: number): readonly ClockNote[] =>
  Math.abs(by) > leastStep ? [{ kind: 'pageClock', by }] : noClockNotes;

/** The lead follows the recent arrivals: the second quickest of a window counts, so that one alone moves nothing. */
const followed = (timeline: Timeline, off: number): Pick<Timeline, 'lead' | 'quickest' | 'windowed'> => {
  const { lead, quickest, windowed } = timeline;
  const [first = Number.NEGATIVE_INFINITY, second = Number.NEGATIVE_INFINITY] = quickest;
  const both = off > first ? [off, first] : [first, Math.max(second, off)];
  if (windowed + 1 < windowLength)
    return { lead, windowed: windowed + 1, quickest: both.filter(Number.isFinite) };
  return { lead: (lead ?? 0) + Math.min(...both), windowed: 0, quickest: [] };
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

/** How much time has passed since the frame before, as far as the door alone can say. */
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
  const by = lead - (timeline.lead ?? lead);
  return {
    ...placed,
    provenGenTime: genTime,
    notes: [...placed.notes, { kind: 'platformClock', by }],
    timeline: {
      ...placed.timeline,
      lead,
      quickest: [],
      windowed: 0,
      unexplained: 0,
      otherLead: null,
      isFresh: false,
    },
  };
};

/**
 * Places an event on the timeline by what both clocks say and what is known of them.
 *
 * The event's own time counts when it lies within the tolerance of its arrival. Otherwise the arrival counts; a
 * second event in a row that disagrees in the same way shows that a clock has changed. Without a monotonic clock
 * of the door the shorter of the two spans counts when the clocks disagree, so that no duration is invented.
 */
export const place = (timeline: Timeline, genTime: number | null, arrival: DoorTime): Placed => {
  const { doorAt, skew, lead, tolerance, unexplained, otherLead, isFresh } = timeline;
  if (doorAt === null || skew === null) return placeFirst(timeline, genTime, arrival);
  const { at, monotonic } = arrival;
  const before = doorAt - skew;
  const { byPage, measured, passed } = passedSince(timeline, arrival);
  const base = before + passed;
  /** How far the page's clock was set, as far as the door alone can say. */
  const step = measured === null ? (byPage > passed ? byPage : Math.min(0, byPage)) : byPage - measured;
  const own = genTime === null ? base : genTime - (lead ?? genTime - base);

  const placed = (
    arrivedAt: number,
    provenGenTime: number | null,
    notes: readonly ClockNote[],
    changes: Partial<Timeline>,
  ): Placed => ({
    at: isNear(own, arrivedAt, tolerance) ? Math.min(own, arrivedAt) : arrivedAt,
    arrivedAt,
    ownAt: Math.min(own, arrivedAt),
    provenGenTime,
    notes,
    timeline: { ...timeline, doorAt: at, monotonicAt: monotonic ?? null, skew: at - arrivedAt, ...changes },
  });
  const left = Math.max(0, unexplained + (byPage > passed && measured === null ? 0 : step));

  if (genTime === null) {
    const notes = step < 0 || measured === null ? pageSteps(step) : noClockNotes;
    return placed(base, null, notes, { unexplained: left });
  }
  const other = genTime - base;
  const isSecond = isNear(other, otherLead, tolerance);
  if (lead === null) {
    if (isSecond || isNear(genTime, at, longestShift))
      return { ...adoptClock(timeline, genTime, arrival), notes: noClockNotes };
    return placed(base, null, [{ kind: 'notBelieved', by: other }], { otherLead: other });
  }

  const off = own - base;
  if (Math.abs(off) <= tolerance) {
    // Two arrivals well apart agree: what is left of the page's time was its clock and no delay.
    const isStep = left > tolerance && (measured !== null || passed >= tolerance);
    return placed(base, genTime, pageSteps(isStep ? left : Math.min(0, step)), {
      ...followed(timeline, off),
      unexplained: isStep || left <= leastStep ? 0 : left,
      otherLead: null,
      isFresh: false,
    });
  }
  if (off < 0 && measured === null && passed > 0) {
    // The page's clock was set forward, or the event was delayed: the platform's span is the shorter one.
    const arrivedAt = Math.max(before, own);
    return placed(arrivedAt, genTime, noClockNotes, {
      unexplained: left + base - arrivedAt,
      otherLead: null,
    });
  }
  const onlyPlatformKnows =
    measured === null
      ? byPage < 0 && off <= longestShift
      : byPage > measured && own <= before + byPage + tolerance;
  if (off > 0 && onlyPlatformKnows) {
    // The page's clock was set back, or its computer slept: the platform says how long it was.
    return placed(own, genTime, measured === null ? pageSteps(byPage - (own - before)) : noClockNotes, {
      unexplained: 0,
      otherLead: null,
      isFresh: false,
    });
  }
  const wasDelayedBefore = off <= left + tolerance || (isFresh && genTime <= at + tolerance);
  if (off > 0 && wasDelayedBefore)
    return { ...adoptClock(timeline, genTime, arrival), notes: pageSteps(step) };
  if (isSecond && (off > 0 || passed >= tolerance)) return adoptClock(timeline, genTime, arrival);
  // A time behind is late at worst; one ahead says nothing of what is newest.
  return placed(base, off < 0 ? genTime : null, [...pageSteps(step), { kind: 'notBelieved', by: off }], {
    otherLead: other,
    unexplained: left,
  });
};
