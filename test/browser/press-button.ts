import type { Locator } from 'playwright-core';

const press = (control: Locator, key: string): Promise<void> =>
  control.and(control.page().locator(':enabled:visible:not([aria-disabled="true"])')).press(key);

/**
 * Presses a button by the keyboard, as soon as it can be pressed and does something then: one that gives the reason why it
 * does nothing is `aria-disabled`, and a press on it would be lost. A pointer would miss a button where the page draws
 * itself anew, and so moves it, between the look for its place and the click.
 */
export const pressButton = (button: Locator): Promise<void> => press(button, 'Enter');

/** Turns a checkbox on or off by the keyboard, as soon as that can be done. */
export const toggle = (checkbox: Locator): Promise<void> => press(checkbox, 'Space');
