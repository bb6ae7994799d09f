import type { ReportTime } from './report-script-data.ts';

/** The part of the time that a report shows: what is drawn, and where a time lies in it. Times are ms from the start. */
export interface ReportView {
  readonly from: () => number;
  readonly to: () => number;
  /** Returns the place of a time, from 0 at the left to 1 at the right. */
  readonly share: (at: number) => number;
  readonly timeText: (at: number) => string;
  readonly look: (from: number, to: number) => void;
  /** Below 1 looks closer, above 1 wider. */
  readonly zoom: (factor: number, around?: number) => void;
  readonly whole: () => void;
  /** Calls a function after every move. */
  readonly onMove: (moved: () => void) => void;
}

/**
 * Stretches the pictures over the time that is to be seen, and draws the axis. It stands in the page as its
 * own text, so it may use nothing but what it is given.
 */
export const createReportView = (
  page: Document,
  view: Window,
  { start, length, zone, offset }: ReportTime,
): ReportView => {
  const minute = 60_000;
  const ticks = page.querySelector<HTMLElement>('.ticks');
  const pictures = [...page.querySelectorAll<SVGSVGElement>('svg.band,svg.team')];
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' });
  const month = new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'short', year: 'numeric' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
  const sizes = [1 / 6, 1 / 2, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080];
  const seen = { from: 0, to: length };
  const observers: (() => void)[] = [];

  const timeText = (at: number) => clock.format(start + at);
  const share = (at: number) => (at - seen.from) / (seen.to - seen.from);

  const drawTicks = () => {
    if (!ticks) return;
    const most = Math.max(2, ticks.clientWidth / 72);
    const span = seen.to - seen.from;
    let size = (sizes.find((minutes) => span / (minutes * minute) <= most) ?? 28 * 1440) * minute;
    // However long the span is, the axis has only so many times.
    while (span / size > most) size *= 2;
    const first = Math.ceil((start + seen.from + offset) / size) * size - offset - start;
    ticks.replaceChildren();
    for (let at = first; at <= seen.to; at += size) {
      const label = page.createElement('span');
      const isMidnight = (start + at + offset) % (1440 * minute) === 0;
      const text = timeText(at);
      if (size > 10_080 * minute) label.textContent = month.format(start + at);
      else label.textContent = isMidnight ? day.format(start + at) : size < minute ? text : text.slice(0, 5);
      label.style.left = `${share(at) * 100}%`;
      ticks.append(label);
    }
  };

  const look = (from: number, to: number) => {
    const span = Math.min(length, Math.max(10_000, to - from));
    seen.from = Math.min(Math.max(0, from), length - span);
    seen.to = seen.from + span;
    for (const picture of pictures) {
      const { height } = picture.viewBox.baseVal;
      picture.setAttribute('viewBox', `${seen.from / 1000} 0 ${span / 1000} ${height}`);
    }
    drawTicks();
    for (const moved of observers) moved();
  };

  const zoom = (factor: number, around = (seen.from + seen.to) / 2) =>
    look(around - (around - seen.from) * factor, around + (seen.to - around) * factor);
  const whole = () => look(0, length);

  view.addEventListener('resize', drawTicks);
  drawTicks();
  const buttons: { readonly [id: string]: () => void } = {
    'zoom-in': () => zoom(0.5),
    'zoom-out': () => zoom(2),
    'zoom-all': whole,
  };
  for (const id of Object.keys(buttons))
    page.querySelector(`#${id}`)?.addEventListener('click', () => buttons[id]?.());
  return {
    from: () => seen.from,
    to: () => seen.to,
    share,
    timeText,
    look,
    zoom,
    whole,
    onMove: (moved) => {
      observers.push(moved);
    },
  };
};
