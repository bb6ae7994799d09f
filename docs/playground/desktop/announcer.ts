import type { Agent } from 'ccbar-agent';
import { stateLooks } from 'ccbar-agent';
import { distinctUntilChanged, filter, map, merge } from 'rxjs';
import { detailText } from './situation-text.ts';

/** Tells a screen reader, politely, what a look at the page would show: new states and warnings, never the ticking. */
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
