import { publicState } from '../../machines/machine-state.ts';
import type { Area } from './curves.ts';
import type { Geometry } from './geometry.ts';
import type { ChartState, MachineChart } from './machine-chart.ts';
import { element, type Markup } from './markup.ts';

/** The look of a state at the moment. */
export interface StateLook {
  readonly active: ReadonlySet<string>;
  /** The innermost active state. */
  readonly leaf: string | null;
  readonly dimmed: (id: string) => boolean;
  /** The leaf was confirmed by the event just taken: repeated, or something on the side. */
  readonly isConfirmed: boolean;
}

const toneOf = ({ path }: ChartState): string => publicState(path) ?? 'occupied';

const names = (...list: readonly (string | false)[]): string => list.filter(Boolean).join(' ');

const initialMark = ([x, y, , h]: Area): Markup => {
  const middle = y + h / 2;
  return element(
    'g',
    { 'data-key': 'initial', class: 'initial' },
    element('circle', { cx: x - 11, cy: middle, r: 3 }),
    element('path', { d: `M${x - 8} ${middle}H${x}` }),
  );
};

/** The states as boxes in boxes, outer ones first; the machine itself is the page and not drawn. */
export const drawStates = (
  { states }: MachineChart,
  { boxes }: Geometry,
  look: StateLook,
): readonly Markup[] => {
  const initials = new Set(states.map(({ initial }) => initial));
  return states
    .filter(({ parent }) => parent !== null)
    .map((state) => {
      const { id, name, description, children } = state;
      const area = boxes[id] ?? [0, 0, 0, 0];
      const [x, y, w, h] = area;
      const isCompound = children.length > 0;
      const textY = isCompound ? y + 23 : y + h / 2 + 5;
      const shape = { x, y, width: w, height: h, rx: isCompound ? 12 : 9 };
      return element(
        'g',
        {
          'data-key': id,
          'data-state': id,
          class: names(
            'state',
            `tone-${toneOf(state)}`,
            isCompound && 'is-compound',
            look.active.has(id) && 'is-active',
            look.leaf === id && 'is-leaf',
            look.leaf === id && look.isConfirmed && 'is-confirmed',
            look.dimmed(id) && 'is-dim',
            id === states[0]?.initial && 'is-unknown',
          ),
        },
        element('title', {}, `${name}: ${description}`),
        element('rect', { 'data-key': 'halo', class: 'halo', ...shape }),
        element('rect', { 'data-key': 'box', class: 'box', ...shape }),
        ...(initials.has(id) ? [initialMark(area)] : []),
        ...(isCompound
          ? []
          : [element('circle', { 'data-key': 'dot', class: 'dot', cx: x + 17, cy: y + h / 2, r: 4 })]),
        element('text', { class: 'name', x: isCompound ? x + 16 : x + 29, y: textY }, name),
      );
    });
};
