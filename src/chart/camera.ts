import type { Area } from './curves.ts';

/** A size, px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of a chart that is seen: the point of the chart in the middle, and how large it is drawn. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  /** Screen px for one px of the chart. */
  readonly scale: number;
}

/** At this scale the name of a state has letters of 10.5 px and that of a line of 9.5 px; smaller is hard to read. */
export const readableScale = 0.75;
const largestFit = 1.5;
const limits = { least: 0.25, most: 4 } as const;

const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** Returns the scale at which the whole chart fits a box. */
export const fitScale = (chart: Size, box: Size): number =>
  Math.min(box.width / chart.width, box.height / chart.height);

/** Centres on a wish along one axis, without empty space at an edge while there is more to see at the other. */
const settle = (wish: number, seen: number, whole: number): number =>
  seen >= whole ? whole / 2 : between(wish, seen / 2, whole - seen / 2);

const centred = (chart: Size, box: Size, scale: number, x: number, y: number): Camera => ({
  scale,
  x: settle(x, box.width / scale, chart.width),
  y: settle(y, box.height / scale, chart.height),
});

/** The camera that shows the whole chart. */
export const wholeCamera = (chart: Size, box: Size): Camera => ({
  scale: between(fitScale(chart, box), limits.least, largestFit),
  x: chart.width / 2,
  y: chart.height / 2,
});

/**
 * The camera that needs no hand: the whole chart where it can be read at that size, otherwise as much of it as can
 * be read, around the area that matters.
 */
export const followingCamera = (chart: Size, box: Size, area: Area | null): Camera => {
  const whole = wholeCamera(chart, box);
  if (whole.scale >= readableScale) return whole;
  const [x, y, width, height] = area ?? [0, 0, chart.width, chart.height];
  return centred(chart, box, readableScale, x + width / 2, y + height / 2);
};

/** The camera moved by px of the screen. */
export const panned = (camera: Camera, dx: number, dy: number, chart: Size): Camera => ({
  scale: camera.scale,
  // Some of the chart always stays in sight.
  x: between(camera.x + dx / camera.scale, 0, chart.width),
  y: between(camera.y + dy / camera.scale, 0, chart.height),
});

/** The camera larger or smaller by a factor, with one point of the screen left where it is. */
export const zoomed = (
  camera: Camera,
  factor: number,
  box: Size,
  at: { readonly x: number; readonly y: number } = { x: box.width / 2, y: box.height / 2 },
): Camera => {
  const scale = between(camera.scale * factor, limits.least, limits.most);
  const [fromX, fromY] = [at.x - box.width / 2, at.y - box.height / 2];
  return {
    scale,
    x: camera.x + fromX / camera.scale - fromX / scale,
    y: camera.y + fromY / camera.scale - fromY / scale,
  };
};

/** The camera as the `viewBox` of a picture that fills the box. */
export const viewBoxOf = ({ x, y, scale }: Camera, { width, height }: Size): string => {
  const [w, h] = [width / scale, height / scale];
  return [x - w / 2, y - h / 2, w, h].map((value) => Math.round(value * 100) / 100).join(' ');
};
