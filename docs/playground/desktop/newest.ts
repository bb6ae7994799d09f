import { type AgentState, stateLooks } from 'ccbar-agent';
import type { InspectionRecord } from 'ccbar-agent/inspect';
import { agentStates } from 'ccbar-agent/protocol';
import type { Observable } from 'rxjs';
import { make } from '../make.ts';
import type { RemoteNote } from '../remote.ts';
import { wholeId } from '../whole-id.ts';
import { type EventText, eventText } from './event-text.ts';
import { codeLink, emptyState, headOf } from './panel.ts';
import { clockText } from './times.ts';

const most = 30;

const isState = (name: string | undefined): name is AgentState => agentStates.some((state) => state === name);

/** The public state of a path of the machine: ringing and talking are inside one state. */
const stateOf = (path: readonly string[]): AgentState => {
  const name = path[0] === 'occupied' ? path[1] : path[0];
  return isState(name) ? name : 'unknown';
};

const stateChip = (state: AgentState): HTMLElement =>
  make(
    'span',
    { class: 'state-chip', 'data-state': state },
    make('span', { class: 'dot' }),
    stateLooks[state].name,
  );

const kindChip = ({ kind, kindMeaning }: EventText): HTMLElement =>
  make('span', { class: 'chip kind', 'data-outcome': kind, title: kindMeaning }, kind);

const move = ({ before, after }: InspectionRecord): readonly (Node | string)[] => {
  const [from, to] = [stateOf(before), stateOf(after)];
  return from === to
    ? [stateChip(to), make('span', { class: 'quiet' }, 'unchanged')]
    : [stateChip(from), make('span', { class: 'arrow', 'aria-label': 'to' }, '→'), stateChip(to)];
};

interface Entry {
  readonly text: EventText;
  readonly at: number;
  readonly record: InspectionRecord | null;
}

const large = ({ text, at, record }: Entry): readonly Node[] => [
  make(
    'p',
    { class: 'newest-head' },
    make('code', { class: 'newest-id' }, ...wholeId(text.title)),
    make('time', { class: 'quiet' }, clockText(at)),
  ),
  ...(text.meaning === '' ? [] : [make('p', { class: 'newest-meaning' }, text.meaning)]),
  ...(record === null ? [] : [make('p', { class: 'newest-move' }, ...move(record))]),
  make('p', { class: 'newest-kind' }, kindChip(text), make('span', {}, text.kindMeaning)),
];

const small = ({ text, record }: Entry): HTMLElement =>
  make(
    'li',
    record === null ? {} : { 'data-state': stateOf(record.after) },
    make('span', { class: record === null ? 'dot is-none' : 'dot' }),
    make('code', {}, ...wholeId(text.title)),
    text.kind === 'expected' ? null : kindChip(text),
  );

/** Mounts the newest event with its explanation, and those before it. */
export const mountNewest = (
  element: HTMLElement,
  records$: Observable<InspectionRecord>,
  notes$: Observable<RemoteNote>,
): void => {
  const empty = emptyState('phone', 'No event yet. Sign in on the bar at the left.');
  const newest = make('div', { class: 'newest-event', id: 'newest-event' });
  const title = make('h3', { class: 'feed-title', id: 'feed-title', hidden: true }, 'Before that');
  const list = make('ol', {
    class: 'feed',
    id: 'feed',
    tabindex: '0',
    role: 'list',
    'aria-labelledby': 'feed-title',
  });
  headOf(element).append(codeLink('agent.steps$'));
  element.append(empty, newest, title, list);
  let shown: Entry | null = null;
  const show = (entry: Entry): void => {
    if (shown !== null) list.prepend(small(shown));
    while (list.childElementCount > most) list.lastElementChild?.remove();
    shown = entry;
    title.hidden = list.childElementCount === 0;
    empty.hidden = true;
    newest.replaceChildren(...large(entry));
    newest.dataset['outcome'] = entry.text.kind;
  };
  records$.subscribe((record) => {
    const text = eventText(record);
    if (text !== null) show({ text, at: record.at, record });
  });
  notes$.subscribe((note) => {
    if (note.kind !== 'lost') return;
    const text: EventText = {
      title: note.id,
      meaning: '',
      kind: 'lost',
      kindMeaning:
        'The simulated link lost this message. No page can know of it; a later event will not fit.',
    };
    show({ text, at: note.at, record: null });
  });
};
