import type { Agent } from 'ccbar-agent';
import { make } from '../make.ts';
import { logRow } from './log-row.ts';
import { outcomeWords } from './outcome-words.ts';
import { headOf } from './panel.ts';

const most = 500;

/** Every step, newest first, to be searched by text and by outcome. */
export const mountEventLog = (element: HTMLElement, agent: Agent): void => {
  const count = make('span', { class: 'count', id: 'log-count' });
  const text = make('input', {
    class: 'input',
    id: 'log-filter',
    type: 'search',
    placeholder: 'id, call or state',
    autocomplete: 'off',
  });
  const outcome = make(
    'select',
    { class: 'select', id: 'log-outcome' },
    make('option', { value: '' }, 'all outcomes'),
    ...Object.keys(outcomeWords).map((name) => make('option', { value: name }, name)),
  );
  const clear = make('button', { type: 'button', class: 'button' }, 'Clear');
  const body = make('tbody');
  const heads = ['Arrived', 'Happened', 'Event', 'About', 'Outcome', 'State'];
  const table = make(
    'table',
    {},
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    body,
  );
  const empty = make('p', { class: 'empty' });
  const scroller = make(
    'div',
    { class: 'log-scroll', id: 'log-scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'log-title' },
    table,
    empty,
  );
  headOf(element).append(count);
  element.append(
    make(
      'div',
      { class: 'log-tools' },
      make('label', { class: 'field' }, 'Search', text),
      make('label', { class: 'field' }, 'Outcome', outcome),
      clear,
    ),
    make(
      'p',
      { class: 'quiet' },
      'Two clocks: an event arrived by the clock of this page, in this order. It happened by the clock of the platform, so a late event may have happened before the one above it.',
    ),
    scroller,
  );

  let shown = 0;
  const isWanted = (row: HTMLTableRowElement): boolean =>
    (outcome.value === '' || row.dataset['outcome'] === outcome.value) &&
    (row.textContent ?? '').toLowerCase().includes(text.value.trim().toLowerCase());
  const showCount = () => {
    const all = body.rows.length;
    count.textContent = shown === all ? `${all} events` : `${shown} of ${all} events`;
    empty.hidden = shown > 0;
    empty.textContent = all === 0 ? 'No events yet. Sign in on the bar to see the first.' : 'No event fits.';
    table.hidden = shown === 0;
  };
  const refilter = () => {
    shown = 0;
    for (const row of body.rows) {
      row.hidden = !isWanted(row);
      if (!row.hidden) shown += 1;
    }
    showCount();
  };
  text.addEventListener('input', refilter);
  outcome.addEventListener('change', refilter);
  clear.addEventListener('click', () => {
    body.replaceChildren();
    refilter();
  });
  agent.steps$.subscribe((step) => {
    const row = logRow(step);
    row.hidden = !isWanted(row);
    if (!row.hidden) shown += 1;
    body.prepend(row);
    const oldest = body.rows.length > most ? body.rows[most] : undefined;
    if (oldest !== undefined) {
      if (!oldest.hidden) shown -= 1;
      oldest.remove();
    }
    showCount();
  });
  showCount();
};
