import type { Agent } from 'ccbar-agent';
import { stateLooks } from 'ccbar-agent';
import { distinctUntilChanged, filter, map, merge } from 'rxjs';
import { detailText } from './situation-text.ts';

/** Announces new states and warnings to screen readers, politely, and never the running time. */
export const mountAnnouncer = (element: HTMLElement, agent: Agent): void => {
  const states$ = agent.view$.pipe(
    filter(({ state }) => state !== 'unknown'),
    map((view) => `${stateLooks[view.state].name}. ${detailText(view)}.`),
    distinctUntilChanged(),
  );
  const warnings$ = agent.warnings$.pipe(map(({ message }) => `Warning: ${message}`));
  merge(states$, warnings$).subscribe((text) => {
    element.textContent = text;
  });
};
