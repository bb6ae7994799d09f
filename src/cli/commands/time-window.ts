import type { ZonedTime } from '../../measures/zoned-time.ts';

/** A stretch of time, both ends included, ms. */
export interface TimeWindow {
  readonly since: number;
  readonly until: number;
}

/** All of the time. */
export const allTime: TimeWindow = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

const hour = 3_600_000;

const isTimeOfDay = (text: string): boolean => /^\s*\d{1,2}:/.test(text);

/**
 * Returns the stretch of time that a person means by two texts. A time of day without a date is taken near
 * the start of the recording: `until` is the first such time that is not before the start, and `since` the
 * last one that is not after `until`, so that a stretch may span midnight. A `since` alone is on the day of
 * the start, or on the next day when it would be more than twelve hours before the start.
 *
 * @param near the time at which the recording starts, ms.
 */
export const windowNear = (
  { since, until }: { readonly since: string | null; readonly until: string | null },
  zone: ZonedTime,
  near: number,
): TimeWindow => {
  /** The time of a text on the day of another time, or so many days later. */
  const onDay = (text: string, at: number, days = 0): number | null => {
    const noon = zone.parse('12:00', at) ?? at;
    return zone.parse(text, noon + days * 24 * hour);
  };
  const endOf = (text: string): number | null => {
    const sameDay = onDay(text, near);
    return isTimeOfDay(text) && sameDay !== null && sameDay < near ? onDay(text, near, 1) : sameDay;
  };
  const startOf = (text: string, end: number | null): number | null => {
    if (!isTimeOfDay(text)) return zone.parse(text, near);
    if (until !== null && end !== null && isTimeOfDay(until)) {
      const sameDay = onDay(text, end);
      return sameDay !== null && sameDay > end ? onDay(text, end, -1) : sameDay;
    }
    const sameDay = onDay(text, near);
    return sameDay !== null && near - sameDay > 12 * hour ? onDay(text, near, 1) : sameDay;
  };
  const end = until === null ? null : endOf(until);
  const start = since === null ? null : startOf(since, end);
  return { since: start ?? allTime.since, until: end ?? allTime.until };
};
