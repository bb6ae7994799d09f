import { act } from './act.ts';
import type { InspectorControl } from './inspector-control.ts';
import { panChart, zoomChart } from './move-chart.ts';

const zoomPerPixel = 1.003;

const partOf = (event: Event): Element | null => {
  const [first] = event.composedPath();
  return first !== undefined && 'closest' in first
    ? (first as Element).closest('.chart-box,.band-box')
    : null;
};

/**
 * Lets the pointer drag the chart, and go through the records by dragging along their band. The wheel zooms the
 * chart around the pointer while Ctrl or Cmd is down, as a pinch does; otherwise it scrolls the page around.
 */
export const listenToDrags = (root: HTMLElement, control: InspectorControl): void => {
  let dragged: Element | null = null;
  let last = { x: 0, y: 0 };
  root.addEventListener('pointerdown', (event) => {
    const part = partOf(event);
    if (part === null || event.button !== 0) return;
    dragged = part;
    last = { x: event.clientX, y: event.clientY };
    part.setPointerCapture(event.pointerId);
    if (part.classList.contains('band-box')) act(control, 'band', '', event);
  });
  root.addEventListener('pointermove', (event) => {
    if (dragged === null) return;
    if (dragged.classList.contains('band-box')) return act(control, 'band', '', event);
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    last = { x: event.clientX, y: event.clientY };
    if (dx !== 0 || dy !== 0) panChart(control, -dx, -dy);
  });
  const end = () => {
    dragged = null;
  };
  root.addEventListener('pointerup', end);
  root.addEventListener('pointercancel', end);
  root.addEventListener(
    'wheel',
    (event) => {
      const part = partOf(event);
      if (part?.classList.contains('chart-box') !== true || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const { left, top } = part.getBoundingClientRect();
      zoomChart(control, zoomPerPixel ** -event.deltaY, { x: event.clientX - left, y: event.clientY - top });
    },
    { passive: false },
  );
};
