import { describe, expect, it } from 'vitest';
import { clockText } from '../../src/cli/formats/duration.ts';
import { zonedTime } from '../../src/measures/zoned-time.ts';

const noon = Date.UTC(2026, 0, 1, 12);

describe('times of a zone', () => {
  it.each([
    { zone: 'UTC', at: noon, day: '2026-01-01', longDay: 'Thu 1 Jan 2026', time: '12:00:00' },
    { zone: 'Europe/Berlin', at: noon, day: '2026-01-01', longDay: 'Thu 1 Jan 2026', time: '13:00:00' },
    { zone: 'Asia/Kolkata', at: noon, day: '2026-01-01', longDay: 'Thu 1 Jan 2026', time: '17:30:00' },
    { zone: 'Pacific/Kiritimati', at: noon, day: '2026-01-02', longDay: 'Fri 2 Jan 2026', time: '02:00:00' },
    // The hour that is left out and the one that comes twice.
    {
      zone: 'Europe/Berlin',
      at: Date.UTC(2026, 2, 29, 0, 59, 59),
      day: '2026-03-29',
      longDay: 'Sun 29 Mar 2026',
      time: '01:59:59',
    },
    {
      zone: 'Europe/Berlin',
      at: Date.UTC(2026, 2, 29, 1),
      day: '2026-03-29',
      longDay: 'Sun 29 Mar 2026',
      time: '03:00:00',
    },
    {
      zone: 'Europe/Berlin',
      at: Date.UTC(2026, 9, 25, 1),
      day: '2026-10-25',
      longDay: 'Sun 25 Oct 2026',
      time: '02:00:00',
    },
    { zone: 'UTC', at: 0, day: '1970-01-01', longDay: 'Thu 1 Jan 1970', time: '00:00:00' },
    { zone: 'UTC', at: 8.64e15, day: '+275760-09-13', longDay: 'Sat 13 Sep 275760', time: '00:00:00' },
    { zone: 'UTC', at: 9e15, day: '????-??-??', longDay: 'unknown day', time: '??:??:??' },
  ])('$time in $zone', ({ zone, at, day, longDay, time }) => {
    const zoned = zonedTime(zone);
    expect(zoned?.zone).toBe(zone);
    expect([zoned?.day(at), zoned?.longDay(at), zoned?.time(at)]).toEqual([day, longDay, time]);
  });

  it.each([
    { zone: 'UTC', text: '14:03', at: Date.UTC(2026, 0, 1, 14, 3) },
    { zone: 'Europe/Berlin', text: '14:03', at: Date.UTC(2026, 0, 1, 13, 3) },
    { zone: 'Europe/Berlin', text: '14:03:20.5', at: Date.UTC(2026, 0, 1, 13, 3, 20, 500) },
    { zone: 'Europe/Berlin', text: '2026-07-01 14:03', at: Date.UTC(2026, 6, 1, 12, 3) },
    { zone: 'Europe/Berlin', text: '2026-07-01T14:03', at: Date.UTC(2026, 6, 1, 12, 3) },
    { zone: 'Europe/Berlin', text: '2026-07-01T14:03:00Z', at: Date.UTC(2026, 6, 1, 14, 3) },
    { zone: 'Europe/Berlin', text: '2026-07-01T14:03:00+08:00', at: Date.UTC(2026, 6, 1, 6, 3) },
    { zone: 'UTC', text: '1767225600000', at: 1_767_225_600_000 },
    { zone: 'UTC', text: 'noon', at: null },
    { zone: 'UTC', text: '25:00', at: null },
    { zone: 'UTC', text: '12:60', at: null },
    { zone: 'UTC', text: '24:00', at: Date.UTC(2026, 0, 2) },
    { zone: 'UTC', text: '24:30', at: null },
    { zone: 'UTC', text: '2024-02-29 10:00', at: Date.UTC(2024, 1, 29, 10) },
    { zone: 'UTC', text: '2026-02-29 10:00', at: null },
    { zone: 'UTC', text: '2026-04-31 10:00', at: null },
    { zone: 'UTC', text: '2026-13-01 10:00', at: null },
    { zone: 'UTC', text: '2026-00-00 10:00', at: null },
    { zone: 'UTC', text: '0050-01-01 10:00', at: null },
    { zone: 'UTC', text: '99999999999999999999', at: null },
    { zone: 'UTC', text: '', at: null },
    { zone: 'UTC', text: '2026-13-45T99:00:00Z', at: null },
  ])('$text in $zone', ({ zone, text, at }) => {
    expect(zonedTime(zone)?.parse(text, noon)).toBe(at);
  });

  it('knows no zone that does not exist', () => {
    expect(zonedTime('Atlantis')).toBeNull();
  });
});

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [7000, '0:07'],
    [751_000, '12:31'],
    [3_723_000, '1:02:03'],
    [360_000_000, '100:00:00'],
    [-5, '0:00'],
  ])('%d ms is %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });
});
