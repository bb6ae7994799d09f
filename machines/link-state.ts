// Apart from the machine: these words are in the types of every page, which need nothing of XState.

/** The state of the link to the connection bar. */
export type LinkState = 'waiting' | 'subscribed' | 'live' | 'lost';

/** The events of the link. */
export type LinkEvent =
  /** An iframe (or port) is there and was asked for events. */
  | { readonly type: 'iframe.found' }
  /** It loaded again: what was asked is forgotten. */
  | { readonly type: 'iframe.loaded' }
  /** It is gone. */
  | { readonly type: 'iframe.gone' }
  /** An event of the bar was received. */
  | { readonly type: 'message.received' };
