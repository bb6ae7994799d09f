import { element, type Markup } from '../../chart/markup.ts';
import { stateLooks } from '../../chart/state-look.ts';
import { type Choice, shownStates } from './choice.ts';
import type { BoardCounts, Counts } from './counts.ts';
import { numberText } from './texts.ts';

const bar = ({ total, states }: Counts): Markup => {
  let x = 0;
  const parts = shownStates.flatMap((state) => {
    const width = states[state];
    if (width === 0) return [];
    const part = element('rect', { class: `fill-${state}`, x, y: 0, width, height: 1, 'data-key': state });
    x += width;
    return [part];
  });
  const box = { viewBox: `0 0 ${Math.max(1, total)} 1`, preserveAspectRatio: 'none', 'aria-hidden': 'true' };
  return element('svg', { class: 'bar', ...box }, ...parts);
};

const summary = ({ states }: Counts): string =>
  shownStates
    .filter((state) => states[state] > 0)
    .map((state) => `${numberText(states[state])} ${stateLooks[state].name.toLowerCase()}`)
    .join(', ');

/** The teams, each with its agents by state; pressed, only that team is shown. */
export const showTeams = ({ teams }: BoardCounts, { team: chosen }: Choice): Markup => {
  if (teams.size === 0) return element('p', { class: 'none' }, 'No team so far.');
  return element(
    'ul',
    { class: 'teams' },
    ...[...teams]
      .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)))
      .map(([team, counts]) =>
        element(
          'li',
          { 'data-key': `team ${team}` },
          element(
            team === '' ? 'div' : 'button',
            {
              class: 'team',
              ...(team !== '' && {
                type: 'button',
                'data-do': 'team-row',
                'data-with': team,
                'aria-pressed': String(team === chosen),
              }),
              title: summary(counts),
            },
            element('span', { class: 'team-name' }, team === '' ? 'No team' : team),
            element('span', { class: 'team-total' }, numberText(counts.total)),
            bar(counts),
            element(
              'span',
              { class: 'team-counts', 'aria-hidden': 'true' },
              ...shownStates
                .filter((state) => counts.states[state] > 0)
                .map((state) =>
                  element(
                    'span',
                    { class: `team-count tone-${state}`, 'data-key': state },
                    element('i', { class: 'dot' }),
                    numberText(counts.states[state]),
                  ),
                ),
            ),
            element('span', { class: 'unseen' }, summary(counts)),
          ),
        ),
      ),
  );
};
