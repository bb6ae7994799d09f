import type { InspectionRecord, RecordedFinding } from 'ccbar-agent/inspect';
import { isEventId } from 'ccbar-agent/protocol';
import type { Observable } from 'rxjs';
import { make } from '../make.ts';
import { wholeId } from '../whole-id.ts';
import { codeLink, emptyState, headOf } from './panel.ts';
import { clockText } from './times.ts';

const most = 100;
/** So many chips stand in the open; the others are one press away. */
const openChips = 3;

const levelNames: { readonly [Level in RecordedFinding['level']]: string } = {
  info: 'Note',
  warning: 'Warning',
  error: 'Error',
};

const idChip = (id: string): HTMLElement =>
  make('a', { class: 'id-chip', href: `#states/${id}`, title: `${id} among the states` }, ...wholeId(id));

/** A text with the wire ids in it as they may be broken over lines. */
const withIds = (text: string): readonly (Node | string)[] =>
  text.split(/(\b\w+_\w+\b)/).map((part) => (isEventId(part) ? make('code', {}, ...wholeId(part)) : part));

const chips = (ids: readonly string[]): HTMLElement => {
  const list = make('span', { class: 'id-chips' }, ...ids.slice(0, openChips).map(idChip));
  const rest = ids.slice(openChips);
  if (rest.length === 0) return list;
  const more = make('button', { type: 'button', class: 'id-more' }, `and ${rest.length} more`);
  more.addEventListener('click', () => {
    const added = rest.map(idChip);
    more.replaceWith(...added);
    added[0]?.focus();
  });
  list.append(more);
  return list;
};

const row = (term: string, ...value: readonly (Node | string)[]): HTMLElement =>
  make('div', {}, make('dt', {}, term), make('dd', {}, ...value));

/** The message without the ids that were expected: they stand below it, each as a chip. */
const headline = ({ message, expected }: RecordedFinding): string =>
  expected.split(', ').every(isEventId) ? message.replace(/ Expected: .*$/, '') : message;

const explanation = (finding: RecordedFinding, look: HTMLElement): HTMLElement => {
  const { expected, received, done } = finding;
  const ids = expected.split(', ');
  return make(
    'dl',
    {},
    row('Expected', ...(ids.every(isEventId) ? [chips(ids)] : [expected])),
    // The sentence above mostly names it already.
    headline(finding).includes(received) ? null : row('Received', ...withIds(received)),
    row('Done', make('span', { class: 'done' }, done), look),
  );
};

const card = (finding: RecordedFinding, showAt: () => void): HTMLElement => {
  const { id, level, at, count } = finding;
  const look = make('button', { type: 'button', class: 'look' }, 'Show on the chart');
  look.addEventListener('click', showAt);
  return make(
    'li',
    { class: 'finding', 'data-level': level, 'data-finding': id },
    make(
      'p',
      { class: 'finding-head' },
      make('span', { class: 'chip' }, levelNames[level]),
      make('span', { class: 'finding-id' }, id),
      count > 1 ? make('span', { class: 'finding-count' }, `${count} so far`) : null,
      make('time', { datetime: new Date(at).toISOString() }, clockText(at)),
    ),
    make(
      'details',
      { open: true },
      make('summary', { class: 'finding-message' }, ...withIds(headline(finding))),
      explanation(finding, look),
    ),
  );
};

/**
 * Mounts the findings, each with its whole explanation, newest first.
 *
 * @param showAt shows a record on the chart.
 */
export const mountWarnings = (
  element: HTMLElement,
  records$: Observable<InspectionRecord>,
  showAt: (seq: number) => void,
): void => {
  const count = make('span', { class: 'chip', id: 'warning-count', 'data-count': '0' }, 'none');
  const notes = make('input', { type: 'checkbox', id: 'show-notes' });
  const list = make('ol', {
    class: 'findings',
    id: 'findings',
    tabindex: '0',
    role: 'list',
    'aria-labelledby': 'warnings-title',
  });
  const empty = emptyState('check', 'Nothing to explain: every event that arrived fits the lifecycle.');
  headOf(element).append(
    count,
    make('label', { class: 'tick' }, notes, 'Notes too'),
    codeLink('agent.findings$'),
  );
  element.append(empty, list);

  let warnings = 0;
  const show = () => {
    element.classList.toggle('has-notes', notes.checked);
    const isBare = notes.checked ? list.childElementCount === 0 : warnings === 0;
    empty.hidden = !isBare;
    list.hidden = isBare;
  };
  notes.addEventListener('change', show);
  records$.subscribe(({ findings, seq }) => {
    for (const finding of findings) {
      // Only the newest is unfolded by itself, so that three fit.
      list.firstElementChild?.querySelector('details')?.removeAttribute('open');
      list.prepend(card(finding, () => showAt(seq)));
      if (list.childElementCount > most) list.lastElementChild?.remove();
      if (finding.level !== 'info') warnings += 1;
    }
    count.dataset['count'] = String(warnings);
    count.textContent = warnings === 0 ? 'none' : String(warnings);
    if (findings.length > 0) show();
  });
  show();
};
