import { Graph, layout } from '@dagrejs/dagre';
import { element, toText } from '../../src/chart/markup.ts';
import { dark, light } from '../../src/chart/palette.ts';
import { css, curve, type Point } from './picture-parts.ts';

const WIDTH = 184;
const HEIGHT = 56;
const MARGIN = 20;

/** The parts of a fleet: a name, and a line about it. */
const parts = {
  pages: ['Pages', 'forwardFrames'],
  server: ['Gateway events', 'log.append, by a back end'],
  recordings: ['Recordings', 'fleet import'],
  ingest: ['Ingest', 'names the agent, refuses'],
  input: ['Input log', 'one stream a partition'],
  workers: ['Workers', 'fold; one a partition'],
  store: ['Claims, checkpoints', 'key-value buckets'],
  output: ['Output log', 'steps, findings, intervals'],
  wallboard: ['Wallboard', 'snapshot, then changes'],
  exports: ['Export', 'rta, intervals'],
  push: ['Workforce system', 'pushed or pulled'],
} as const;

const arrows: readonly (readonly [from: keyof typeof parts, to: keyof typeof parts])[] = [
  ['pages', 'ingest'],
  ['ingest', 'input'],
  ['server', 'input'],
  ['recordings', 'input'],
  ['input', 'workers'],
  ['workers', 'store'],
  ['workers', 'output'],
  ['output', 'wallboard'],
  ['output', 'exports'],
  ['exports', 'push'],
];

/** The picture of a fleet: where frames come in, who folds them, and where the outputs go. */
export const fleetPicture = (): string => {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 26, ranksep: 34, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of Object.keys(parts)) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const [from, to] of arrows) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const lines = graph.edges().map((edge: Parameters<Graph['edge']>[0]) => {
    const points: readonly Point[] = graph.edge(edge).points;
    return element('path', { class: 'arrow', d: curve(points), 'marker-end': 'url(#head)' });
  });
  const boxes = Object.entries(parts).map(([id, [name, note]]) => {
    const { x, y } = graph.node(id);
    const text = (of: string, at: number, content: string) =>
      element('text', { class: of, x: Math.round(x), y: Math.round(at) }, content);
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
      text('name', y - 4, name),
      text('name note', y + 15, note),
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
        'aria-label': 'The flow of a fleet: from pages, back ends and recordings to wallboards and exports',
      },
      element(
        'style',
        {},
        `${css(light)}.note{font-size:12px;fill:${light.ink2}}@media(prefers-color-scheme:dark){${css(dark)}.note{font-size:12px;fill:${dark.ink2}}}`,
      ),
      element(
        'marker',
        { id: 'head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
        element('path', { class: 'head', d: 'M0,0L8,4L0,8z' }),
      ),
      element('rect', { class: 'ground', ...size, rx: 16 }),
      ...lines,
      ...boxes,
    ),
  );
};
