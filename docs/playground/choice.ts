import { make } from './make.ts';

/** A choice of values with a label above it. */
export interface Choice {
  readonly field: HTMLElement;
  readonly value: () => string;
}

/** @param options value and text of each. */
export const choice = (label: string, options: readonly (readonly [string, string])[]): Choice => {
  const select = make(
    'select',
    { class: 'select' },
    ...options.map(([value, text]) => make('option', { value }, text)),
  );
  return { field: make('label', { class: 'field' }, label, select), value: () => select.value };
};
