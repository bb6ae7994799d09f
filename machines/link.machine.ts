import { createMachine } from 'xstate';

/** The life of the line to the connection bar. */
export type LinkState = 'waiting' | 'subscribed' | 'live' | 'lost';

/** What can happen to the line. */
export type LinkEvent =
  /** An iframe (or port) is there and was asked for events. */
  | { readonly type: 'iframe.found' }
  /** It loaded again: what was asked is forgotten. */
  | { readonly type: 'iframe.loaded' }
  /** It is gone. */
  | { readonly type: 'iframe.gone' }
  /** A message of the bar was accepted. */
  | { readonly type: 'message.heard' };

/**
 * Whether the page hears its connection bar. Nothing says when a bar is ready, so being heard is the only
 * proof: an idle agent's line may stay `subscribed` for long.
 */
export const linkMachine = createMachine({
  types: {} as { events: LinkEvent },
  id: 'link',
  initial: 'waiting',
  states: {
    waiting: {
      description: 'There is no iframe yet.',
      on: { 'iframe.found': 'subscribed', 'message.heard': 'live' },
    },
    subscribed: {
      description: 'Asked for events, and nothing heard so far.',
      on: { 'message.heard': 'live', 'iframe.gone': 'lost' },
    },
    live: {
      description: 'The bar was heard.',
      on: { 'iframe.loaded': 'subscribed', 'iframe.found': 'subscribed', 'iframe.gone': 'lost' },
    },
    lost: {
      description: 'The iframe that was there is gone.',
      on: { 'iframe.found': 'subscribed', 'message.heard': 'live' },
    },
  },
});
