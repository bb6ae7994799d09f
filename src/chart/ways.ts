import { type ChartLine, isWithin, lineKey } from './chart-lines.ts';
import type { ChartView } from './chart-view.ts';
import { type Area, bowBetween, reversed } from './curves.ts';
import type { Curve, Geometry } from './geometry.ts';
import type { ChartEdge } from './machine-chart.ts';

/** Something that leads from one state to another on the chart, and how it stands out. */
export interface DrawnWay {
  readonly key: string;
  readonly curve: Curve;
  readonly text: string;
  readonly isNext: boolean;
  readonly isTaken: boolean;
  readonly isFallback: boolean;
  readonly isDim: boolean;
  readonly isWarned: boolean;
  /** It has the newest warning, and is named until the next one. */
  readonly isNewestWarning: boolean;
  readonly count: number;
}

/** The curve of a line, which may be stored the other way round. */
export const curveOf = ({ curves }: Geometry, source: string, target: string): Curve | undefined => {
  const there = curves[lineKey(source, target)];
  const back = curves[lineKey(target, source)];
  return there ?? (back && reversed(back));
};

const textOf = (edges: readonly ChartEdge[]): string => {
  const events = [...new Set(edges.map(({ event }) => event))];
  return events.length > 1 ? `${events[0]} +${events.length - 1}` : (events[0] ?? '');
};

/** Returns whether what is pointed at, a transition or a state, has to do with a line. */
const isAbout = (focus: string, source: string, target: string, edges: readonly ChartEdge[]): boolean =>
  focus.includes(':')
    ? edges.some(({ id }) => id === focus)
    : isWithin(focus, source) || isWithin(target, focus);

/** The lines that are always there: what the lifecycle allows. */
export const legalWays = (
  lines: readonly ChartLine[],
  geometry: Geometry,
  view: ChartView,
  active: ReadonlySet<string>,
): readonly DrawnWay[] =>
  lines.flatMap(({ key, source, target, edges }) => {
    const curve = curveOf(geometry, source, target);
    if (curve === undefined) return [];
    const takenEdge = edges.find(({ id }) => view.taken.includes(id));
    const isFocused = view.focus === null || isAbout(view.focus, source, target, edges);
    return [
      {
        key,
        curve,
        text: takenEdge?.event ?? textOf(edges),
        isNext: view.focus === null ? active.has(source) : isFocused,
        isTaken: takenEdge !== undefined,
        isFallback: false,
        isDim: !isFocused,
        isWarned: takenEdge !== undefined && view.isWarned,
        isNewestWarning: false,
        count: 0,
      },
    ];
  });

const areaOf = ({ boxes }: Geometry, id: string): Area => boxes[id] ?? [0, 0, 0, 0];

/**
 * The ways that are drawn only when they were taken or are pointed at: unexpected events, a first event, the
 * same state anew.
 */
export const rareWays = (
  edges: readonly ChartEdge[],
  geometry: Geometry,
  view: ChartView,
  ids: { readonly before: string | null; readonly after: string | null },
): readonly DrawnWay[] => {
  const bow = (source: string, target: string): Curve =>
    bowBetween(areaOf(geometry, source), areaOf(geometry, target));
  const warned = view.warnedWays.map(({ source, target, count, newest = '' }) => ({
    key: `warned ${lineKey(source, target)}`,
    curve: bow(source, target),
    text: newest,
    isNext: false,
    isTaken: false,
    isFallback: true,
    isDim: view.focus !== null && view.focus !== source && view.focus !== target,
    isWarned: true,
    isNewestWarning: newest !== '',
    count,
  }));
  const bowOf = (
    { id, kind, source, target, event }: ChartEdge,
    [before, after]: readonly [string | null, string | null],
    isTaken: boolean,
  ): DrawnWay => {
    // The machine itself is left from wherever the agent was.
    const from = source === edges[0]?.source ? (before ?? source) : source;
    const to = after !== null && isWithin(after, target ?? '') ? after : (target ?? '');
    return {
      key: `${isTaken ? 'taken' : 'shown'} ${id}`,
      curve: bow(from, to),
      text: event,
      isNext: !isTaken,
      isTaken,
      isFallback: kind === 'fallback',
      isDim: false,
      isWarned: isTaken && view.isWarned,
      isNewestWarning: false,
      count: 0,
    };
  };
  const lineless = edges.filter(
    ({ source, target }) => target !== null && curveOf(geometry, source, target) === undefined,
  );
  const taken = edges
    .filter(({ id, source, target }) => {
      if (!view.taken.includes(id)) return false;
      // An event that does not change the state is a loop on the present state.
      return target === null ? ids.before === ids.after : curveOf(geometry, source, target) === undefined;
    })
    .map((edge) =>
      edge.target === null
        ? { ...bowOf({ ...edge, source: ids.after ?? '', target: ids.after }, [ids.after, ids.after], true) }
        : bowOf(edge, [ids.before, ids.after], true),
    );
  const shown = lineless
    .filter(({ id }) => id === view.focus && !view.taken.includes(id))
    .map((edge) => bowOf(edge, [ids.after, null], false));
  const isSame = (key: string) => taken.some((way) => way.isFallback && way.curve.join() === key);
  return [...warned.filter(({ curve }) => !isSame(curve.join())), ...shown, ...taken];
};
