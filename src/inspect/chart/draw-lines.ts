import { type ChartLine, isWithin, lineKey } from './chart-lines.ts';
import type { ChartView } from './chart-view.ts';
import { type Area, bowBetween, headOf, pathOf, pointOn, reversed } from './curves.ts';
import type { Curve, Geometry } from './geometry.ts';
import type { ChartEdge } from './machine-chart.ts';
import { element, type Markup } from './markup.ts';
import { type Label, placeLabels } from './place-labels.ts';

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

/** Whether what is pointed at, a transition or a state, has to do with a line. */
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
        count: 0,
      },
    ];
  });

const areaOf = ({ boxes }: Geometry, id: string): Area => boxes[id] ?? [0, 0, 0, 0];

/** The ways that are drawn only when something went them or points at them: reality wins, a first event, the same state anew. */
export const rareWays = (
  edges: readonly ChartEdge[],
  geometry: Geometry,
  view: ChartView,
  ids: { readonly before: string | null; readonly after: string | null },
): readonly DrawnWay[] => {
  const bow = (source: string, target: string): Curve =>
    bowBetween(areaOf(geometry, source), areaOf(geometry, target));
  const warned = view.warnedWays.map(({ source, target, count }) => ({
    key: `warned ${lineKey(source, target)}`,
    curve: bow(source, target),
    text: '',
    isNext: false,
    isTaken: false,
    isFallback: true,
    isDim: view.focus !== null && view.focus !== source && view.focus !== target,
    isWarned: true,
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
      count: 0,
    };
  };
  const lineless = edges.filter(
    ({ source, target }) => target !== null && curveOf(geometry, source, target) === undefined,
  );
  const taken = lineless
    .filter(({ id }) => view.taken.includes(id))
    .map((edge) => bowOf(edge, [ids.before, ids.after], true));
  const shown = lineless
    .filter(({ id }) => id === view.focus && !view.taken.includes(id))
    .map((edge) => bowOf(edge, [ids.after, null], false));
  const isSame = (key: string) => taken.some((way) => way.isFallback && way.curve.join() === key);
  return [...warned.filter(({ curve }) => !isSame(curve.join())), ...shown, ...taken];
};

const names = (...list: readonly (string | false)[]): string => list.filter(Boolean).join(' ');

/** The drawing of a way: its curve and its head. */
export const drawWay = ({ key, curve, ...way }: DrawnWay): Markup =>
  element(
    'g',
    {
      'data-key': key,
      'data-way': key,
      class: names(
        'way',
        way.isNext && 'is-next',
        way.isTaken && 'is-taken',
        way.isFallback && 'is-fallback',
        way.isWarned && 'is-warned',
        way.isDim && 'is-dim',
      ),
    },
    element('path', { 'data-key': 'reach', class: 'reach', d: pathOf(curve) }),
    element('path', { 'data-key': 'line', class: 'line', d: pathOf(curve) }),
    element('path', { 'data-key': 'head', class: 'head', d: headOf(curve) }),
  );

/** The names of ways, where there is room for them; what was taken is named first. */
export const drawLabels = (
  ways: readonly DrawnWay[],
  view: ChartView,
  obstacles: readonly Area[],
  page: Area,
): readonly Markup[] => {
  const isNamed = ({ isTaken, isNext, isDim, text }: DrawnWay): boolean =>
    text !== '' && (isTaken || (view.labels === 'all' && !isDim) || (view.labels === 'next' && isNext));
  const rank = ({ isTaken }: DrawnWay): number => (isTaken ? 0 : 1);
  const wanted: (Label & { readonly way: DrawnWay })[] = ways
    .filter(isNamed)
    .sort((a, b) => rank(a) - rank(b))
    .map((way) => ({
      key: way.key,
      text: way.isTaken && way.isWarned ? `⚠ ${way.text}` : way.text,
      curve: way.curve,
      isForced: way.isTaken,
      way,
    }));
  return placeLabels(wanted, obstacles, page).map(({ key, text, x, y, width }) => {
    const way = ways.find((one) => one.key === key);
    return element(
      'g',
      {
        'data-key': `label ${key}`,
        'data-way': key,
        class: names(
          'label',
          way?.isTaken === true && 'is-taken',
          way?.isFallback === true && 'is-fallback',
          way?.isWarned === true && 'is-warned',
        ),
      },
      element('rect', { x: x - width / 2, y: y - 9, width, height: 18, rx: 9 }),
      element('text', { x, y: y + 3.8 }, text),
    );
  });
};

/** How often a way was followed with a warning, as a small badge on it. */
export const drawCounts = (ways: readonly DrawnWay[]): readonly Markup[] =>
  ways
    .filter(({ count }) => count > 0)
    .map(({ key, curve, count, isDim }) => {
      const { x, y } = pointOn(curve, 0.5);
      const text = count > 99 ? '99+' : String(count);
      const width = 10 + text.length * 7;
      return element(
        'g',
        { 'data-key': `count ${key}`, 'data-way': key, class: names('count', isDim && 'is-dim') },
        element('title', {}, `So often followed with a warning: ${count}`),
        element('rect', { x: x - width / 2, y: y - 8, width, height: 16, rx: 8 }),
        element('text', { x, y: y + 3.6 }, text),
      );
    });
