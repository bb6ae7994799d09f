import { type ChartLine, lineKey } from '../../src/chart/chart-lines.ts';
import type { Curve, Direction } from '../../src/chart/geometry.ts';
import type { MachineChart } from '../../src/chart/machine-chart.ts';
import type { Box, Placement, Point } from './place-states.ts';
import { levelCurve, roundedCurve, straight } from './smooth.ts';
import { type End, endAt, spreadEnds } from './spread-ends.ts';

// Lines are routed as if the chart ran from left to right; for one that runs down, x and y change places.

const GUTTER = 16;
/** Half the distance of the two lines that come around the outside. */
const APART = 7;

/** A line between two states, and the two states side by side that it leads between. */
interface Across {
  readonly key: string;
  readonly source: Box;
  readonly target: Box;
  readonly sourceId: string;
  readonly targetId: string;
  readonly outerSource: Box;
  readonly outerTarget: Box;
  readonly outerIds: readonly [string, string];
}

interface Level extends Across {
  readonly from: End;
  readonly to: End;
  readonly way: readonly Point[];
  readonly isOnward: boolean;
}

const turned = ({ x, y, w, h }: Box): Box => ({ x: y, y: x, w: h, h: w });
const turnedPoint = ({ x, y }: Point): Point => ({ x: y, y: x });
const middle = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

const trailOf = (parents: ReadonlyMap<string, string | null>, id: string): readonly string[] => {
  const parent = parents.get(id) ?? null;
  return [...(parent === null ? [] : trailOf(parents, parent)), id];
};

/**
 * The curves of the lines, by their keys. A line there and back between the same two states has one curve.
 *
 * - to a state further on, or back: from side to side, along the way that was left free for it
 * - between states one above the other: straight
 * - back over more than one column: around the outside, together with others to the same state
 * - into a state from the one around it: a short arrow from its edge
 */
export const routeLines = (
  { states }: MachineChart,
  lines: readonly ChartLine[],
  placement: Placement,
  direction: Direction,
): ReadonlyMap<string, Curve> => {
  const turn = direction === 'TB' ? turnedPoint : (point: Point) => point;
  const boxes = new Map(
    [...placement.boxes].map(([id, box]) => [id, direction === 'TB' ? turned(box) : box]),
  );
  const parents = new Map(states.map(({ id, parent }) => [id, parent]));
  const [root] = states;
  const page = boxes.get(root?.id ?? '') ?? { x: 0, y: 0, w: 0, h: 0 };
  const tops = (root?.children ?? []).flatMap((id) => boxes.get(id) ?? []);
  const columns = [...new Set(tops.map(({ x }) => x))].sort((x, y) => x - y);
  const curves = new Map<string, readonly Point[]>();

  const all: Across[] = [];
  for (const { key, shape, source: sourceId, target: targetId } of lines) {
    const [source, target] = [boxes.get(sourceId), boxes.get(targetId)];
    if (source === undefined || target === undefined) continue;
    if (shape === 'inward') {
      const y = target.y + target.h / 2;
      const edge = { x: source.x + source.w, y };
      curves.set(key, [edge, ...straight(edge, { x: target.x + target.w, y })]);
    }
    if (shape !== 'across' || all.some((one) => one.key === lineKey(targetId, sourceId))) continue;
    const [from, to] = [trailOf(parents, sourceId), trailOf(parents, targetId)];
    const depth = from.findIndex((id, index) => id !== to[index]);
    const [outerA = sourceId, outerB = targetId] = [from[depth], to[depth]];
    const [outerSource, outerTarget] = [boxes.get(outerA) ?? source, boxes.get(outerB) ?? target];
    const outerIds = [outerA, outerB] as const;
    all.push({ key, source, target, sourceId, targetId, outerSource, outerTarget, outerIds });
  }

  const sides = new Map<string, End[]>();
  const endOn = (side: string, box: Box, wish: number): End => {
    const inset = Math.min(10, box.h / 5);
    const end = endAt(wish, box.y + inset, box.y + box.h - inset);
    sides.set(side, [...(sides.get(side) ?? []), end]);
    return end;
  };

  /** Straight from one to the other, where both are opposite each other. */
  const between = ({ source, target }: Across): readonly Point[] => {
    const right = Math.min(source.x + source.w, target.x + target.w);
    const x = (Math.max(source.x, target.x) + right) / 2;
    const isUp = target.y < source.y;
    const from = { x, y: isUp ? source.y : source.y + source.h };
    return [from, ...straight(from, { x, y: isUp ? target.y + target.h : target.y })];
  };

  /** Out by the free side, along the edge of the page, and in from behind. */
  const around = ({ outerSource: a, outerTarget: b }: Across): readonly Point[] => {
    const { x } = middle(a);
    const isClear = tops.every(
      (box) => box === a || box.x > x || box.x + box.w < x || box.y > a.y || box.y + box.h < 0,
    );
    const edge = isClear ? GUTTER : page.h - GUTTER;
    const y = middle(b).y + (isClear ? -APART : APART);
    return roundedCurve([
      { x, y: isClear ? a.y : a.y + a.h },
      { x, y: edge },
      { x: GUTTER, y: edge },
      { x: GUTTER, y },
      { x: b.x, y },
    ]);
  };

  const levels: Level[] = [];
  for (const each of all) {
    const { key, source, target, outerSource: a, outerTarget: b, outerIds } = each;
    if (a.x + a.w >= b.x && b.x + b.w >= a.x) {
      curves.set(key, between(each));
      continue;
    }
    const isOnward = a.x < b.x;
    const isFar = Math.abs(columns.indexOf(a.x) - columns.indexOf(b.x)) > 1;
    const known = isFar ? (placement.ways.get(key) ?? []).map(turn).slice(1, -1) : [];
    if (isFar && !isOnward && known.length === 0) {
      curves.set(key, around(each));
      continue;
    }
    const way = isOnward ? known : known.toReversed();
    const from = endOn(`${outerIds[0]} ${isOnward}`, source, (way[0] ?? middle(target)).y);
    const to = endOn(`${outerIds[1]} ${!isOnward}`, target, (way.at(-1) ?? middle(source)).y);
    levels.push({ ...each, from, to, way, isOnward });
  }
  for (const ends of sides.values()) spreadEnds(ends);
  for (const { key, from, to, way, source, target, isOnward } of levels) {
    const start = { x: isOnward ? source.x + source.w : source.x, y: from.y };
    const end = { x: isOnward ? target.x : target.x + target.w, y: to.y };
    curves.set(key, levelCurve([start, ...way, end]));
  }

  const toNumbers = (point: Point): readonly number[] => {
    const { x, y } = turn(point);
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  };
  return new Map([...curves].map(([key, points]) => [key, points.flatMap(toNumbers)]));
};
