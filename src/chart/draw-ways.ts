import type { ChartView } from './chart-view.ts';
import { type Area, headOf, pathOf, pointOn } from './curves.ts';
import { element, type Markup } from './markup.ts';
import { type Label, placeLabels } from './place-labels.ts';
import type { DrawnWay } from './ways.ts';

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

/** A short arrow would be covered by its own name, and with it the state it leads to. */
const isLong = ({ curve }: DrawnWay): boolean => {
  const [x = 0, y = 0] = curve;
  return Math.hypot((curve.at(-2) ?? 0) - x, (curve.at(-1) ?? 0) - y) > 40 || curve.length > 8;
};

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
      isForced: way.isTaken && isLong(way),
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
