import type { LinkEvent, LinkState } from './link-state.ts';

/**
 * The transitions of the link between the page and its connection bar. Nothing announces that a bar is ready, so a
 * received event is the only proof: the link of an idle agent may stay `subscribed` for long.
 */
export const linkTransitions: {
  readonly [State in LinkState]: { readonly [Type in LinkEvent['type']]?: LinkState };
} = {
  waiting: { 'iframe.found': 'subscribed', 'message.received': 'live' },
  subscribed: { 'message.received': 'live', 'iframe.gone': 'lost' },
  live: { 'iframe.loaded': 'subscribed', 'iframe.found': 'subscribed', 'iframe.gone': 'lost' },
  lost: { 'iframe.found': 'subscribed', 'message.received': 'live' },
};

/** Returns the state of the link after an event. */
export const nextLink = (state: LinkState, type: LinkEvent['type']): LinkState =>
  linkTransitions[state][type] ?? state;
