import { Graph, layout } from '@dagrejs/dagre';
import { element, toText } from '../../src/chart/markup.ts';
import { dark, light, type Palette } from '../../src/chart/palette.ts';

const MARGIN = 20;

/** A place in a picture. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** The lines of a box: the upper one is its name. */
interface BoxText {
  readonly style: 'name' | 'name note';
  /** The place of the text below the middle of the box. */
  readonly below: number;
  readonly text: string;
}

/** A picture of boxes and arrows. */
export interface BoxPicture {
  /** The description of the picture for those who do not see it. */
  readonly label: string;
  readonly direction: 'RL' | 'TB';
  /** The space between two rows of boxes. */
  readonly space: number;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly { readonly id: string; readonly texts: readonly BoxText[] }[];
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
}

/** Returns a line through the middles between the points, bent at the points. */
const curve = (points: readonly Point[]): string => {
  const place = ({ x, y }: Point) => `${Math.round(x)},${Math.round(y)}`;
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  return points
    .map((point, index) => {
      const next = points[index + 1];
      if (index === 0) return `M${place(point)}`;
      return next === undefined ? `L${place(point)}` : `Q${place(point)} ${place(middle(point, next))}`;
    })
    .join(' ');
};

const css = ({ surface, sunken, ink, ink2, line, quiet }: Palette, hasNotes: boolean): string =>
  `.ground{fill:${surface}}.room{fill:${sunken};stroke:${line}}.name{fill:${ink};font:14px system-ui,sans-serif;text-anchor:middle}` +
  `.arrow{fill:none;stroke:${quiet};stroke-width:1.5}.head{fill:${quiet}}` +
  (hasNotes ? `.note{font-size:12px;fill:${ink2}}` : '');

/** Draws boxes and arrows as SVG, in the colours of the reader's light or dark surroundings. */
export const boxPicture = ({
  label,
  direction,
  space,
  width: boxWidth,
  height: boxHeight,
  boxes,
  arrows,
}: BoxPicture): string => {
  const graph = new Graph();
  graph.setGraph({ rankdir: direction, nodesep: 26, ranksep: space, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of boxes) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const { from, to } of arrows) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const lines = graph.edges().map((edge: Parameters<Graph['edge']>[0]) => {
    const points: readonly Point[] = graph.edge(edge).points;
    return element('path', { class: 'arrow', d: curve(points), 'marker-end': 'url(#head)' });
  });
  const drawn = boxes.map(({ id, texts }) => {
    const { x, y } = graph.node(id);
    return element(
      'g',
      {},
      element('rect', {
        class: 'room',
        x: Math.round(x - boxWidth / 2),
        y: Math.round(y - boxHeight / 2),
        width: boxWidth,
        height: boxHeight,
        rx: 8,
      }),
      ...texts.map(({ style, below, text }) =>
        element('text', { class: style, x: Math.round(x), y: Math.round(y + below) }, text),
      ),
    );
  });
  const hasNotes = boxes.some(({ texts }) => texts.some(({ style }) => style === 'name note'));
  return toText(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${size.width} ${size.height}`,
        ...size,
        role: 'img',
        'aria-label': label,
      },
      element(
        'style',
        {},
        `${css(light, hasNotes)}@media(prefers-color-scheme:dark){${css(dark, hasNotes)}}`,
      ),
      element(
        'marker',
        { id: 'head', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
        element('path', { class: 'head', d: 'M0,0L8,4L0,8z' }),
      ),
      element('rect', { class: 'ground', ...size, rx: 16 }),
      ...lines,
      ...drawn,
    ),
  );
};
