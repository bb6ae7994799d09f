import type { StatusCode } from './status-codes.ts';

/** The meaning of each status number of the agent gateway. */
export const statusNotes = {
  0: 'Not known to the gateway.',
  1: 'Signed in; listed and not used.',
  2: 'Signed out.',
  3: 'Busy (not ready).',
  4: 'Idle, ready for calls.',
  5: 'Wrap-up (after-call work).',
  6: 'Idle; listed and not used.',
  7: 'Occupied by a call: reserved, ringing and talking in one number.',
  8: 'On rest.',
  9: 'Idle, with a rest asked for and not granted yet.',
} as const satisfies { readonly [Code in StatusCode]: string };
