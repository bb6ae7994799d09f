import type { Agent, Finding } from 'ccbar-agent';
import { make } from '../make.ts';
import { emptyState, headOf } from './panel.ts';
import { clockText } from './times.ts';

const kept = 100;

const row = (term: string, value: string): HTMLElement =>
  make('div', {}, make('dt', {}, term), make('dd', {}, value));

const card = ({ id, level, message, expected, received, done, at, count }: Finding): HTMLElement =>
  make(
    'li',
    { class: 'finding', 'data-level': level, 'data-finding': id },
    make(
      'p',
      { class: 'finding-head' },
      make('span', { class: 'chip' }, level === 'info' ? 'Note' : level === 'warning' ? 'Warning' : 'Error'),
      make('span', { class: 'finding-id' }, id),
      count > 1 ? make('span', { class: 'finding-count' }, `${count} so far`) : null,
      make('time', { datetime: new Date(at).toISOString() }, clockText(at)),
    ),
    make('p', { class: 'finding-message' }, message),
    make('dl', {}, row('Expected', expected), row('Received', received), row('Done', done)),
  );

/** What should not have happened, each with its whole explanation. Newest first, and calm. */
export const mountWarnings = (element: HTMLElement, agent: Agent): void => {
  const count = make('span', { class: 'chip', id: 'warning-count', 'data-count': '0' }, 'none');
  const notes = make('input', { type: 'checkbox', id: 'show-notes' });
  const list = make('ol', {
    class: 'findings',
    id: 'findings',
    tabindex: '0',
    role: 'list',
    'aria-labelledby': 'warnings-title',
  });
  const empty = emptyState('check', 'Nothing to explain: every event fits the lifecycle.');
  headOf(element).append(count, make('label', { class: 'tick' }, notes, 'Show notes'));
  element.append(empty, list);

  let warnings = 0;
  const show = () => {
    element.classList.toggle('has-notes', notes.checked);
    const isBare = notes.checked ? list.childElementCount === 0 : warnings === 0;
    empty.hidden = !isBare;
    list.hidden = isBare;
  };
  notes.addEventListener('change', show);
  // `warnings$` has the transitions alone; the list also wants refused and unreadable messages.
  agent.findings$.subscribe((finding) => {
    list.prepend(card(finding));
    if (list.childElementCount > kept) list.lastElementChild?.remove();
    if (finding.level !== 'info') warnings += 1;
    count.dataset['count'] = String(warnings);
    count.textContent = warnings === 0 ? 'none' : String(warnings);
    show();
  });
  show();
};
