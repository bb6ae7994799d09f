import type { Faults, ServedBar } from 'ccbar-agent/simulator';
import { choice } from '../choice.ts';
import { make } from '../make.ts';

/** The faults that can be switched on, with what each does to the line. */
const switches: readonly {
  readonly label: string;
  readonly hint: string;
  readonly faults: (chance: number) => Faults;
}[] = [
  { label: 'Drop', hint: 'messages are lost', faults: (drop) => ({ drop }) },
  { label: 'Repeat', hint: 'messages arrive twice', faults: (repeat) => ({ repeat }) },
  { label: 'Reorder', hint: 'neighbours change places', faults: () => ({ reorder: 3 }) },
  { label: 'Delay', hint: 'half a second to two', faults: () => ({ delayMs: [500, 2000] }) },
  { label: 'Foreign sender', hint: 'forges a sign-out', faults: (foreign) => ({ foreign }) },
  { label: 'Odd messages', hint: 'half a text, a refusal', faults: (odd) => ({ odd }) },
];

/** The switches for faults on the line. */
export const mountFaults = (
  element: HTMLElement,
  { setFaults }: Pick<ServedBar, 'setFaults'>,
  reload: () => void,
): void => {
  const often = choice('How often', [
    ['1', 'every message'],
    ['0.5', 'every second'],
    ['0.1', 'every tenth'],
  ]);
  const rows = switches.map(({ label, hint, faults }) => {
    const box = make('input', { type: 'checkbox', class: 'switch' });
    const row = make('label', { class: 'fault' }, box, make('span', {}, label), make('small', {}, hint));
    return { box, row, faults };
  });
  element.addEventListener('change', () => {
    const chance = Number(often.value());
    const on = rows.filter(({ box }) => box.checked).map(({ faults }) => faults(chance));
    setFaults(Object.assign({}, ...on));
  });
  const reloadButton = make('button', { type: 'button', class: 'button', id: 'reload' }, 'Reload the bar');
  reloadButton.addEventListener('click', reload);
  element.append(
    make('div', {}, ...rows.map(({ row }) => row)),
    make('div', { class: 'row' }, often.field, reloadButton),
  );
};
