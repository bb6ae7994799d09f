import { createMachine } from 'xstate';
import type { LinkEvent } from './link-state.ts';

/**
 * The link between the page and its connection bar. Nothing announces that a bar is ready, so a received
 * event is the only proof: the link of an idle agent may stay `subscribed` for long. `ccbar-agent/machines` exports it
 * with a description of each state.
 */
export const linkMachine = createMachine({
  types: {} as { events: LinkEvent },
  id: 'link',
  initial: 'waiting',
  states: {
    waiting: {
      on: { 'iframe.found': 'subscribed', 'message.received': 'live' },
    },
    subscribed: {
      on: { 'message.received': 'live', 'iframe.gone': 'lost' },
    },
    live: {
      on: { 'iframe.loaded': 'subscribed', 'iframe.found': 'subscribed', 'iframe.gone': 'lost' },
    },
    lost: {
      on: { 'iframe.found': 'subscribed', 'message.received': 'live' },
    },
  },
});
