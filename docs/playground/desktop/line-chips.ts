import type { Agent, LinkState } from 'ccbar-agent';
import { make } from '../make.ts';

const texts: { readonly [State in LinkState]: { readonly word: string; readonly meaning: string } } = {
  waiting: { word: 'Waiting for the bar', meaning: 'There is no iframe of a bar yet.' },
  subscribed: { word: 'Listening', meaning: 'The bar was asked for events and has not said anything yet.' },
  live: { word: 'Live', meaning: 'The bar is heard.' },
  lost: { word: 'Bar is gone', meaning: 'The iframe that was there is gone.' },
};

/** Whose desktop it is, and whether the bar is heard. */
export const mountLineChips = (element: HTMLElement, agent: Agent): void => {
  const who = make('span', { class: 'chip chip-plain', id: 'work-no' });
  const line = make('span', { class: 'chip chip-line', id: 'link' });
  element.append(who, line);
  agent.view$.subscribe(({ workNo, link }) => {
    who.textContent = `Agent ${workNo}`;
    who.hidden = workNo === null;
    line.dataset['link'] = link;
    line.textContent = texts[link].word;
    line.title = texts[link].meaning;
  });
};
