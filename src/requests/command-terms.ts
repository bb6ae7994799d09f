import type { Command } from '../rules/intent.ts';

/** Commands in words for people, as on a button. */
export const commandTerms: { readonly [Name in Command]: string } = {
  idle: 'idle',
  busy: 'busy',
  rest: 'rest',
  cancelRest: 'end rest',
  wrapUp: 'wrap-up',
  endWrapUp: 'leave wrap-up',
  callOut: 'call out',
  internalCall: 'internal call',
  answer: 'answer',
  hangUp: 'hang up',
  hold: 'hold',
  retrieve: 'retrieve',
  transfer: 'transfer',
  consult: 'consult',
  conference: 'conference',
  sendDigits: 'send digits',
  mute: 'mute',
  unmute: 'unmute',
};

/** The names of all commands. */
export const commandNames = Object.keys(commandTerms) as readonly Command[];
