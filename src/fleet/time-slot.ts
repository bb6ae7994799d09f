import type { ZonedTime } from '../measures/zoned-time.ts';

/** The lengths of a slot, minutes. */
export type SlotMinutes = 15 | 30;

/** A slot of the day: ms since the epoch, the end is not part of it. */
export interface TimeSlot {
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
/** Offsets change on whole quarters of an hour. */
const quarter = 15 * minute;

/**
 * Returns the slot of a moment. Slots begin on whole quarters or halves of an hour of the zone's own clock, be
 * its offset 5:45 h, and a slot of a day on which the clock is changed is as long as any other: an hour that
 * comes twice has twice as many slots, one that is left out has none.
 */
export const slotOf = (ms: number, every: SlotMinutes, zone: ZonedTime): TimeSlot => {
  const length = every * minute;
  const startOf = (time: number) => time - ((((time + zone.offset(time)) % length) + length) % length);
  const from = startOf(ms);
  // Where the clock is changed by less than a slot, the slot ends there.
  for (let to = Math.floor(ms / quarter) * quarter + quarter; to < from + length; to += quarter) {
    if (startOf(to) !== from) return { from, to };
  }
  return { from, to: from + length };
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Returns a moment as the zone's clock shows it, with the offset, such as `2026-10-25T02:30+01:00`. */
export const slotText = (ms: number, zone: ZonedTime): string => {
  const offset = Math.round(zone.offset(ms) / minute);
  const ahead = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  return `${zone.day(ms)}T${zone.time(ms).slice(0, 5)}${sign}${twoDigits(Math.floor(ahead / 60))}:${twoDigits(ahead % 60)}`;
};
