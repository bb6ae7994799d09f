import type { ChartView } from './chart-view.ts';
import { type Area, headOf, pathOf, pointOn } from './curves.ts';
import { element, type Markup } from './markup.ts';
import { type Label, labelHeight, placeLabels } from './place-labels.ts';
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

/** The names of ways, where there is room for them; what was taken is named first. */
export const drawLabels = (
  ways: readonly DrawnWay[],
  view: ChartView,
  obstacles: readonly Area[],
  page: Area,
): readonly Markup[] => {
  const isNamed = ({ isTaken, isNewestWarning, isNext, isDim, text }: DrawnWay): boolean =>
    text !== '' &&
    (isTaken || isNewestWarning || (view.labels === 'all' && !isDim) || (view.labels === 'next' && isNext));
  const rank = ({ isTaken, isNewestWarning }: DrawnWay): number => (isTaken ? 0 : isNewestWarning ? 1 : 2);
  const wanted: (Label & { readonly way: DrawnWay })[] = ways
    .filter(isNamed)
    .sort((a, b) => rank(a) - rank(b))
    .map((way) => ({
      key: way.key,
      text: way.isWarned && (way.isTaken || way.isNewestWarning) ? `⚠ ${way.text}` : way.text,
      curve: way.curve,
      isForced: way.isTaken || way.isNewestWarning,
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
      element('rect', {
        x: x - width / 2,
        y: y - labelHeight / 2,
        width,
        height: labelHeight,
        rx: labelHeight / 2,
      }),
      element('text', { x, y: y + 4.2 }, text),
    );
  });
};

const countText = (count: number): string => (count > 99 ? '99+' : String(count));

/** The badge with the number of times that a way was followed with a warning. */
export const countArea = ({ curve, count }: DrawnWay): Area => {
  const { x, y } = pointOn(curve, 0.5);
  const width = 10 + countText(count).length * 7;
  return [x - width / 2, y - 8, width, 16];
};

/** Draws the number of times that a way was followed with a warning, as a small badge on it. */
export const drawCounts = (ways: readonly DrawnWay[]): readonly Markup[] =>
  ways
    .filter(({ count }) => count > 0)
    .map((way) => {
      const { key, count, isDim } = way;
      const [x, y, width, height] = countArea(way);
      return element(
        'g',
        { 'data-key': `count ${key}`, 'data-way': key, class: names('count', isDim && 'is-dim') },
        element('title', {}, `So often followed with a warning: ${count}`),
        element('rect', { x, y, width, height, rx: 8 }),
        element('text', { x: x + width / 2, y: y + 11.6 }, countText(count)),
      );
    });
