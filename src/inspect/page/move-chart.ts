import { panned, zoomed } from '../../chart/camera.ts';
import { cameraFor, directionFor, sizeOf, viewOf } from '../render/chart-pane.ts';
import { shownRecord } from '../session/ui.ts';
import type { InspectorControl } from './inspector-control.ts';

/** The chart as it is seen now, to be moved from there. */
const seen = (control: InspectorControl) => {
  const { ui, log, box } = { ui: control.ui(), log: control.log(), box: control.chartBox() };
  const direction = directionFor(box);
  return {
    box,
    chart: sizeOf(direction),
    camera: cameraFor(viewOf(shownRecord(log, ui), log, ui, direction), ui, box),
  };
};

/** Moves the chart by px of the screen: what is seen moves on by as much. */
export const panChart = (control: InspectorControl, dx: number, dy: number): void => {
  const { camera, chart } = seen(control);
  control.set({ camera: panned(camera, dx, dy, chart), notice: control.ui().notice });
};

/** Zooms the chart by a factor, around a point of its box, px. */
export const zoomChart = (
  control: InspectorControl,
  factor: number,
  at?: { readonly x: number; readonly y: number },
): void => {
  const { camera, box } = seen(control);
  control.set({ camera: zoomed(camera, factor, box, at), notice: control.ui().notice });
};

const zoomStep = 1.25;
const panStep = 60;
const pans: { readonly [way: string]: readonly [number, number] } = {
  left: [-panStep, 0],
  right: [panStep, 0],
  up: [0, -panStep],
  down: [0, panStep],
};

/** The actions of buttons and keys on the chart. */
export const moveChart = {
  zoom: (control: InspectorControl, which: string): void => {
    if (which === 'fit') control.set({ camera: null });
    else zoomChart(control, which === 'in' ? zoomStep : 1 / zoomStep);
  },
  pan: (control: InspectorControl, way: string): void => {
    const [dx, dy] = pans[way] ?? [0, 0];
    panChart(control, dx, dy);
  },
} as const;
