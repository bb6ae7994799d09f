import type { CallDirection, CallLeg, CallPhase } from 'ccbar-agent';

/** The names of the directions. */
export const directionNames: { readonly [Direction in CallDirection]: string } = {
  inbound: 'Inbound',
  outbound: 'Outbound',
  internal: 'Internal',
  unknown: 'Call',
};

/** The names of the phases. */
export const phaseNames: { readonly [Phase in CallPhase]: string } = {
  reserved: 'Connecting',
  ringing: 'Ringing',
  remoteRinging: 'Calling',
  talking: 'Talking',
  held: 'On hold',
  conference: 'Conference',
  ended: 'Ended',
};

/** The number at the other end, `null` while nobody has named it. */
export const partyOf = ({ direction, caller, called }: CallLeg): string | null =>
  direction === 'outbound' ? called : (caller ?? called);

/** Returns whether a party is an agent: those are written with an `a` before their number on the wire. */
export const isAgent = (party: string): boolean => /^a\d+$/i.test(party);

/** A party for people. */
export const partyText = (party: string | null): string => {
  if (party === null) return 'Number not known';
  return isAgent(party) ? `Agent ${party.slice(1)}` : party;
};

/** Returns how a leg ended, or what it is doing now. */
export const phaseText = ({ phase, endCause, answeredAt }: CallLeg): string => {
  if (phase !== 'ended') return phaseNames[phase];
  if (endCause === 'failed') return 'Not reached';
  return endCause === 'noAnswer' || answeredAt === null ? 'Not answered' : 'Ended';
};
