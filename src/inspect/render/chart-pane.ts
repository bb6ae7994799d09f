import { agentGeometry } from '../../chart/agent-geometry.ts';
import { fitScale, followingCamera, type Size, viewBoxOf } from '../../chart/camera.ts';
import type { ChartView } from '../../chart/chart-view.ts';
import { chartSize, drawChart, idsOfPath } from '../../chart/draw-chart.ts';
import { element, type Markup } from '../../chart/markup.ts';
import type { InspectionRecord } from '../records/record.ts';
import type { Log } from '../session/log.ts';
import { worstOf } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { button } from './words.ts';

/** Returns what the chart shows of a record, or of the sandbox while something is tried. */
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
      active: last?.agent.path ?? sandbox.start.path,
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
    warnedWays: log.warnedWays(record?.seq ?? 0),
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
      'Show the states that unexpected events can lead to, with a warning (w)',
      { 'aria-pressed': showFallbacks ? 'true' : 'false' },
      element('i', { class: 'k-wins' }),
      'unexpected',
    ),
  );

/** The size of the chart in a direction. */
export const sizeOf = (direction: ChartView['direction']): Size => {
  const [width, height] = chartSize({ direction });
  return { width, height };
};

/** The direction in which the chart is larger in a box. */
export const directionFor = (box: Size): ChartView['direction'] =>
  fitScale(sizeOf('LR'), box) >= fitScale(sizeOf('TB'), box) ? 'LR' : 'TB';

/** The camera of the chart: the one that was chosen by hand, or one that follows the agent. */
export const cameraFor = (
  { direction, active }: Pick<ChartView, 'direction' | 'active'>,
  { camera }: Ui,
  box: Size,
) => {
  const leaf = idsOfPath('agent', active).at(-1) ?? '';
  return camera ?? followingCamera(sizeOf(direction), box, agentGeometry[direction].boxes[leaf] ?? null);
};

const zoomButtons = (ui: Ui): Markup =>
  element(
    'div',
    { 'data-key': 'zoom', class: 'zoom', role: 'group', 'aria-label': 'Zoom of the chart' },
    button('zoom', 'Larger (+)', { 'data-with': 'in', class: 'quiet', 'aria-label': 'Larger' }, icon('plus')),
    button(
      'zoom',
      'Smaller (−)',
      { 'data-with': 'out', class: 'quiet', 'aria-label': 'Smaller' },
      icon('minus'),
    ),
    button(
      'zoom',
      'Fit the chart into its pane (0)',
      {
        'data-with': 'fit',
        class: ui.camera === null ? 'quiet is-on' : 'quiet',
        'aria-label': 'Fit',
        'aria-pressed': ui.camera === null ? 'true' : 'false',
      },
      icon('fit'),
    ),
  );

/** The chart with its legend. */
export const showChart = (view: ChartView, ui: Ui, box: Size, label: string): readonly Markup[] => {
  const { width, height } = sizeOf(view.direction);
  return [
    element(
      'div',
      {
        'data-key': 'box',
        class: 'chart-box',
        tabindex: 0,
        role: 'group',
        'aria-label': 'The statechart: plus and minus zoom, the arrow keys pan, zero fits it',
      },
      element(
        'svg',
        {
          'data-key': view.direction,
          class: 'chart',
          viewBox:
            box.width > 0 && box.height > 0
              ? viewBoxOf(cameraFor(view, ui, box), box)
              : `0 0 ${width} ${height}`,
          'data-width': width,
          'data-height': height,
          preserveAspectRatio: 'xMidYMid meet',
          role: 'img',
          'aria-label': label,
        },
        ...drawChart(view),
      ),
    ),
    zoomButtons(ui),
    legend(ui),
  ];
};
