import { chartCss } from './chart-css.ts';
import { type ChartView, plainView } from './chart-view.ts';
import { chartSize, drawChart } from './draw-chart.ts';
import { element, toText } from './markup.ts';
import { dark, light, type Palette } from './palette.ts';

/** The choices of what a drawn statechart shows; the machine alone when all are left out. */
export interface StatechartOptions extends Partial<Omit<ChartView, 'direction'>> {
  /** `auto`, the default, follows the reader: dark where the reader prefers it. */
  readonly theme?: 'light' | 'dark' | 'auto';
  /** `LR`, from left to right, suits a wide place and is the default; `TB`, downwards, a tall one. */
  readonly direction?: ChartView['direction'];
  /** `true` (the default) draws the chart on a ground of its own. */
  readonly ground?: boolean;
}

const ground = (palette: Palette): string => `.ground{fill:${palette.surface}}`;

const cssOf = (theme: StatechartOptions['theme']): string => {
  const rules = (palette: Palette) => chartCss(palette) + ground(palette);
  if (theme === 'dark') return rules(dark);
  return theme === 'light'
    ? rules(light)
    : `${rules(light)}@media(prefers-color-scheme:dark){${rules(dark)}}`;
};

/**
 * The statechart of the agent as SVG text, drawn from the machine itself: for documents and reports, in a
 * page or in Node. It loads nothing.
 *
 * @example
 * ```ts
 * import { statechartSvg } from 'ccbar-agent/inspect';
 *
 * const svg = statechartSvg({ theme: 'light', active: ['occupied', 'talking', 'held'], labels: 'next' });
 * ```
 */
export const statechartSvg = ({ theme = 'auto', ground = true, ...view }: StatechartOptions = {}): string => {
  const shown: ChartView = { ...plainView, ...view };
  const [width, height] = chartSize(shown);
  return toText(
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        class: 'chart',
        role: 'img',
        'aria-label': 'The statechart of the agent',
      },
      element('style', {}, cssOf(theme)),
      ...(ground ? [element('rect', { class: 'ground', width, height, rx: 16 })] : []),
      ...drawChart(shown),
    ),
  );
};
