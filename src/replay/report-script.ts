/** A stretch for the script: from, to (ms from the start), fill, sure (1) or not, about, begun by. */
export type StretchRow = readonly [
  from: number,
  to: number,
  fill: number,
  sure: 0 | 1,
  about: number,
  by: number,
];
/** A finding for the script: at (ms from the start), message. */
export type FindingRow = readonly [at: number, message: number];

/** What the script of a report works with. Texts stand once and are named by their place. */
export interface ReportScriptData {
  readonly start: number;
  /** ms from the start. */
  readonly length: number;
  readonly zone: string;
  /** ms by which the zone is ahead of UTC at the start, to put ticks on whole hours. */
  readonly offset: number;
  readonly fills: readonly string[];
  readonly texts: readonly string[];
  readonly agents: readonly {
    readonly name: string;
    readonly stretches: readonly StretchRow[];
    readonly findings: readonly FindingRow[];
  }[];
}

/**
 * What makes a report answer to pointer and keyboard. It stands in the page as its own text, so it may use
 * nothing but what it is given.
 */
export const runReport = (page: Document, view: Window, data: ReportScriptData): void => {
  const { start, length, zone, offset, fills, texts, agents } = data;
  const find = (selector: string) => page.querySelector<HTMLElement>(selector);
  const rows = find('.rows');
  const ticks = find('.ticks');
  const tip = find('.tip');
  const said = find('.said');
  const hair = find('.hair');
  const drag = find('.drag');
  if (!rows || !ticks || !tip || !said || !hair || !drag) return;
  const bands = [...page.querySelectorAll<SVGSVGElement>('svg.band')];
  const pictures = [...page.querySelectorAll<SVGSVGElement>('svg.band,svg.team')];
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short' });
  const seen = { from: 0, to: length };
  let marked = { agent: -1, at: -1 };

  const timeText = (at: number) => clock.format(start + at);
  const lengthText = (ms: number) => {
    const seconds = Math.floor(ms / 1000);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return h > 0 ? `${h} h ${m} min` : m > 0 ? `${m} min ${s} s` : `${s} s`;
  };
  const share = (at: number) => (at - seen.from) / (seen.to - seen.from);

  const drawTicks = () => {
    const minute = 60_000;
    const sizes = [1 / 6, 1 / 2, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10_080].map(
      (m) => m * minute,
    );
    const most = Math.max(2, ticks.clientWidth / 72);
    const size = sizes.find((one) => (seen.to - seen.from) / one <= most) ?? 28 * 1440 * minute;
    const first = Math.ceil((start + seen.from + offset) / size) * size - offset - start;
    ticks.replaceChildren();
    for (let at = first; at <= seen.to; at += size) {
      const label = page.createElement('span');
      const isMidnight = (start + at + offset) % (1440 * minute) === 0;
      const text = timeText(at);
      label.textContent = isMidnight ? day.format(start + at) : size < minute ? text : text.slice(0, 5);
      label.style.left = `${share(at) * 100}%`;
      ticks.append(label);
    }
  };

  const markOf = (agent: number) => bands[agent]?.parentElement?.querySelector<HTMLElement>('.mark');
  const placeMark = () => {
    for (const mark of page.querySelectorAll<HTMLElement>('.mark')) mark.style.display = 'none';
    const stretch = agents[marked.agent]?.stretches[marked.at];
    const mark = markOf(marked.agent);
    if (!stretch || !mark) return;
    const [from, to] = [Math.max(0, share(stretch[0])), Math.min(1, share(stretch[1]))];
    if (to < 0 || from > 1) return;
    mark.style.display = 'block';
    mark.style.left = `${from * 100}%`;
    mark.style.width = `${(to - from) * 100}%`;
  };

  const look = (from: number, to: number) => {
    const span = Math.min(length, Math.max(10_000, to - from));
    seen.from = Math.min(Math.max(0, from), length - span);
    seen.to = seen.from + span;
    for (const picture of pictures) {
      const height = picture.viewBox.baseVal.height;
      picture.setAttribute('viewBox', `${seen.from / 1000} 0 ${span / 1000} ${height}`);
    }
    drawTicks();
    placeMark();
  };
  const zoom = (factor: number, around = (seen.from + seen.to) / 2) =>
    look(around - (around - seen.from) * factor, around + (seen.to - around) * factor);

  /** The stretch at a time, by halving. */
  const stretchAt = (agent: number, at: number): number => {
    const list = agents[agent]?.stretches ?? [];
    let [low, high] = [0, list.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = list[middle] ?? [0, 0];
      if (at < from) high = middle - 1;
      else if (at >= to) low = middle + 1;
      else return middle;
    }
    return -1;
  };

  const line = (text: string, tag = 'div') => {
    const element = page.createElement(tag);
    element.textContent = text;
    return element;
  };
  const describe = (agent: number, index: number): readonly string[] => {
    const band = agents[agent];
    const stretch = band?.stretches[index];
    if (!band || !stretch) return [];
    const [from, to, fill, sure, about, by] = stretch;
    const found = band.findings.filter(([at]) => at >= from && at < to).slice(0, 4);
    return [
      `${fills[fill] ?? ''}${sure === 1 ? '' : ' (not sure)'}, ${lengthText(to - from)}`,
      `${timeText(from)} to ${timeText(to)} · agent ${band.name}`,
      texts[about] ?? '',
      `begun by ${texts[by] ?? ''}`,
      ...found.map(([at, message]) => `${timeText(at)}  ${texts[message] ?? ''}`),
    ];
  };
  const showTip = (agent: number, index: number, x: number, y: number) => {
    const [head = '', when = '', about = '', by = '', ...found] = describe(agent, index);
    tip.replaceChildren(line(head, 'b'), line(when), ...(about === '' ? [] : [line(about)]), line(by));
    for (const text of found) {
      const row = line(text);
      row.className = 'found';
      tip.append(row);
    }
    tip.style.display = 'block';
    const { offsetWidth: width, offsetHeight: height } = tip;
    tip.style.left = `${Math.max(8, Math.min(x + 14, view.innerWidth - width - 8))}px`;
    tip.style.top = `${y + 24 + height > view.innerHeight ? Math.max(8, y - height - 16) : y + 20}px`;
  };
  const hideTip = () => {
    tip.style.display = 'none';
    hair.style.display = 'none';
  };

  /** Marks a stretch by keyboard: brings it into view, and says it. */
  const mark = (agent: number, index: number) => {
    const stretch = agents[agent]?.stretches[index];
    const band = bands[agent];
    if (!stretch || !band) return;
    marked = { agent, at: index };
    const middle = (stretch[0] + stretch[1]) / 2;
    const span = seen.to - seen.from;
    if (middle < seen.from || middle > seen.to) look(middle - span / 2, middle + span / 2);
    placeMark();
    const box = band.getBoundingClientRect();
    showTip(agent, index, box.left + Math.min(1, Math.max(0, share(middle))) * box.width, box.bottom - 12);
    said.textContent = describe(agent, index)
      .filter((text) => text !== '')
      .join('. ');
  };

  const placeOf = (event: PointerEvent) => {
    const track = (event.target as Element).closest<HTMLElement>('.track');
    const box = track?.getBoundingClientRect();
    if (!track || !box || box.width === 0) return null;
    const band = track.querySelector<SVGSVGElement>('svg.band');
    const part = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return { agent: band ? bands.indexOf(band) : -1, at: seen.from + part * (seen.to - seen.from), box };
  };
  let dragged: { readonly at: number; readonly x: number } | null = null;
  const left = () => rows.getBoundingClientRect().left;
  rows.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    if (!place) {
      hideTip();
      return;
    }
    hair.style.display = 'block';
    hair.style.left = `${Math.min(place.box.right, Math.max(place.box.left, event.clientX)) - left()}px`;
    const index = place.agent < 0 ? -1 : stretchAt(place.agent, place.at);
    if (index >= 0) showTip(place.agent, index, event.clientX, event.clientY);
    else tip.style.display = 'none';
    if (dragged && Math.abs(event.clientX - dragged.x) > 4) {
      drag.style.display = 'block';
      drag.style.left = `${Math.min(event.clientX, dragged.x) - left()}px`;
      drag.style.width = `${Math.abs(event.clientX - dragged.x)}px`;
    }
  });
  rows.addEventListener('pointerleave', hideTip);
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
    if (place) look(Math.min(from.at, place.at), Math.max(from.at, place.at));
  });
  rows.addEventListener('dblclick', () => look(0, length));

  for (const [agent, band] of bands.entries()) {
    band.addEventListener('focus', () => {
      if (marked.agent !== agent) mark(agent, Math.max(0, stretchAt(agent, seen.from)));
    });
    band.addEventListener('blur', hideTip);
    band.addEventListener('keydown', (event) => {
      const last = (agents[agent]?.stretches.length ?? 1) - 1;
      const index = marked.agent === agent ? marked.at : 0;
      const [from = 0, to = 0] = agents[agent]?.stretches[index] ?? [];
      const next = event.key === 'ArrowDown' ? agent + 1 : agent - 1;
      switch (event.key) {
        case 'ArrowRight':
          mark(agent, Math.min(last, index + 1));
          break;
        case 'ArrowLeft':
          mark(agent, Math.max(0, index - 1));
          break;
        case 'Home':
          mark(agent, 0);
          break;
        case 'End':
          mark(agent, last);
          break;
        case 'ArrowDown':
        case 'ArrowUp':
          if (!bands[next]) return;
          mark(next, Math.max(0, stretchAt(next, (from + to) / 2)));
          bands[next]?.focus();
          break;
        case '+':
          zoom(0.5, (from + to) / 2);
          break;
        case '-':
          zoom(2, (from + to) / 2);
          break;
        case '0':
          look(0, length);
          break;
        case 'Escape':
          hideTip();
          break;
        default:
          return;
      }
      event.preventDefault();
    });
  }
  const press = (selector: string, pressed: () => void) => find(selector)?.addEventListener('click', pressed);
  press('#zoom-in', () => zoom(0.5));
  press('#zoom-out', () => zoom(2));
  press('#zoom-all', () => look(0, length));
  view.addEventListener('resize', drawTicks);
  drawTicks();

  for (const button of page.querySelectorAll<HTMLElement>('[data-at]')) {
    button.addEventListener('click', () => {
      const [agent, at] = [Number(button.dataset['agent']), Number(button.dataset['at'])];
      look(at - 600_000, at + 600_000);
      bands[agent]?.scrollIntoView({ block: 'center' });
      bands[agent]?.focus({ preventScroll: true });
      mark(agent, Math.max(0, stretchAt(agent, at)));
    });
  }

  const table = page.querySelector('table');
  const body = table?.tBodies[0];
  for (const [column, head] of [...(table?.querySelectorAll('thead tr:last-child th') ?? [])].entries()) {
    head.querySelector('button')?.addEventListener('click', () => {
      const isUp =
        head.getAttribute('aria-sort') === 'descending' || (column === 0 && !head.hasAttribute('aria-sort'));
      for (const other of table?.querySelectorAll('th[aria-sort]') ?? []) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
      const value = (row: HTMLTableRowElement) => Number(row.cells[column]?.dataset['value'] ?? -1);
      const sorted = [...(body?.rows ?? [])].sort((a, b) =>
        isUp ? value(a) - value(b) : value(b) - value(a),
      );
      body?.append(...sorted);
    });
  }
};
