import { element, type Markup } from '../../chart/markup.ts';
import type { Run } from '../channel/receive-broadcast.ts';
import type { InspectionRecord } from '../records/record.ts';
import type { Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { badgesOf, button, names, stateChip } from './words.ts';

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

/** The parts that the head shows besides the record. */
export interface HeadParts {
  readonly title: string;
  readonly link: string | null;
  readonly ui: Ui;
  readonly runs: readonly Run[];
  readonly run: string | null;
}

/** The choice among several pages, or among the agents of a file. */
const choice = (runs: readonly Run[], chosen: string | null, isFile: boolean): Markup =>
  element(
    'select',
    { 'data-key': 'run', 'data-input': 'run', class: 'plain', 'aria-label': 'Agent', value: chosen ?? '' },
    ...runs.map(({ run, name }, index) =>
      element('option', { 'data-key': run, value: run }, isFile ? name : `${name || 'agent'} ${index + 1}`),
    ),
  );

/** The head: where the agent stands, whether the picture is live, and what can be done with it all. */
export const showHead = (
  record: InspectionRecord | undefined,
  { link, title, ui, runs, run }: HeadParts,
): readonly Markup[] => {
  const { selected, file, notice } = ui;
  const isLive = selected === null;
  return [
    element(
      'span',
      { 'data-key': 'logo', class: 'logo' },
      icon('chart'),
      element('b', { class: 'wide' }, title),
    ),
    ...(record === undefined ? [] : [stateChip(record.after, 'state')]),
    ...(record === undefined ? [] : badgesOf(record.situation)),
    ...(link === null || file !== null
      ? []
      : [
          element(
            'span',
            { 'data-key': 'link', class: `tag wide is-${link}`, title: 'The link to the connection bar' },
            `link ${link}`,
          ),
        ]),
    ...(runs.length > 1 ? [choice(runs, run, file !== null)] : []),
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
