import { element, type Markup } from '../chart/markup.ts';
import type { Run } from '../receive-broadcast.ts';
import type { InspectionRecord } from '../record.ts';
import { icon } from './icons.ts';
import type { LogFilter } from './log-rows.ts';
import type { Ui } from './ui.ts';
import { button, names, stateChip } from './words.ts';

const menu = (isOpen: boolean): Markup =>
  element(
    'div',
    { 'data-key': 'menu', class: 'menu' },
    button(
      'menu',
      'Copy the statechart',
      { class: 'plain', 'aria-expanded': isOpen ? 'true' : 'false', 'aria-haspopup': 'menu' },
      icon('copy'),
      element('span', { class: 'wide' }, 'Copy chart'),
    ),
    ...(isOpen
      ? [
          element(
            'div',
            { 'data-key': 'list', class: 'menu-list', role: 'menu' },
            ...(['Mermaid', 'SVG', 'PNG'] as const).map((form) =>
              button('copyChart', `Copy as ${form}`, { 'data-with': form, role: 'menuitem' }, `as ${form}`),
            ),
          ),
        ]
      : []),
  );

/** What the head shows besides the record. */
export interface HeadParts {
  readonly title: string;
  readonly link: string | null;
  readonly ui: Ui;
  readonly runs: readonly Run[];
  readonly run: string | null;
}

/** Which page is looked at, where there are several. */
const choice = (runs: readonly Run[], chosen: string | null): Markup =>
  element(
    'select',
    { 'data-key': 'run', 'data-input': 'run', class: 'plain', 'aria-label': 'Agent', value: chosen ?? '' },
    ...runs.map(({ run, name }, index) =>
      element('option', { 'data-key': run, value: run }, `${name || 'agent'} ${index + 1}`),
    ),
  );

/** The head: where the agent stands, whether the picture is live, and what can be done with it all. */
export const showHead = (
  record: InspectionRecord | undefined,
  { link, title, ui, runs, run }: HeadParts,
): readonly Markup[] => {
  const { selected, file, notice } = ui;
  const certainty = record?.situation.certainty;
  const isLive = selected === null;
  return [
    element(
      'span',
      { 'data-key': 'logo', class: 'logo' },
      icon('chart'),
      element('b', { class: 'wide' }, title),
    ),
    ...(record === undefined ? [] : [stateChip(record.after, 'state')]),
    ...(certainty === undefined || certainty === 'observed'
      ? []
      : [
          element(
            'span',
            { 'data-key': 'certainty', class: 'tag', title: 'How sure the state is' },
            certainty,
          ),
        ]),
    ...(link === null || file !== null
      ? []
      : [
          element(
            'span',
            { 'data-key': 'link', class: `tag wide is-${link}`, title: 'The line to the connection bar' },
            `line ${link}`,
          ),
        ]),
    ...(runs.length > 1 && file === null ? [choice(runs, run)] : []),
    ...(file === null
      ? []
      : [
          element(
            'span',
            { 'data-key': 'file', class: 'tag is-file' },
            file,
            button('closeFile', 'Close the file', { class: 'quiet' }, icon('close')),
          ),
        ]),
    element('span', { 'data-key': 'space', class: 'space' }),
    element('span', { 'data-key': 'notice', class: 'notice', role: 'status' }, notice ?? ''),
    button(
      'live',
      isLive ? 'The newest record is shown' : 'Back to the newest record (l)',
      { class: names('live', isLive && 'is-on'), 'aria-pressed': isLive ? 'true' : 'false' },
      element('span', { class: 'live-dot' }),
      file === null ? 'Live' : 'End',
    ),
    button(
      'open',
      'Open a recording or a saved session',
      { class: 'plain' },
      icon('open'),
      element('span', { class: 'wide' }, 'Open'),
    ),
    button(
      'save',
      'Save these records as a masked session',
      { class: 'plain' },
      icon('save'),
      element('span', { class: 'wide' }, 'Save'),
    ),
    menu(ui.menu),
  ];
};

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

/** The foot: going through the records one by one. */
export const showSteps = (count: number, index: number, { isPlaying }: Ui): readonly Markup[] => [
  button('step', 'First record (Home)', { 'data-with': 'first', class: 'quiet' }, icon('first')),
  button('step', 'One back (↑)', { 'data-with': 'back', class: 'quiet' }, icon('back')),
  button(
    'play',
    isPlaying ? 'Pause (space)' : 'Play from here (space)',
    { class: 'quiet' },
    icon(isPlaying ? 'pause' : 'play'),
  ),
  button('step', 'One on (↓)', { 'data-with': 'on', class: 'quiet' }, icon('on')),
  button('step', 'Last record (End)', { 'data-with': 'last', class: 'quiet' }, icon('last')),
  element('span', { 'data-key': 'place', class: 'place' }, count === 0 ? '' : `${index + 1} / ${count}`),
];
