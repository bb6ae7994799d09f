import type { AgentState } from 'ccbar-agent';

/** What people call the states. */
export const stateNames: { readonly [State in AgentState]: string } = {
  unknown: 'Unknown',
  signedOut: 'Signed out',
  idle: 'Idle',
  busy: 'Busy',
  rest: 'Rest',
  wrapUp: 'Wrap-up',
  ringing: 'Ringing',
  talking: 'Talking',
};
