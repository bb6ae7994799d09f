import type { ChartView } from '../../chart/chart-view.ts';
import { chartSize, drawChart } from '../../chart/draw-chart.ts';
import { element, type Markup } from '../../chart/markup.ts';
import type { InspectionRecord } from '../records/record.ts';
import type { Log } from '../session/log.ts';
import { worstOf } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { button } from './words.ts';

/** What the chart shows of a record, or of a copy while one is tried. */
export const viewOf = (
  record: InspectionRecord | undefined,
  log: Log,
  { sandbox, focus, showFallbacks }: Ui,
  direction: ChartView['direction'],
): ChartView => {
  const base = { direction, focus, showFallbacks, labels: 'next' } as const;
  if (sandbox !== null) {
    const last = sandbox.trials.at(-1);
    return {
      ...base,
      active: last?.copy.path ?? sandbox.start.path,
      before: last?.before ?? null,
      taken: last?.edges ?? [],
      isWarned: last?.isUnexpected ?? false,
      warnedWays: [],
    };
  }
  const worst = record === undefined ? null : worstOf(record);
  return {
    ...base,
    active: record?.after ?? null,
    before: record?.before ?? null,
    taken: record?.edges ?? [],
    isWarned: worst === 'warning' || worst === 'error',
    warnedWays: log.warnedWays(),
  };
};

const legend = ({ showFallbacks }: Ui): Markup =>
  element(
    'div',
    { 'data-key': 'legend', class: 'legend' },
    element('span', {}, element('i'), 'may come next'),
    element('span', {}, element('i', { class: 'k-taken' }), 'just taken'),
    button(
      'fallbacks',
      'Show where reality can lead to from anywhere, with a warning (w)',
      { 'aria-pressed': showFallbacks ? 'true' : 'false' },
      element('i', { class: 'k-wins' }),
      'reality wins',
    ),
  );

/** The chart with its legend. */
export const showChart = (view: ChartView, ui: Ui, says: string): readonly Markup[] => {
  const [width, height] = chartSize(view);
  return [
    element(
      'div',
      { 'data-key': 'box', class: 'chart-box' },
      element(
        'svg',
        {
          'data-key': view.direction,
          class: 'chart',
          viewBox: `0 0 ${width} ${height}`,
          preserveAspectRatio: 'xMidYMid meet',
          role: 'img',
          'aria-label': says,
        },
        ...drawChart(view),
      ),
    ),
    legend(ui),
  ];
};
