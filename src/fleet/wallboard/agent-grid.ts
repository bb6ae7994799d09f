import { element, type Markup } from '../../chart/markup.ts';
import { patchChildren } from '../../inspect/page/patch.ts';
import type { WallboardAgent } from '../wallboard-message.ts';
import { durationText, stateText, timeText } from './texts.ts';
import { type BoardView, isDoubtful } from './view.ts';

/** The agents of the page, of which only those in view are drawn. */
export interface AgentGrid {
  readonly show: (agents: readonly WallboardAgent[], view: BoardView, now: number) => void;
}

/** The height of a row, gap included, px. */
const rowHeight = 50;

/** Returns the least width of a cell, gap included, px: as the names need it, within limits. */
const cellWidthFor = (agents: readonly WallboardAgent[]): number => {
  const longest = agents.reduce((most, { label }) => Math.max(most, label.length), 0);
  return Math.min(220, Math.max(132, 70 + 7 * longest));
};
/** Rows that are drawn above and below what is in view. */
const margin = 2;

const cell = (
  agent: WallboardAgent,
  index: number,
  total: number,
  isActive: boolean,
  view: BoardView,
  now: number,
): Markup => {
  const isInDoubt = isDoubtful(agent, view, now);
  const duration = agent.since === null ? '' : durationText(now - agent.since);
  const content = [
    element('span', { class: 'cell-label' }, agent.label),
    element(
      'span',
      { class: 'cell-time' },
      isInDoubt ? `as of ${timeText(agent.asOf).slice(0, 5)}` : duration,
    ),
    element(
      'span',
      { class: 'cell-state' },
      element('i', { class: 'dot' }),
      element('span', { class: 'cut' }, stateText(agent)),
    ),
    ...(isInDoubt ? [element('span', { class: 'unseen' }, ', in doubt')] : []),
  ];
  const shared = {
    class: `cell tone-${agent.state}${isInDoubt ? ' is-doubtful' : ''}`,
    title: `${agent.label}${agent.team === null ? '' : `, ${agent.team}`}: ${stateText(agent)}${isInDoubt ? `, in doubt, as of ${timeText(agent.asOf)}` : ''}`,
    'data-index': String(index),
    tabindex: isActive ? '0' : '-1',
  };
  return element(
    'li',
    { 'data-key': agent.id, 'aria-setsize': String(total), 'aria-posinset': String(index + 1) },
    view.mayInspect
      ? element(
          'a',
          { ...shared, href: `agents/${encodeURIComponent(agent.id)}/`, target: '_blank', rel: 'noopener' },
          ...content,
        )
      : element('div', shared, ...content),
  );
};

/**
 * Puts the grid of agents into an element that scrolls. Arrow keys, Home, End and the page keys move between
 * the agents; Enter follows the link.
 */
export const createAgentGrid = (scroller: HTMLElement): AgentGrid => {
  const page = scroller.ownerDocument;
  const space = page.createElement('div');
  space.className = 'grid-space';
  const list = page.createElement('ol');
  list.className = 'grid';
  list.setAttribute('aria-label', 'Agents');
  space.append(list);
  scroller.append(space);
  let shown: Parameters<AgentGrid['show']> | null = null;
  let active = 0;

  let cellWidth = cellWidthFor([]);

  const columnsOf = () => Math.max(1, Math.floor((space.clientWidth + 6) / cellWidth));

  const draw = () => {
    if (shown === null) return;
    const [agents, view, now] = shown;
    const columns = columnsOf();
    const rows = Math.ceil(agents.length / columns);
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - margin);
    const last = Math.min(rows, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight) + margin);
    const [from, to] = [Math.min(first, rows) * columns, Math.min(agents.length, last * columns)];
    active = Math.max(0, Math.min(active, agents.length - 1));
    // Something in view can always be reached with the Tab key.
    const reachable = active >= from && active < to ? active : from;
    space.style.height = `${rows * rowHeight}px`;
    list.style.top = `${(from / columns) * rowHeight}px`;
    list.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    patchChildren(
      list,
      agents
        .slice(from, to)
        .map((agent, place) =>
          cell(agent, from + place, agents.length, from + place === reachable, view, now),
        ),
    );
  };

  const moves: { readonly [key: string]: (columns: number, page: number) => number } = {
    ArrowRight: () => 1,
    ArrowLeft: () => -1,
    ArrowDown: (columns) => columns,
    ArrowUp: (columns) => -columns,
    PageDown: (columns, rows) => columns * rows,
    PageUp: (columns, rows) => -columns * rows,
    Home: () => Number.NEGATIVE_INFINITY,
    End: () => Number.POSITIVE_INFINITY,
  };
  const cellAt = (index: number) => list.querySelector<HTMLElement>(`[data-index="${index}"]`);

  list.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    const at = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
    if (move === undefined || at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const columns = columnsOf();
    const inView = Math.max(1, Math.floor(scroller.clientHeight / rowHeight));
    const count = shown?.[0].length ?? 0;
    active = Math.max(0, Math.min(count - 1, Number(at) + move(columns, inView)));
    const top = Math.floor(active / columns) * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + rowHeight - scroller.clientHeight;
    draw();
    cellAt(active)?.focus({ preventScroll: true });
  });
  list.addEventListener('focusin', (event) => {
    const at = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset['index'];
    if (at !== undefined) active = Number(at);
  });
  scroller.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(draw).observe(scroller);

  return {
    show: (...next) => {
      if (next[0] !== shown?.[0]) cellWidth = cellWidthFor(next[0]);
      shown = next;
      draw();
    },
  };
};
