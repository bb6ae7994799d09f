import type { Point } from './place-states.ts';

const CORNER = 12;

/** A straight piece of a curve: its two handles and its end. */
export const straight = (from: Point, to: Point): readonly Point[] => [
  { x: from.x + (to.x - from.x) / 3, y: from.y + (to.y - from.y) / 3 },
  { x: to.x - (to.x - from.x) / 3, y: to.y - (to.y - from.y) / 3 },
  to,
];

const pairs = <T>(values: readonly T[]): readonly (readonly [T, T])[] =>
  values.flatMap((value, index) => {
    const next = values[index + 1];
    return next === undefined ? [] : [[value, next] as const];
  });

/** A smooth curve through points, level at each of them. */
export const levelCurve = (points: readonly Point[]): readonly Point[] => [
  ...points.slice(0, 1),
  ...pairs(points).flatMap(([from, to]) => {
    const reach = (to.x - from.x) / 2;
    return from.y === to.y
      ? straight(from, to)
      : [{ x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
  }),
];

/** A point on the way from one to another, as far as a round corner at `from` reaches. */
const cut = (from: Point, to: Point): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = Math.min(CORNER, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

/** Straight pieces with round corners. */
export const roundedCurve = (points: readonly Point[]): readonly Point[] => {
  let from = points[0] ?? { x: 0, y: 0 };
  const curve = [from];
  points.slice(1).forEach((corner, index) => {
    const next = points[index + 2];
    if (next === undefined) {
      curve.push(...straight(from, corner));
      return;
    }
    const [before, after] = [cut(corner, from), cut(corner, next)];
    curve.push(...straight(from, before), corner, corner, after);
    from = after;
  });
  return curve;
};
