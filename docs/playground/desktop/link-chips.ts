import type { Agent, LinkState } from 'ccbar-agent';
import { make } from '../make.ts';

const texts: { readonly [State in LinkState]: { readonly word: string; readonly meaning: string } } = {
  waiting: { word: 'Waiting for the bar', meaning: 'There is no iframe of a bar yet.' },
  subscribed: { word: 'Listening', meaning: 'The bar was asked for events and has posted none yet.' },
  live: { word: 'Live', meaning: 'Messages of the bar arrive.' },
  lost: { word: 'Bar is gone', meaning: 'The iframe that was there is gone.' },
};

/** Mounts the agent's number and the state of the link to the bar. */
export const mountLinkChips = (element: HTMLElement, agent: Agent): void => {
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
