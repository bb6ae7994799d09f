import type { Bar, ButtonName } from 'ccbar-agent/simulator';
import { afterPress } from '../after-press.ts';
import { make } from '../make.ts';

/** The look of a button of the bar, and its effect. */
export interface PressOptions {
  readonly label: string;
  /** The effect of a press; without it the button of that name, with its usual values. */
  readonly press?: () => unknown;
  readonly tone?: 'go' | 'stop';
}

/**
 * Returns a button of the bar, shown while the bar itself would accept the press. While it has the focus it is
 * only marked as disabled: a button that vanishes from under the keyboard would throw the focus away.
 */
export const pressButton = (bar: Bar, name: ButtonName, options: PressOptions): HTMLButtonElement => {
  const { label, press = () => bar[name](), tone } = options;
  const button = make(
    'button',
    { type: 'button', class: tone === undefined ? 'button' : `button button-${tone}`, 'data-press': name },
    label,
  );
  const refresh = (): void => {
    const isOff = !bar.can(name);
    const hasFocus = document.activeElement === button;
    button.disabled = isOff && !hasFocus;
    button.hidden = button.disabled;
    button.setAttribute('aria-disabled', String(isOff));
  };
  button.addEventListener('click', () => {
    if (bar.can(name)) press();
  });
  button.addEventListener('blur', () => afterPress(refresh));
  bar.truth$.subscribe(refresh);
  return button;
};
