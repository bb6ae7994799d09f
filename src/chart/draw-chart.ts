import { agentGeometry } from './agent-geometry.ts';
import { chartLines, isWithin } from './chart-lines.ts';
import type { ChartView } from './chart-view.ts';
import type { Area } from './curves.ts';
import { headArea, headOf, pathOf } from './curves.ts';
import { drawStates } from './draw-states.ts';
import { countArea, drawCounts, drawLabels, drawWay } from './draw-ways.ts';
import { machineChart } from './machine-chart.ts';
import { element, type Markup } from './markup.ts';
import { type DrawnWay, legalWays, rareWays } from './ways.ts';

const group = (key: string, children: readonly Markup[]): Markup =>
  element('g', { 'data-key': key, class: key }, ...children);

/** The ids of a path, outermost first: `['agent.rest', 'agent.rest.onTime']`. */
export const idsOfPath = (root: string, path: readonly string[] | null): readonly string[] =>
  (path ?? []).map((_, index) => [root, ...(path ?? []).slice(0, index + 1)].join('.'));

/** Draws a short dashed arrow into the corner of each state that unexpected events can lead to. */
const stub = ([x, y]: Area, id: string): Markup => {
  const curve = [x - 15, y - 13, x - 9, y - 8, x - 4, y - 3, x + 2, y + 2];
  return element(
    'g',
    { 'data-key': `stub ${id}`, class: 'stub' },
    element('path', { 'data-key': 'line', class: 'line', d: pathOf(curve) }),
    element('path', { 'data-key': 'head', class: 'head', d: headOf(curve) }),
  );
};

/** A line there and back has one curve: while one direction was just taken, the head of the other is left out. */
const withoutReverse = (ways: readonly DrawnWay[]): readonly DrawnWay[] => {
  const taken = new Set(ways.filter(({ isTaken }) => isTaken).map(({ key }) => key));
  return ways.filter(({ key, isTaken }) => isTaken || !taken.has(key.split('>').reverse().join('>')));
};

/** The width and height of the chart, px. */
export const chartSize = (view: Pick<ChartView, 'direction'>): readonly [number, number] => {
  const [, , width, height] = agentGeometry[view.direction].boxes[machineChart().states[0]?.id ?? ''] ?? [];
  return [width ?? 0, height ?? 0];
};

/** The statechart of the agent as it stands: states, the lines that are legal, and what just happened. */
export const drawChart = (view: ChartView): readonly Markup[] => {
  const chart = machineChart();
  const geometry = agentGeometry[view.direction];
  const root = chart.states[0]?.id ?? '';
  const path = idsOfPath(root, view.active);
  const active = new Set(path);
  const leaf = path.at(-1) ?? null;
  const before = idsOfPath(root, view.before).at(-1) ?? null;
  const ways = withoutReverse(legalWays(chartLines(chart), geometry, view, active));
  const rare = rareWays(chart.edges, geometry, view, { before, after: leaf });
  const taken = chart.edges.filter(({ id }) => view.taken.includes(id));
  const focused = chart.edges.find(({ id }) => id === view.focus);
  const lit = [
    ...[...ways, ...rare]
      .filter(({ isDim, isFallback }) => !isDim && !isFallback)
      .flatMap(({ key }) => key.split('>')),
    ...(focused === undefined ? [view.focus ?? ''] : [focused.source, focused.target ?? focused.source]),
    ...(focused?.kind === 'fallback' || focused?.source === root ? path : []),
  ];
  const states = drawStates(chart, geometry, {
    active,
    leaf,
    isConfirmed: taken.some(({ target }) => target === null),
    dimmed: (id) => view.focus !== null && !lit.some((other) => isWithin(other, id) || other === id),
  });
  const isCompound = (id: string) =>
    chart.states.some((state) => state.id === id && state.children.length > 0);
  const obstacles = Object.entries(geometry.boxes)
    .filter(([id]) => id !== root)
    .map(([id, [x, y, w, h]]): Area => (isCompound(id) ? [x, y, 104, 30] : [x - 2, y - 2, w + 4, h + 4]))
    .concat(
      [...ways, ...rare].map(({ curve }) => headArea(curve)),
      rare.filter(({ count }) => count > 0).map(countArea),
    );
  const [width, height] = chartSize(view);
  const page: Area = [2, 2, width - 4, height - 4];
  const targets = new Set(
    chart.edges.filter(({ kind }) => kind === 'fallback').map(({ target }) => target ?? ''),
  );
  const compounds = states.filter(({ key }) => isCompound(key));
  const leaves = states.filter(({ key }) => !isCompound(key));
  const rank = (isTaken: boolean, isNext: boolean) => (isTaken ? 2 : isNext ? 1 : 0);
  const sorted = [...ways].sort((a, b) => rank(a.isTaken, a.isNext) - rank(b.isTaken, b.isNext));
  return [
    group('compounds', compounds),
    group('ways', sorted.map(drawWay)),
    group('leaves', leaves),
    group('rare', rare.map(drawWay)),
    group(
      'stubs',
      view.showFallbacks ? [...targets].map((id) => stub(geometry.boxes[id] ?? [0, 0, 0, 0], id)) : [],
    ),
    group('counts', drawCounts(rare)),
    group('labels', drawLabels([...ways, ...rare], view, obstacles, page)),
  ];
};
