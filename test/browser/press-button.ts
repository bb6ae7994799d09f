import type { Locator } from 'playwright-core';

const press = (control: Locator, key: string): Promise<void> =>
  control.and(control.page().locator(':enabled:visible')).press(key);

/**
 * Presses a button by the keyboard, as soon as it can be pressed. A pointer would miss it where the page draws itself
 * anew, and so moves it, between the look for its place and the click.
 */
export const pressButton = (button: Locator): Promise<void> => press(button, 'Enter');

/** Turns a checkbox on or off by the keyboard, as soon as that can be done. */
export const toggle = (checkbox: Locator): Promise<void> => press(checkbox, 'Space');
