import { type IconName, icon } from '../icon.ts';
import { find, make } from '../make.ts';

/** The head of a panel, where its count and switches stand beside the title. */
export const headOf = (panel: HTMLElement): HTMLElement => find('.panel-head', panel);

/** What a panel shows while it has nothing to show. */
export const emptyState = (drawing: IconName, text: string): HTMLElement =>
  make('p', { class: 'empty' }, icon(drawing), text);
