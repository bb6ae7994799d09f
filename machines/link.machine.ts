import { createMachine } from 'xstate';
import type { LinkEvent } from './link-state.ts';

/**
 * The link between the page and its connection bar. Nothing announces that a bar is ready, so a received
 * event is the only proof: the link of an idle agent may stay `subscribed` for long.
 */
export const linkMachine = createMachine({
  types: {} as { events: LinkEvent },
  id: 'link',
  initial: 'waiting',
  states: {
    waiting: {
      description: 'There is no iframe yet.',
      on: { 'iframe.found': 'subscribed', 'message.received': 'live' },
    },
    subscribed: {
      description: 'Asked for events, and none received so far.',
      on: { 'message.received': 'live', 'iframe.gone': 'lost' },
    },
    live: {
      description: 'An event of the bar was received.',
      on: { 'iframe.loaded': 'subscribed', 'iframe.found': 'subscribed', 'iframe.gone': 'lost' },
    },
    lost: {
      description: 'The iframe that was there is gone.',
      on: { 'iframe.found': 'subscribed', 'message.received': 'live' },
    },
  },
});
