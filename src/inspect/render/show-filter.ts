import { element, type Markup } from '../../chart/markup.ts';
import type { LogFilter } from '../session/log-rows.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { button, names } from './words.ts';

/** The head of the log: search and filter. */
export const showFilter = (
  counts: { readonly [Filter in LogFilter]: number },
  { filter, query }: Ui,
): readonly Markup[] => [
  element(
    'label',
    { 'data-key': 'search', class: 'search' },
    icon('search'),
    element('input', {
      type: 'search',
      'data-input': 'query',
      placeholder: 'Search   state:rest  rule:late  -Ready',
      'aria-label': 'Search the log',
      spellcheck: 'false',
      value: query,
    }),
    element('kbd', { class: query === '' ? undefined : 'is-off' }, '/'),
  ),
  element(
    'div',
    { 'data-key': 'filter', class: 'filter', role: 'group', 'aria-label': 'What the log shows' },
    ...(
      [
        ['all', 'All'],
        ['moves', 'Moves'],
        ['findings', 'Findings'],
      ] as const
    ).map(([which, text]) =>
      button(
        'filter',
        which === 'findings' ? 'Only records with findings (f)' : text,
        {
          'data-with': which,
          'aria-pressed': filter === which ? 'true' : 'false',
          class: names(filter === which && 'is-on'),
        },
        text,
        element('span', { class: 'number' }, String(counts[which])),
      ),
    ),
  ),
];
