import type { ButtonName, Faults } from 'ccbar-agent/simulator';

// The tour presses buttons of the simulated bar, and the bar reports what its link lost. Both go over a channel of
// their own, which is nothing of the bar's protocol.

/** A request of the desktop to the simulated bar. */
export type RemoteStep =
  /** Hangs up, leaves wrap-up and ends a pause, so that the tour begins at an agent who is idle or signed out. */
  | { readonly kind: 'begin' }
  /** Presses a button; with `lost` set, the link loses all that this press sends. */
  | { readonly kind: 'press'; readonly button: ButtonName; readonly lost?: boolean };

/** A report of the bar to the desktop. */
export type RemoteNote =
  /** The bar takes steps. */
  | { readonly kind: 'ready' }
  /** Somebody pressed something on the bar. */
  | { readonly kind: 'touched' }
  /** The link lost a message of the bar. */
  | { readonly kind: 'lost'; readonly id: string; readonly at: number };

/** The message with which the desktop opens the channel; a port comes with it. */
export const remoteGreeting = 'playgroundRemote';

/** The faults while nothing goes wrong. */
export const noFaults: Faults = {};
