import { createMachine } from 'xstate';
import type { LinkEvent } from './link-state.ts';
import { linkTransitions } from './link-transitions.ts';

/** The link between the page and its connection bar as a machine, of the table that a page itself runs on. */
export const linkMachine = createMachine({
  types: {} as { events: LinkEvent },
  id: 'link',
  initial: 'waiting',
  states: {
    waiting: { description: 'There is no iframe yet.', on: linkTransitions.waiting },
    subscribed: {
      description: 'Asked for events, and none received so far.',
      on: linkTransitions.subscribed,
    },
    live: { description: 'An event of the bar was received.', on: linkTransitions.live },
    lost: { description: 'The iframe that was there is gone.', on: linkTransitions.lost },
  },
});
