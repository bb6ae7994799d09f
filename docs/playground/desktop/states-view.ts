import { type ChartState, machineChart } from 'ccbar-agent/inspect';
import { eventIds, rowOf } from 'ccbar-agent/protocol';
import { make } from '../make.ts';
import { wholeId } from '../whole-id.ts';

const idsOf = (event: string): readonly string[] => eventIds.filter((id) => rowOf(id).type === event);

const nameOf = (id: string): string => id.replace(/^agent\.(occupied\.)?/, '').replaceAll('.', ' · ');

const idCell = (event: string): HTMLElement =>
  make(
    'td',
    {},
    make(
      'div',
      { class: 'wire-ids' },
      ...idsOf(event).map((id) => make('code', { 'data-id': id }, ...wholeId(id))),
    ),
  );

const stateSection = ({ id, description }: ChartState): HTMLElement | null => {
  const edges = machineChart().edges.filter(({ source, kind }) => source === id && kind !== 'knowledge');
  if (edges.length === 0) return null;
  const heading = make('h3', { id: `state-${id}` }, nameOf(id));
  return make(
    'section',
    { 'aria-labelledby': heading.id },
    heading,
    make('p', { class: 'quiet' }, description),
    make(
      'table',
      {},
      make(
        'thead',
        {},
        make('tr', {}, ...['Wire ids', 'Event', 'To'].map((head) => make('th', { scope: 'col' }, head))),
      ),
      make(
        'tbody',
        {},
        ...edges.map(({ event, target, description: note }) =>
          make(
            'tr',
            {},
            idCell(event),
            make('td', {}, make('code', {}, event)),
            make('td', { title: note }, target === null ? 'stays' : nameOf(target)),
          ),
        ),
      ),
    ),
  );
};

/**
 * Mounts the legal transitions, state by state, read from the machine itself.
 *
 * @returns what marks a wire id wherever it is legal, and scrolls to the first place.
 */
export const mountStates = (element: HTMLElement): ((id: string) => void) => {
  const [root, ...states] = machineChart().states;
  const all = [...states, ...(root === undefined ? [] : [root])];
  const scroller = make(
    'div',
    { class: 'states-scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'states-title' },
    make(
      'p',
      { class: 'quiet' },
      'This list shows what each state allows. An event that a state does not allow is followed as well, and a warning reports it.',
    ),
    ...all.map(stateSection).filter((section) => section !== null),
  );
  element.append(scroller);
  return (id) => {
    for (const code of scroller.querySelectorAll<HTMLElement>('[data-id]')) {
      code.classList.toggle('is-marked', code.dataset['id'] === id);
    }
    scroller.querySelector('.is-marked')?.scrollIntoView({ block: 'center' });
  };
};
