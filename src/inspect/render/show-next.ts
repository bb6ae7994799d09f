import { element, type Markup } from '../../chart/markup.ts';
import { fallbackEvents, type NextEvent, type NextGroup, nextEvents } from '../session/next-events.ts';
import type { Sandbox, Ui } from '../session/ui.ts';
import { icon } from './icons.ts';
import { button, names, splitId, stateChip } from './words.ts';

const short = (id: string): string => id.replace(/^agent\.?/, '');

const pathOf = (id: string): readonly string[] => short(id).split('.');

/** Ids that may be broken over lines before a capital letter, where there is no room for the whole. */
const breakable = (ids: string): readonly (Markup | string)[] =>
  ids
    .split(/(?=[A-Z])/)
    .flatMap((part, index) => (index === 0 ? [part] : [element('wbr', { 'data-key': index }), part]));

const nextRow = ({ event, edges, wireIds }: NextEvent): Markup =>
  element(
    'li',
    { 'data-key': event, 'data-focus': edges[0]?.id },
    element(
      'div',
      { class: 'next-event' },
      element('code', {}, event),
      element(
        'span',
        { class: 'faint wire', title: wireIds.join(', ') },
        ...breakable(wireIds.map((id) => splitId(id)[1]).join(', ')),
      ),
    ),
    element(
      'div',
      { class: 'next-ways' },
      ...edges.map(({ id, target, guard, description }) =>
        element(
          'div',
          { 'data-key': id, 'data-focus': id, class: 'next-way', title: description },
          target === null
            ? element('span', { class: 'faint' }, 'stays')
            : stateChip(pathOf(target), 'target'),
          ...(guard === null ? [] : [element('span', { class: 'guard' }, `if ${guard}`)]),
        ),
      ),
    ),
    button(
      'try',
      `What if: try ${event}`,
      { 'data-with': edges[0]?.id, 'data-focus': edges[0]?.id, class: 'quiet try' },
      icon('flask'),
    ),
  );

const group = ({ state, events }: NextGroup, title: string): Markup =>
  element(
    'section',
    { 'data-key': state },
    element('h3', {}, title),
    element('ul', { class: 'next-list' }, ...events.map(nextRow)),
  );

const trail = ({ start, trials, from }: Sandbox): Markup =>
  element(
    'div',
    { 'data-key': 'trail', class: 'sandbox' },
    element(
      'header',
      {},
      icon('flask'),
      element(
        'p',
        {},
        element('b', {}, 'What if? '),
        `A sandbox from record #${from} on. The agent itself is not touched.`,
      ),
      button(
        'undo',
        'Undo the last event',
        { class: 'plain', disabled: trials.length === 0 ? '' : undefined },
        'Undo',
      ),
      button('leave', 'Leave the sandbox (Esc)', { class: 'plain' }, 'Leave'),
    ),
    element(
      'ol',
      { class: 'trail' },
      element('li', { 'data-key': 'start' }, stateChip(start.path)),
      ...trials.map(({ event, agent, isUnexpected }, index) =>
        element(
          'li',
          { 'data-key': `${index}`, class: names(isUnexpected && 'is-unexpected') },
          element('code', {}, isUnexpected ? `⚠ ${event}` : event),
          stateChip(agent.path),
        ),
      ),
    ),
  );

/** Shows what can happen next, innermost state first, and what would be followed with a warning. */
export const showNext = (path: readonly string[], { sandbox, showFallbacks }: Ui): readonly Markup[] => {
  const from = sandbox === null ? path : (sandbox.trials.at(-1)?.agent.path ?? sandbox.start.path);
  const fallback = fallbackEvents(from);
  return [
    ...(sandbox === null
      ? [element('h2', { 'data-key': 'title', class: 'panel-title' }, 'What can happen next')]
      : [trail(sandbox)]),
    ...nextEvents(from).map((one) =>
      group(one, short(one.state) === '' ? 'anywhere' : `in ${short(one.state)}`),
    ),
    element(
      'section',
      { 'data-key': 'fallbacks', class: 'fallbacks' },
      button(
        'fallbacks',
        'Events that no state allows are followed as well, with a warning (w)',
        { class: 'disclose', 'aria-expanded': showFallbacks ? 'true' : 'false' },
        element('span', { class: 'dash' }),
        `${fallback.events.length} more events would be followed, with a warning`,
      ),
      ...(showFallbacks ? [group(fallback, 'anywhere')] : []),
    ),
  ];
};
