import { Graph, layout } from '@dagrejs/dagre';
import { element, toText } from '../../src/chart/markup.ts';
import { dark, light } from '../../src/chart/palette.ts';
import { roomOf } from '../fences/room-order.ts';
import { readSourceFiles } from '../fences/source-files.ts';
import { css, curve, type Point } from './picture-parts.ts';

const WIDTH = 108;
const HEIGHT = 36;
const MARGIN = 20;

/** The rooms that are drawn under another name than that of their folder. */
const NAMES: Readonly<Record<string, string>> = { base: 'errors', top: 'createAgent' };

/**
 * Returns the rooms that each room imports from, by the imports of the source files; without the index files, which
 * only re-export.
 */
const roomImports = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const imports = new Map<string, Set<string>>();
  for (const file of readSourceFiles()) {
    if (file.path.endsWith('/index.ts')) continue;
    const room = roomOf(file.path);
    const targets = imports.get(room) ?? new Set();
    imports.set(room, targets);
    for (const { target, isPackage, isType } of file.imports) {
      if (!isPackage && !isType && roomOf(target) !== room) targets.add(roomOf(target));
    }
  }
  return imports;
};

/** Leaves out an arrow where a longer way along other arrows leads to the same room. */
const withoutShortcuts = (imports: ReadonlyMap<string, ReadonlySet<string>>) => {
  const reaches = (from: string, to: string): boolean =>
    [...(imports.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...imports].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => ({ from, to })),
  );
};

/**
 * The picture of the rooms: an arrow leads from a room to each room that it imports code from. Arrows that
 * follow from others are left out. It is drawn from the imports themselves.
 */
export const roomsPicture = (): string => {
  const imports = roomImports();
  const graph = new Graph();
  graph.setGraph({ rankdir: 'RL', nodesep: 26, ranksep: 72, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const room of [...imports.keys()].sort()) graph.setNode(room, { width: WIDTH, height: HEIGHT });
  for (const { from, to } of withoutShortcuts(imports)) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const arrows = graph.edges().map((edge: Parameters<Graph['edge']>[0]) => {
    const points: readonly Point[] = graph.edge(edge).points;
    return element('path', { class: 'arrow', d: curve(points), 'marker-end': 'url(#head)' });
  });
  const rooms = graph.nodes().map((room: string) => {
    const { x, y } = graph.node(room);
    return element(
      'g',
      {},
      element('rect', {
        class: 'room',
        x: Math.round(x - WIDTH / 2),
        y: Math.round(y - HEIGHT / 2),
        width: WIDTH,
        height: HEIGHT,
        rx: 8,
      }),
      element('text', { class: 'name', x: Math.round(x), y: Math.round(y + 5) }, NAMES[room] ?? room),
    );
  });
  return toText(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${size.width} ${size.height}`,
        ...size,
        role: 'img',
        'aria-label': 'The rooms of the source and the imports between them',
      },
      element('style', {}, `${css(light)}@media(prefers-color-scheme:dark){${css(dark)}}`),
      element(
        'marker',
        { id: 'head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
        element('path', { class: 'head', d: 'M0,0L8,4L0,8z' }),
      ),
      element('rect', { class: 'ground', ...size, rx: 16 }),
      ...arrows,
      ...rooms,
    ),
  );
};
