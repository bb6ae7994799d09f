import { element, type Markup } from '../../chart/markup.ts';
import { stateLooks } from '../../chart/state-look.ts';
import { type Choice, shownStates } from './choice.ts';
import type { Counts } from './counts.ts';
import { numberText } from './texts.ts';

const share = (count: number, total: number): string =>
  total === 0
    ? '0 %'
    : count > 0 && count / total < 0.01
      ? '< 1 %'
      : `${Math.round((count / total) * 100)} %`;

/** One tile for each state: how many agents are in it; pressed, only those are shown. */
export const showTiles = (
  { total, states, doubtful }: Counts,
  { states: chosen }: Choice,
): readonly Markup[] =>
  shownStates.map((state) =>
    element(
      'button',
      {
        class: `tile tone-${state}${states[state] === 0 ? ' is-empty' : ''}`,
        type: 'button',
        'data-key': state,
        'data-do': 'state',
        'data-with': state,
        'aria-pressed': String(chosen.has(state)),
      },
      element('span', { class: 'tile-name' }, stateLooks[state].name),
      element('b', { class: 'tile-count' }, numberText(states[state])),
      element(
        'span',
        { class: 'tile-more' },
        share(states[state], total),
        ...(doubtful[state] > 0 && state !== 'unknown'
          ? [element('span', { class: 'in-doubt' }, ` · ${numberText(doubtful[state])} in doubt`)]
          : []),
      ),
    ),
  );
