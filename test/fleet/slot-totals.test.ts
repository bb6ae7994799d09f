import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSlots, piecesOf, type SlotTotals } from '../../src/fleet/slot-totals.ts';
import { type SlotMinutes, slotOf, slotText } from '../../src/fleet/time-slot.ts';
import type { Interval } from '../../src/measures/interval.ts';
import { addTotals, noTotals, summary } from '../../src/measures/summary.ts';
import { type ZonedTime, zonedTime } from '../../src/measures/zoned-time.ts';
import { replay } from '../../src/replay/replay.ts';
import { shiftFrames } from '../../src/simulator/shift.ts';
import { badLines, storms } from '../replay/storms.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Chatham',
];

const zoneOf = (name: string): ZonedTime => {
  const zone = zonedTime(name);
  if (zone === null) throw new Error(`There is no zone ${name}.`);
  return zone;
};

const turnOf = (workNo: string, intervals: readonly Interval[]) => ({
  turns: [{ workNo, intervals }] as never,
});

const count = (
  intervals: readonly Interval[],
  every: SlotMinutes,
  zone: ZonedTime,
): readonly SlotTotals[] => {
  const counter = countSlots({ every, zone });
  for (const interval of intervals) counter.take(turnOf('7', [interval]));
  return counter.totals();
};

describe('the slot of a moment', () => {
  it.each([
    // The clock of Berlin goes from 2:00 to 3:00, and in autumn from 3:00 to 2:00.
    ['Europe/Berlin', 30, '2026-03-29T00:59:59.999Z', '2026-03-29T01:30+01:00', '2026-03-29T03:00+02:00'],
    ['Europe/Berlin', 30, '2026-03-29T01:00:00Z', '2026-03-29T03:00+02:00', '2026-03-29T03:30+02:00'],
    ['Europe/Berlin', 30, '2026-10-25T00:40:00Z', '2026-10-25T02:30+02:00', '2026-10-25T02:00+01:00'],
    ['Europe/Berlin', 15, '2026-10-25T01:40:00Z', '2026-10-25T02:30+01:00', '2026-10-25T02:45+01:00'],
    // An offset of 5:45 h, and one whose clock is changed by half an hour.
    ['Asia/Kathmandu', 30, '2026-01-01T00:00:00Z', '2026-01-01T05:30+05:45', '2026-01-01T06:00+05:45'],
    ['Asia/Kathmandu', 15, '2026-01-01T00:00:00Z', '2026-01-01T05:45+05:45', '2026-01-01T06:00+05:45'],
    ['Australia/Lord_Howe', 30, '2026-04-04T14:59:00Z', '2026-04-05T01:30+11:00', '2026-04-05T01:30+10:30'],
    ['Pacific/Chatham', 30, '2026-04-04T13:50:00Z', '2026-04-05T03:30+13:45', '2026-04-05T03:00+12:45'],
    ['UTC', 15, '1969-12-31T23:59:00Z', '1969-12-31T23:45+00:00', '1970-01-01T00:00+00:00'],
  ] as const)('in %s, every %i minutes, of %s begins at %s and ends at %s', (name, every, at, from, to) => {
    const zone = zoneOf(name);
    const slot = slotOf(Date.parse(at), every, zone);
    expect([slotText(slot.from, zone), slotText(slot.to, zone)]).toEqual([from, to]);
  });

  it.each([
    ['Europe/Berlin', 30, '2026-03-29', 46],
    ['Europe/Berlin', 30, '2026-06-01', 48],
    ['Europe/Berlin', 30, '2026-10-25', 50],
    ['Europe/Berlin', 15, '2026-10-25', 100],
    ['Australia/Lord_Howe', 30, '2026-04-05', 49],
    ['Australia/Lord_Howe', 30, '2026-10-04', 47],
  ] as const)('in %s, every %i minutes: the slots of %s are %i', (name, every, day, slots) => {
    const zone = zoneOf(name);
    let time = zone.parse(`${day} 00:00`, 0) ?? Number.NaN;
    let found = 0;
    for (; zone.day(time) === day; found += 1) time = slotOf(time, every, zone).to;
    expect(found).toBe(slots);
  });

  it('holds the moment, and is the same for every moment in it', () => {
    const moments = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), fc.constantFrom(15, 30), (seconds, name, every) => {
        const zone = zoneOf(name);
        const at = seconds * 1000;
        const { from, to } = slotOf(at, every as SlotMinutes, zone);
        expect(from <= at && at < to && to - from <= every * 60_000).toBe(true);
        expect(slotOf(from, every as SlotMinutes, zone)).toEqual({ from, to });
        expect(slotOf(to - 1, every as SlotMinutes, zone)).toEqual({ from, to });
      }),
    );
  });
});

describe('totals of slots', () => {
  const shift = replay([...shiftFrames({ seed: 5 })]).intervals;

  it.each(zones)('add up to the intervals of a shift in %s', (name) => {
    for (const every of [15, 30] as const) {
      const slots = count(shift, every, zoneOf(name));
      expect(slots.length).toBeGreaterThan(10);
      expect(slots.map(({ totals }) => totals).reduce(addTotals, noTotals)).toEqual(summary(shift).overall);
      for (const { from, to, totals } of slots) {
        const time = Object.values(totals.time).reduce((sum, ms) => sum + ms, 0);
        expect(time).toBeLessThanOrEqual(to - from);
      }
    }
  });

  it('add up to the intervals for any frames', () => {
    fc.assert(
      fc.property(fc.oneof(storms, badLines), fc.constantFrom(...zones), (frames, name) => {
        const { intervals } = replay(frames);
        const one = intervals.map((interval) => ({ ...interval, workNo: '7' }));
        const slots = count(one, 15, zoneOf(name));
        expect(slots.map(({ totals }) => totals).reduce(addTotals, noTotals)).toEqual(summary(one).overall);
      }),
    );
  });

  it('cut an interval where slots end, and spread its silence', () => {
    const at = (text: string) => Date.parse(`2026-01-01T${text}Z`);
    const idle = {
      ...(shift.find(({ state }) => state === 'idle') as Interval),
      from: at('08:10:00'),
      to: at('08:50:00'),
      silent: 40,
    };
    const pieces = piecesOf(idle, { every: 30, zone: zoneOf('UTC') }).map(({ piece }) => piece);
    expect(pieces.map(({ from, to, silent }) => [from, to, silent])).toEqual([
      [at('08:10:00'), at('08:30:00'), 20],
      [at('08:30:00'), at('08:50:00'), 20],
    ]);
  });

  it('count a contact once, in the slot in which it ended', () => {
    const slots = count(shift, 15, zoneOf('UTC'));
    const handled = slots.reduce((sum, { totals }) => sum + totals.handled, 0);
    expect(handled).toBe(summary(shift).overall.handled);
    expect(handled).toBeGreaterThan(0);
  });

  it('do not cut an interval of a broken clock into millions of slots', () => {
    const [first] = shift;
    if (first === undefined) throw new Error('The shift is empty.');
    const endless = { ...first, from: 0, to: 8.64e15 };
    expect(piecesOf(endless, { every: 15, zone: zoneOf('UTC') })).toHaveLength(1);
  });
});
