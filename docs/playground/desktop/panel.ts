import { type IconName, icon } from '../icon.ts';
import { find, make } from '../make.ts';

/** Returns the head of a card, where its count and switches stand beside the title. */
export const headOf = (card: HTMLElement): HTMLElement => find('.card-head', card);

/** Returns the line of code that a card shows, as a link to the code of the page. */
export const codeLink = (code: string): HTMLElement =>
  make('a', { class: 'code-link', href: '#code', title: 'The code that this card is made of' }, code);

/** Returns what a card shows while it has nothing to show. */
export const emptyState = (drawing: IconName, text: string): HTMLElement =>
  make('p', { class: 'empty' }, icon(drawing), text);
