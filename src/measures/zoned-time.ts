/** Days and times of one time zone, fast enough for a line each. Times are ms since the epoch. */
export interface ZonedTime {
  readonly zone: string;
  /** The time by which the zone is ahead of UTC then, ms. */
  readonly offset: (ms: number) => number;
  /** `2026-01-01` */
  readonly day: (ms: number) => string;
  /** `Thu 1 Jan 2026` */
  readonly longDay: (ms: number) => string;
  /** `08:15:02` */
  readonly time: (ms: number) => string;
  /**
   * Returns the moment that a person wrote, ms: `14:03`, `14:03:20`, `2026-01-01 14:03`, ISO with or without zone,
   * or ms. `null` when it is none of these.
   */
  readonly parse: (text: string, near: number) => number | null;
}

const names = {
  days: 'Sun Mon Tue Wed Thu Fri Sat',
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
};
/** Offsets change on whole quarters of an hour. */
const quarter = 900_000;
const mostKnown = 10_000;

const written = /^(?:(\d{4})-(\d\d)-(\d\d)[T ])?(\d{1,2}):(\d\d)(?::(\d\d)(\.\d{1,3})?)?$/;

const isDate = (ms: number): boolean => Math.abs(ms) <= 8.64e15;

/**
 * Returns the days and times of a time zone.
 *
 * @param zone an IANA name; the machine's own when left out.
 * @returns `null` when there is no such zone.
 */
export const zonedTime = (zone?: string): ZonedTime | null => {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      ...(zone !== undefined && { timeZone: zone }),
      hourCycle: 'h23',
      ...{
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      },
    });
  } catch {
    return null;
  }
  const known = new Map<number, number>();
  const offset = (ms: number): number => {
    const slot = Math.floor(ms / quarter) * quarter;
    const found = known.get(slot);
    if (found !== undefined) return found;
    const part = Object.fromEntries(
      format.formatToParts(slot).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const shown =
      new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
    if (known.size >= mostKnown) known.clear();
    known.set(slot, shown - slot);
    return shown - slot;
  };
  const shifted = (ms: number): Date => new Date(isDate(ms) ? ms + offset(ms) : Number.NaN);
  const iso = (ms: number): string => {
    const date = shifted(ms);
    return Number.isNaN(date.getTime()) ? '????-??-??T??:??:??' : date.toISOString();
  };
  const day = (ms: number): string => iso(ms).split('T')[0] ?? '';
  const fromLocal = (local: number): number => {
    const guess = local - offset(local);
    return local - offset(guess);
  };

  return {
    zone: zone ?? format.resolvedOptions().timeZone,
    offset,
    day,
    longDay: (ms) => {
      const date = shifted(ms);
      if (Number.isNaN(date.getTime())) return 'unknown day';
      const weekday = names.days.split(' ')[date.getUTCDay()];
      const month = names.months.split(' ')[date.getUTCMonth()];
      return `${weekday} ${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`;
    },
    time: (ms) => iso(ms).split('T')[1]?.slice(0, 8) ?? '',
    parse: (text, near) => {
      if (/^\d{10,}$/.test(text)) return isDate(Number(text)) ? Number(text) : null;
      const local = written.exec(text.trim());
      if (local === null) {
        const time = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
        return Number.isNaN(time) ? null : time;
      }
      const [, year, month, date, hour, minute, second = '0', part = ''] = local;
      const [today = '', thisMonth = '', thisDate = ''] = day(near).split('-');
      const at = Date.UTC(Number(year ?? today), Number(month ?? thisMonth) - 1, Number(date ?? thisDate));
      // A month of thirty days has no thirty-first, which would count as the first of the next.
      const isDay = year === undefined || new Date(at).toISOString().startsWith(`${year}-${month}-${date}`);
      const isTime =
        Number(minute) <= 59 && Number(second) <= 59 && Number(hour) * 60 + Number(minute) <= 1440;
      if (!isDay || !isTime || Number.isNaN(at)) return null;
      return fromLocal(at + ((Number(hour) * 60 + Number(minute)) * 60 + Number(`${second}${part}`)) * 1000);
    },
  };
};
