import type { Palette } from '../../src/chart/palette.ts';

/** A place in a picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns a line through the middles between the points, bent at the points. */
export const curve = (points: readonly Point[]): string => {
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

/** Returns the style of boxes and arrows. */
export const css = ({ surface, sunken, ink, line, quiet }: Palette): string =>
  `.ground{fill:${surface}}.room{fill:${sunken};stroke:${line}}.name{fill:${ink};font:14px system-ui,sans-serif;text-anchor:middle}` +
  `.arrow{fill:none;stroke:${quiet};stroke-width:1.5}.head{fill:${quiet}}`;
