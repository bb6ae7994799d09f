import type { createReportDrawing } from './report-drawing.ts';
import type { ReportScriptData, ReportWindow } from './report-script-data.ts';
import type { createReportTip } from './report-tip.ts';
import type { ReportView } from './report-view.ts';

/** The other functions of the script. */
export interface ReportParts {
  readonly createReportDrawing: typeof createReportDrawing;
  readonly createReportTip: typeof createReportTip;
}

/**
 * Makes the bands of a report answer to pointer and keyboard. The function stands in the page as its own text, so
 * it may use nothing but its arguments.
 */
export const runReport = (
  page: Document,
  view: ReportWindow,
  data: ReportScriptData,
  time: ReportView,
  parts: ReportParts,
): void => {
  const { agents } = data;
  const find = (selector: string) => page.querySelector<HTMLElement>(selector);
  const bands = [...page.querySelectorAll<SVGSVGElement>('svg.band')];
  const [rows, said, hair, drag] = [find('.rows'), find('.said'), find('.hair'), find('.drag')];
  if (!rows || !said || !hair || !drag) return;
  let marked = { agent: -1, at: -1 };
  const drawing = parts.createReportDrawing(page, view, data);
  const { stretchesOf } = drawing;

  const placeMark = () => {
    for (const mark of page.querySelectorAll<HTMLElement>('.mark')) mark.style.display = 'none';
    const stretch = stretchesOf(marked.agent)[marked.at];
    const mark = bands[marked.agent]?.parentElement?.querySelector<HTMLElement>('.mark');
    if (!stretch || !mark) return;
    const [from, to] = [Math.max(0, time.share(stretch[0])), Math.min(1, time.share(stretch[1]))];
    if (to < 0 || from > 1) return;
    mark.style.display = 'block';
    mark.style.left = `${from * 100}%`;
    mark.style.width = `${(to - from) * 100}%`;
  };
  time.onMove(placeMark);
  const tip = parts.createReportTip(page, view, data, drawing, time);
  const hide = () => {
    tip.hide();
    hair.style.display = 'none';
  };

  /** Marks a stretch, brings it into view, and describes it for a screen reader. */
  const mark = (agent: number, index: number) => {
    const stretch = stretchesOf(agent)[index];
    const band = bands[agent];
    if (!stretch || !band) return;
    marked = { agent, at: index };
    const middle = (stretch[0] + stretch[1]) / 2;
    const half = (time.to() - time.from()) / 2;
    if (middle < time.from() || middle > time.to()) time.look(middle - half, middle + half);
    placeMark();
    const box = band.getBoundingClientRect();
    const part = Math.min(1, Math.max(0, time.share(middle)));
    tip.show(agent, index, box.left + part * box.width, box.bottom - 12);
    const text = tip.describe(agent, index);
    // A slider whose value is a stretch: a screen reader speaks the value as it changes.
    band.setAttribute('aria-valuemax', String(stretchesOf(agent).length - 1));
    band.setAttribute('aria-valuenow', String(index));
    band.setAttribute('aria-valuetext', text);
    // One stop for the Tab key; up and down lead to the other agents.
    for (const other of bands) other.tabIndex = other === band ? 0 : -1;
    said.textContent = text;
  };

  const placeOf = (event: PointerEvent) => {
    const track = (event.target as Element).closest<HTMLElement>('.track');
    const box = track?.getBoundingClientRect();
    if (!track || !box || box.width === 0) return null;
    const band = track.querySelector<SVGSVGElement>('svg.band');
    const part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    const at = time.from() + part * (time.to() - time.from());
    return { agent: band ? bands.indexOf(band) : -1, at, box };
  };
  let dragged: { readonly at: number; readonly x: number } | null = null;
  const left = () => rows.getBoundingClientRect().left;
  rows.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    if (!place) {
      hide();
      return;
    }
    const { clientX: x, clientY: y } = event;
    hair.style.display = 'block';
    hair.style.left = `${Math.min(place.box.right, Math.max(place.box.left, x)) - left()}px`;
    const index = place.agent < 0 ? -1 : tip.stretchAt(place.agent, place.at);
    if (index >= 0) tip.show(place.agent, index, x, y);
    else tip.hide();
    if (!dragged || Math.abs(x - dragged.x) <= 4) return;
    drag.style.display = 'block';
    drag.style.left = `${Math.min(x, dragged.x) - left()}px`;
    drag.style.width = `${Math.abs(x - dragged.x)}px`;
  });
  rows.addEventListener('pointerleave', hide);
  rows.addEventListener('pointerdown', (event) => {
    const place = event.button === 0 ? placeOf(event) : null;
    dragged = place ? { at: place.at, x: event.clientX } : null;
  });
  view.addEventListener('pointerup', (event) => {
    const from = dragged;
    dragged = null;
    if (drag.style.display !== 'block' || !from) return;
    drag.style.display = 'none';
    const place = placeOf(event);
    if (place) time.look(Math.min(from.at, place.at), Math.max(from.at, place.at));
  });
  rows.addEventListener('dblclick', time.whole);

  for (const [agent, band] of bands.entries()) {
    band.addEventListener('focus', () => {
      const first = marked.agent === agent ? marked.at : Math.max(0, tip.stretchAt(agent, time.from()));
      mark(agent, first);
    });
    band.addEventListener('blur', hide);
    band.addEventListener('keydown', (event) => {
      const last = stretchesOf(agent).length - 1;
      const index = marked.agent === agent ? marked.at : 0;
      const [from = 0, to = 0] = stretchesOf(agent)[index] ?? [];
      const middle = (from + to) / 2;
      const goTo = (next: number) => {
        if (!bands[next]) return;
        mark(next, Math.max(0, tip.stretchAt(next, middle)));
        bands[next]?.focus();
      };
      const keys: { readonly [key: string]: () => void } = {
        ArrowRight: () => mark(agent, Math.min(last, index + 1)),
        ArrowLeft: () => mark(agent, Math.max(0, index - 1)),
        ArrowDown: () => goTo(agent + 1),
        ArrowUp: () => goTo(agent - 1),
        n: () => {
          const next = agents[agent]?.findings.find(([at]) => at >= to);
          if (next) mark(agent, Math.max(0, tip.stretchAt(agent, next[0])));
        },
        Home: () => mark(agent, 0),
        End: () => mark(agent, last),
        '+': () => time.zoom(0.5, middle),
        '-': () => time.zoom(2, middle),
        '0': time.whole,
        Escape: hide,
      };
      const press = keys[event.key];
      if (!press) return;
      press();
      event.preventDefault();
    });
  }
  for (const button of page.querySelectorAll<HTMLElement>('[data-at]')) {
    button.addEventListener('click', () => {
      const [agent, at] = [Number(button.dataset['agent']), Number(button.dataset['at'])];
      time.look(at - 600_000, at + 600_000);
      bands[agent]?.scrollIntoView({ block: 'center' });
      bands[agent]?.focus({ preventScroll: true });
      mark(agent, Math.max(0, tip.stretchAt(agent, at)));
    });
  }
};
