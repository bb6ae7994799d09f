import { machineChart } from '../../chart/machine-chart.ts';
import { act } from './act.ts';
import { listenToDrags } from './drag.ts';
import type { InspectorControl } from './inspector-control.ts';
import { keyAction } from './keys.ts';

/** The first transition that a line on the chart stands for. */
const edgeOfWay = (way: string): string | null => {
  const [source, target] = way.replace(/^(warned|taken) /, '').split('>');
  return machineChart().edges.find((edge) => edge.source === source && edge.target === target)?.id ?? null;
};

const closest = (event: Event, selector: string): Element | null => {
  const [first] = event.composedPath();
  return first !== undefined && 'closest' in first ? (first as Element).closest(selector) : null;
};

/** Returns the id of the state or edge that is pointed at. */
const focusOf = (event: Event): string | null => {
  const found = closest(event, '[data-focus],[data-state],[data-way]');
  const way = found?.getAttribute('data-way') ?? null;
  return (
    found?.getAttribute('data-focus') ??
    found?.getAttribute('data-state') ??
    (way === null ? null : edgeOfWay(way))
  );
};

/** Listens to everything that a person does in the inspector. All listeners are on its one root. */
export const listen = (root: HTMLElement, control: InspectorControl): void => {
  const point = (event: Event) => {
    const focus = event.type === 'pointerleave' ? null : focusOf(event);
    const { notice } = control.ui();
    if (focus !== control.ui().focus) control.set({ focus, notice });
  };
  root.addEventListener('pointerover', point);
  root.addEventListener('pointerleave', point);
  root.addEventListener('focusin', point);
  root.addEventListener('click', (event) => {
    const target = closest(event, '[data-do]');
    const does = target?.getAttribute('data-do') ?? '';
    const wasOpen = control.ui().menu;
    const asked = target?.getAttribute('data-with') ?? '';
    act(control, does === 'select' && event.shiftKey ? 'compare' : does, asked, event);
    if (wasOpen && does !== 'menu') control.set({ menu: false });
  });
  root.addEventListener('input', (event) => {
    const input = closest(event, '[data-input=query]');
    if (input !== null && 'value' in input) control.set({ query: String(input.value) });
  });
  root.addEventListener('change', (event) => {
    const choice = closest(event, '[data-input=run]');
    if (choice !== null && 'value' in choice) control.choose(String(choice.value));
  });
  listenToDrags(root, control);
  root.addEventListener('keydown', (event) => {
    const action = keyAction(event, control.shadow.activeElement);
    if (action === null) return;
    event.preventDefault();
    // Keys that are pressed in the inspector are not meant for the page around it.
    event.stopPropagation();
    act(control, action.does, action.what);
  });
};
