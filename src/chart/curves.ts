import type { Curve } from './geometry.ts';

/** A place on the chart, px. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle on the chart: x, y, width, height, px. */
export type Area = readonly [number, number, number, number];

const HEAD = 7;

const at = (curve: Curve, index: number): Spot => ({ x: curve[index] ?? 0, y: curve[index + 1] ?? 0 });

const round = (value: number): number => Math.round(value * 10) / 10;

/** The same curve from its end to its start. */
export const reversed = (curve: Curve): Curve => {
  const back: number[] = [];
  for (let index = curve.length - 2; index >= 0; index -= 2) {
    const { x, y } = at(curve, index);
    back.push(x, y);
  }
  return back;
};

/** The curve as path data. */
export const pathOf = (curve: Curve): string => {
  const { x, y } = at(curve, 0);
  let path = `M${x} ${y}`;
  for (let index = 2; index < curve.length; index += 6) path += `C${curve.slice(index, index + 6).join(' ')}`;
  return path;
};

/** The head of an arrow at the end of a curve, as path data. */
export const headOf = (curve: Curve): string => {
  const tip = at(curve, curve.length - 2);
  const before = at(curve, curve.length - 4);
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const side = (turn: number): string => {
    const x = round(tip.x - HEAD * Math.cos(angle + turn));
    const y = round(tip.y - HEAD * Math.sin(angle + turn));
    return `${x} ${y}`;
  };
  return `M${side(0.45)}L${tip.x} ${tip.y}L${side(-0.45)}Z`;
};

/** The square that the head of an arrow at the end of a curve covers. */
export const headArea = (curve: Curve): Area => {
  const tip = at(curve, curve.length - 2);
  const before = at(curve, curve.length - 4);
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const x = tip.x - (HEAD / 2) * ((tip.x - before.x) / length);
  const y = tip.y - (HEAD / 2) * ((tip.y - before.y) / length);
  return [x - HEAD / 2 - 0.5, y - HEAD / 2 - 0.5, HEAD + 1, HEAD + 1];
};

/** A point on a curve; `part` from 0 at its start to 1 at its end, in pieces of equal weight. */
export const pointOn = (curve: Curve, part: number): Spot => {
  const pieces = (curve.length - 2) / 6;
  const index = Math.min(pieces - 1, Math.floor(part * pieces));
  const t = part * pieces - index;
  const start = index * 6;
  const [a, b, c, d] = [at(curve, start), at(curve, start + 2), at(curve, start + 4), at(curve, start + 6)];
  const mix = (from: number, one: number, two: number, to: number): number =>
    (1 - t) ** 3 * from + 3 * (1 - t) ** 2 * t * one + 3 * (1 - t) * t ** 2 * two + t ** 3 * to;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
};

/** Returns the point at which the way from the middle of an area towards a spot leaves the area. */
const leave = ([x, y, w, h]: Area, towards: Spot): Spot => {
  const [cx, cy] = [x + w / 2, y + h / 2];
  const [dx, dy] = [towards.x - cx, towards.y - cy];
  const part = Math.min(w / 2 / Math.abs(dx || 1e-6), h / 2 / Math.abs(dy || 1e-6));
  return { x: cx + dx * part, y: cy + dy * part };
};

/** A bow from one state to another, or a loop on the corner of a state; for ways that have no line. */
export const bowBetween = (from: Area, to: Area): Curve => {
  const [x, y, w, h] = from;
  if (from.join() === to.join()) {
    const [right, top] = [x + w, y];
    return [
      right - 30,
      top,
      right - 34,
      top - 44,
      right + 40,
      top - 10,
      right,
      top + Math.min(16, h / 2),
    ].map(round);
  }
  const a: Spot = { x: x + w / 2, y: y + h / 2 };
  const b: Spot = { x: to[0] + to[2] / 2, y: to[1] + to[3] / 2 };
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const bend = 0.24;
  const mid: Spot = { x: (a.x + b.x) / 2 + dy * bend, y: (a.y + b.y) / 2 - dx * bend };
  const [start, end] = [leave(from, mid), leave(to, mid)];
  const handle = (spot: Spot): readonly number[] => [
    spot.x + (mid.x - spot.x) * 0.62,
    spot.y + (mid.y - spot.y) * 0.62,
  ];
  return [start.x, start.y, ...handle(start), ...handle(end), end.x, end.y].map(round);
};
