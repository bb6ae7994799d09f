// The sentences about fields that several notes share.

import { featureTerms } from '../feature-terms.ts';
import { busyReasons, customReasons } from '../reason-codes.ts';

const listed = (terms: { readonly [code: number]: string | { readonly term: string } }): string =>
  Object.entries(terms)
    .map(([code, term]) => `${code} ${typeof term === 'string' ? term : term.term}`)
    .join(', ');

export const callIdNote = 'call id, mostly `<unix seconds>-<counter>`, unique within one gateway';
export const bareCallIdNote = 'call id; the whole content is this text, not an object';
export const callerNote = 'calling number; a leading `a` or `A` marks an agent';
export const calledNote = 'called number; a leading `a` or `A` marks an agent';
export const busyReasonNote = `busy reason code: ${listed(busyReasons)}, ${customReasons.from}-${customReasons.to} custom`;
export const featureNote = `call type: ${listed(featureTerms)}; it belongs to the call id and stays the same after a transfer`;
export const roleNote = '`main`, or `assistant` for a consult leg';
export const mediaAbilityNote = 'media of the call: 1 voice, 2 video, 3 voice and video, 5 text, 6 H5 video';
export const mediaTypeNote =
  'media type, newest edition only: 1 text chat, 2 click-to-talk, 4 callback request, 5 voice or video call, ' +
  '15 predictive, 16 preview, 17 message call, 19 video call, 51 multimedia web chat, 53 social chat';
export const transferNote = '`yes` when the call was transferred to the agent, else `no`';
export const transFromNote = 'origin of the transfer; empty otherwise';
export const resultNote = '0 on success, any other number on failure';
export const addressNote = '`{ address, addressType }` on the wire, where type 6 is a phone number';
export const fileMediaNote = '1 audio, 2 video';
export const taskNote = 'task number of the platform';
export const innerNote = 'true when both ends of the chat are agents';
export const msNote = 'ms since the epoch';
export const confIdNote = 'conference id';
export const vendorSpelling = 'The vendor spells the id in this way.';
export const telephoneNote =
  'It reports a key of the telephone set. The events about the call itself are separate.';

export const offeredCall = {
  caller: callerNote,
  called: calledNote,
  callId: callIdNote,
  transfer: transferNote,
  transFrom: transFromNote,
  type: roleNote,
  feature: featureNote,
  mediaAbility: mediaAbilityNote,
  mediaType: mediaTypeNote,
} as const;

export const recording = {
  taskId: taskNote,
  recordID: 'serial number of the recording',
  locationId: 'node the file lies on',
  fileName: 'path of the recording; it names the agent and the time',
  callId: callIdNote,
  fileMediaType: fileMediaNote,
} as const;
