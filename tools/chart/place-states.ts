import { Graph, layout } from '@dagrejs/dagre';
import { type ChartLine, lineKey } from '../../src/chart/chart-lines.ts';
import type { Direction } from '../../src/chart/geometry.ts';
import type { ChartState, MachineChart } from '../../src/chart/machine-chart.ts';

/** A rectangle, px. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A point, px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The place of every part, px from the top left. */
export interface Placement {
  readonly boxes: ReadonlyMap<string, Box>;
  /** The way that dagre leaves free for a line between two states side by side, by `ChartLine.key`. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

const LETTER = 9;
const LEAF_HEIGHT = 36;
const PADDING = 14;
const HEADER = 34;
/** Free space around everything, for the lines that run outside. */
const MARGIN = 32;

const leafWidth = ({ name }: ChartState): number => Math.max(96, Math.ceil(name.length * LETTER) + 38);

/** dagre centres the states of a rank; begun at the same edge, lines between ranks have a free street. */
const alignColumns = (graph: Graph, direction: Direction): void => {
  const [at, size] = direction === 'LR' ? (['x', 'width'] as const) : (['y', 'height'] as const);
  const nodes = graph.nodes().map((id: string) => graph.node(id));
  const starts = new Map<number, number>();
  for (const node of nodes) {
    const centre = Math.round(node[at] ?? 0);
    starts.set(centre, Math.min(starts.get(centre) ?? Number.POSITIVE_INFINITY, centre - node[size] / 2));
  }
  for (const node of nodes) node[at] = (starts.get(Math.round(node[at] ?? 0)) ?? 0) + node[size] / 2;
};

interface Part {
  readonly w: number;
  readonly h: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

/** The ancestors of a state by id, itself last. */
const trailOf = (states: ReadonlyMap<string, ChartState>, id: string): readonly string[] => {
  const state = states.get(id);
  return state === undefined ? [] : [...(state.parent === null ? [] : trailOf(states, state.parent)), id];
};

/**
 * Places the states of a machine: one layout by dagre for each state with states inside, innermost first.
 * Lines that lead against the order of the table do not push states around, so that the chart reads in
 * the order in which the table was written.
 */
export const placeStates = (
  { states }: MachineChart,
  lines: readonly ChartLine[],
  direction: Direction,
): Placement => {
  const byId = new Map(states.map((state) => [state.id, state]));
  const order = new Map(states.map(({ id }, index) => [id, index]));

  const place = (state: ChartState, isRoot: boolean): Part => {
    if (state.children.length === 0) {
      return { w: leafWidth(state), h: LEAF_HEIGHT, boxes: new Map(), ways: new Map() };
    }
    const graph = new Graph({ multigraph: true });
    graph.setGraph({
      rankdir: direction,
      nodesep: isRoot ? 28 : 10,
      ranksep: isRoot ? (direction === 'LR' ? 104 : 54) : 46,
      edgesep: 16,
    });
    const parts = new Map<string, Part>();
    for (const id of state.children) {
      const child = byId.get(id);
      if (child === undefined) continue;
      const part = place(child, false);
      parts.set(id, part);
    }
    // States side by side look alike.
    const leaves = [...parts.values()].filter(({ h }) => h === LEAF_HEIGHT);
    const width = Math.max(...leaves.map(({ w }) => w));
    for (const [id, part] of parts) {
      const even = leaves.includes(part) ? { ...part, w: width } : part;
      parts.set(id, even);
      graph.setNode(id, { width: even.w, height: even.h });
    }
    const forward = new Set<string>();
    const back: { readonly a: string; readonly b: string; readonly line: ChartLine }[] = [];
    for (const line of lines) {
      if (line.shape !== 'across') continue;
      const from = trailOf(byId, line.source);
      const to = trailOf(byId, line.target);
      const depth = from.indexOf(state.id);
      const [a, b] = [from[depth + 1], to[depth + 1]];
      if (depth < 0 || to[depth] !== state.id || a === undefined || b === undefined || a === b) continue;
      const isForward = (order.get(a) ?? 0) < (order.get(b) ?? 0);
      if (isForward) {
        forward.add(`${a} ${b}`);
        graph.setEdge(a, b, { weight: 1 }, line.key);
      } else back.push({ a, b, line });
    }
    // A line back gets a way of its own beside the line there, unless it is the very same line reversed.
    for (const { a, b, line } of back) {
      const isReversed = lines.some(({ key }) => key === lineKey(line.target, line.source));
      if (forward.has(`${b} ${a}`) && !isReversed) graph.setEdge(b, a, { weight: 1 }, line.key);
    }
    layout(graph);
    alignColumns(graph, direction);
    const top = isRoot ? MARGIN : HEADER;
    const side = isRoot ? MARGIN : PADDING;
    const boxes = new Map<string, Box>();
    const ways = new Map<string, readonly Point[]>();
    for (const [id, part] of parts) {
      const node = graph.node(id);
      const x = Math.round((node.x ?? 0) - part.w / 2) + side;
      const y = Math.round((node.y ?? 0) - part.h / 2) + top;
      boxes.set(id, { x, y, w: part.w, h: part.h });
      for (const [inner, box] of part.boxes) boxes.set(inner, { ...box, x: box.x + x, y: box.y + y });
      for (const [key, way] of part.ways)
        ways.set(
          key,
          way.map((at) => ({ x: at.x + x, y: at.y + y })),
        );
    }
    for (const { v, w, name } of graph.edges()) {
      const { points = [] } = graph.edge(v, w, name);
      if (name !== undefined)
        ways.set(
          name,
          points.map((at: Point) => ({ x: at.x + side, y: at.y + top })),
        );
    }
    const { width: w = 0, height: h = 0 } = graph.graph();
    return {
      w: Math.ceil(w) + 2 * side,
      h: Math.ceil(h) + top + (isRoot ? MARGIN : PADDING),
      boxes,
      ways,
    };
  };

  const [root] = states;
  if (root === undefined) return { boxes: new Map(), ways: new Map() };
  const { w, h, boxes, ways } = place(root, true);
  return { boxes: new Map([[root.id, { x: 0, y: 0, w, h }], ...boxes]), ways };
};
