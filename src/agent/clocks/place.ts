import { arrivedOn, passedSince } from './arrival.ts';
import { type ClockNote, leastStep, noClockNotes, pageSteps } from './clock-note.ts';
import { adopt, follow } from './lead.ts';
import { longestDelay, onArrival, type Placed, placedAt } from './placed.ts';
import type { DoorTime, Timeline } from './timeline.ts';

/** The longest shift between the two clocks at the start, and the longest silence that only the platform measured, ms. */
const longestShift = 12 * 3_600_000;

/** A computer sleeps at least for this time, ms. */
const shortestSleep = 30_000;

const isNear = (a: number, b: number | null, tolerance: number): boolean =>
  b !== null && Math.abs(a - b) <= tolerance;

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

/**
 * Places an event by its arrival alone, and takes its own time, whatever it is, as the time of the platform's clock
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

/**
 * Places an event on the timeline, from both clocks and what is known of them.
 *
 * The event's own time counts when it lies at most 10 s before its arrival or the tolerance after it, and never after
 * its arrival. Otherwise the arrival counts; a second event in a row that disagrees in the same way shows that a clock
 * has changed. Without a monotonic clock of the door the shorter of the two spans counts when the clocks disagree, so
 * that no duration is invented.
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
