import { make } from './make.ts';

/** A choice of values with a label above it. */
export interface Choice {
  readonly field: HTMLElement;
  readonly value: () => string;
}

/** The value and the text of an option. */
export type ChoiceOption = readonly [value: string, text: string];

const optionOf = ([value, text]: ChoiceOption): HTMLOptionElement => make('option', { value }, text);

const choiceOf = (label: string, ...children: readonly Node[]): Choice => {
  const select = make('select', { class: 'select' }, ...children);
  return { field: make('label', { class: 'field' }, label, select), value: () => select.value };
};

/** Returns a choice among options. */
export const choice = (label: string, options: readonly ChoiceOption[]): Choice =>
  choiceOf(label, ...options.map(optionOf));

/** Returns a choice among options that stand in named groups. */
export const groupedChoice = (
  label: string,
  groups: readonly (readonly [name: string, options: readonly ChoiceOption[]])[],
): Choice =>
  choiceOf(
    label,
    ...groups.map(([name, options]) => make('optgroup', { label: name }, ...options.map(optionOf))),
  );
