import { createMachine } from 'xstate';
import { linkMachine } from './link.machine.ts';
import type { LinkState } from './link-state.ts';

/** The meaning of each state of the link machine, out of a page's bundle. */
const linkNotes: { readonly [State in LinkState]: string } = {
  waiting: 'There is no iframe yet.',
  subscribed: 'Asked for events, and none received so far.',
  live: 'An event of the bar was received.',
  lost: 'The iframe that was there is gone.',
};

const { states, ...config } = linkMachine.config;

const describedStates = Object.entries(states ?? {}).map(([state, inner]) => [
  state,
  { ...inner, description: linkNotes[state as LinkState] },
]);

/** The link machine with the notes as descriptions: the same states and transitions. */
export const describedLinkMachine = createMachine({
  ...config,
  states: Object.fromEntries(describedStates),
} as object) as unknown as typeof linkMachine;
