import { callId, type SomeNotes, wrapped } from './event-note.ts';
import { addressNote, callIdNote, resultNote, telephoneNote } from './field-notes.ts';

/** The notes of the events about keys and handset of the telephone set. */
export const phoneLinkageNotes = {
  AgentEvent_linkagePhoneCallOut: {
    meaning: 'The agent starts a call at the telephone set, without the application.',
    example: wrapped('AgentEvent_linkagePhoneCallOut', {
      addrCalled: { address: '13800000002', addressType: 6 },
      addrCaller: { address: '70001', addressType: 6 },
      skillId: 0,
      callId,
    }),
    fields: {
      addrCalled: `number dialled: ${addressNote}`,
      addrCaller: `the agent’s telephone: ${addressNote}`,
      callId: 'not usable: the call that follows has another call id',
    },
    caution: 'Its call id does not appear again: do not open a leg under it.',
    sources: ['api-0579'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneHold: {
    meaning: 'The agent puts the call on hold at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneHold', { callId }),
    fields: { callId: callIdNote },
    caution: telephoneNote,
    sources: ['api-0577', 'intl-1427'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneUnHold: {
    meaning: 'The agent retrieves a held call at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneUnHold', { callId }),
    fields: { callId: callIdNote },
    caution: telephoneNote,
    sources: ['api-0578'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneMute: {
    meaning: 'The agent mutes the call with the mute key of the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneMute', { callId }),
    fields: { callId: callIdNote },
    caution:
      'No other event reports that the agent muted a call: when the application mutes it, the request is ' +
      'answered and no event follows.',
    sources: ['api-0573', 'intl-1423'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneUnMute: {
    meaning: 'The agent unmutes the call with the mute key of the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneUnMute', { callId }),
    fields: { callId: callIdNote },
    sources: ['api-0574', 'intl-1424'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneTransferOut: {
    meaning: 'The agent starts a transfer of the call at the telephone set.',
    example: wrapped('AgentEvent_linkagePhoneTransferOut', {
      addrOut: { address: '13800000003', addressType: 6 },
      addrSelf: { address: '70001', addressType: 6 },
    }),
    fields: {
      addrOut: `target of the transfer: ${addressNote}`,
      addrSelf: `the agent’s telephone: ${addressNote}`,
    },
    sources: ['api-0575', 'intl-0575'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneTransferOut_Result: {
    meaning: 'The transfer at the telephone set has a result; after a success the agent is out of the call.',
    example: wrapped('AgentEvent_linkagePhoneTransferOut_Result', { result: 0, callId }),
    fields: { result: resultNote, callId: callIdNote },
    sources: ['api-0576', 'intl-1426'],
    confidence: 'high',
  },
  AgentEvent_linkagePhoneStatus: {
    meaning: 'The status of the agent’s telephone set has changed.',
    example: wrapped('AgentEvent_linkagePhoneStatus', { result: 4 }),
    fields: { result: 'status: 0 off the hook, 1 on the hook, 2 talking, 3 online, 4 offline, 5 ringing' },
    caution:
      'While the telephone set is offline, no call can reach the agent, whatever the state is; busy with reason ' +
      '5 (phone unavailable) may follow. The values off the hook, talking and ringing describe the set, not the ' +
      'call.',
    sources: ['api-0572', 'intl-1422'],
    confidence: 'high',
  },
  AgentEvent_linkageCapability: {
    meaning: 'The link between the application and the agent’s telephone set is established or has failed.',
    example: wrapped('AgentEvent_linkageCapability', { result: 0 }),
    fields: { result: resultNote },
    sources: ['api-0571', 'intl-zh-1421'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
