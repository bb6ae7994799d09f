import { stateLooks } from 'ccbar-agent';
import type { ServedBar } from 'ccbar-agent/simulator';
import { combineLatest, scan, startWith } from 'rxjs';
import { find, make } from '../make.ts';

/** Mounts the head of the bar: its own truth, which the desktop never sees directly. */
export const mountMasthead = (element: HTMLElement, { bar, subscribed$, sent$ }: ServedBar): void => {
  element.append(
    make('h1', { class: 'brand' }, 'Connection bar', make('span', { class: 'tag' }, 'simulated')),
    make(
      'p',
      { class: 'truth', role: 'status' },
      make('span', { class: 'dot' }),
      make('strong', { id: 'truth' }),
      make('span', { id: 'pending', class: 'pending' }),
    ),
    make('p', { id: 'line', class: 'quiet' }),
  );
  const dot = find('.truth', element);
  bar.truth$.subscribe(({ state, overdue, pending }) => {
    dot.dataset['state'] = state;
    find('#truth', element).textContent = overdue ? 'Rest, overdue' : stateLooks[state].name;
    find('#pending', element).textContent =
      pending === null ? '' : `${stateLooks[pending.status].name} asked for`;
  });
  const count$ = sent$.pipe(
    scan((count) => count + 1, 0),
    startWith(0),
  );
  combineLatest([subscribed$, count$]).subscribe(([ids, count]) => {
    const asked = ids.length === 0 ? 'no page listens yet' : `page asked for ${ids.length} ids`;
    find('#line', element).textContent = `${asked} · ${count} sent`;
  });
};
