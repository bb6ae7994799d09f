import { element, type Markup } from '../../chart/markup.ts';
import { stateLooks } from '../../chart/state-look.ts';
import { type Choice, isNarrowed, type Order, orders } from './choice.ts';
import type { Counts } from './counts.ts';
import { numberText } from './texts.ts';
import type { BoardView } from './view.ts';

const orderNames: { readonly [Name in Order]: string } = {
  agent: 'Agent',
  longest: 'Longest',
  state: 'State',
};

/** The head of the agents: how many are shown, how many are in doubt, and in which order. */
export const showAgentsHead = (
  shown: number,
  { total, doubtful }: Counts,
  choice: Choice,
): readonly Markup[] => {
  const inDoubt = Object.values(doubtful).reduce((sum, count) => sum + count, 0);
  return [
    element('h2', {}, 'Agents'),
    element(
      'span',
      { class: 'faint' },
      shown === total ? numberText(total) : `${numberText(shown)} of ${numberText(total)}`,
    ),
    ...(inDoubt > 0 || choice.isDoubtOnly
      ? [
          element(
            'button',
            {
              class: 'doubt',
              type: 'button',
              'data-key': 'doubt',
              'data-do': 'doubt',
              'aria-pressed': String(choice.isDoubtOnly),
              title:
                'Events may have been lost, or none came for long: what is shown may not be true any more.',
            },
            `${numberText(inDoubt)} in doubt`,
          ),
        ]
      : []),
    ...(isNarrowed(choice)
      ? [
          element(
            'button',
            { class: 'clear', type: 'button', 'data-key': 'clear', 'data-do': 'clear' },
            'Show all',
          ),
        ]
      : []),
    element('span', { class: 'space' }),
    element(
      'div',
      { class: 'choice', role: 'group', 'aria-label': 'Order' },
      ...orders.map((order) =>
        element(
          'button',
          {
            type: 'button',
            'data-key': order,
            'data-do': 'order',
            'data-with': order,
            'aria-pressed': String(choice.order === order),
          },
          orderNames[order],
        ),
      ),
    ),
  ];
};

/** Returns the text in the place of agents when none is shown. */
export const showEmpty = (view: BoardView | null, choice: Choice): readonly (Markup | string)[] => {
  if (view === null) return [element('b', {}, 'Connecting …'), 'The agents appear here in a moment.'];
  if (view.agents.size > 0) {
    const names = [...choice.states].map((state) => stateLooks[state].name).join(' or ');
    const where = choice.team === null ? '' : ` of ${choice.team}`;
    const what = choice.search === '' ? '' : ` with “${choice.search}” in the name`;
    if (choice.isDoubtOnly) return [element('b', {}, `No agent${where} is in doubt.`)];
    return [
      element('b', {}, `No agent${where}${what}${names === '' ? '' : ` is in the state ${names}`}.`),
      'Choose other states or “Show all”.',
    ];
  }
  return [
    element('b', {}, view.isComplete ? 'No agent so far.' : 'Reading the log …'),
    'An agent appears with the first event that arrives in the fleet.',
  ];
};

/** The head of the findings: whether those of level info are shown. */
export const showFindingsHead = ({ showsInfo }: Choice): readonly Markup[] => [
  element('h2', {}, 'Findings'),
  element('span', { class: 'space' }),
  element(
    'div',
    { class: 'choice', role: 'group', 'aria-label': 'Level' },
    ...[false, true].map((withInfo) =>
      element(
        'button',
        {
          type: 'button',
          'data-key': String(withInfo),
          'data-do': 'info',
          'data-with': String(withInfo),
          'aria-pressed': String(withInfo === showsInfo),
        },
        withInfo ? 'With info' : 'Warnings',
      ),
    ),
  ),
];
