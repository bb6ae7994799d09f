import { bar, bare, type SomeNotes, wrapped } from './event-note.ts';
import { callerNote, callIdNote, roleNote, vendorSpelling } from './field-notes.ts';

/** The notes of the events about the agent’s own phone. */
export const phoneNotes = {
  AgentOther_PhoneAlerting: {
    meaning: 'The agent’s own telephone rings, for an inbound call or as the first leg of an outbound call.',
    example: wrapped('AgentOther_PhoneAlerting'),
    fields: { callId: callIdNote, caller: callerNote },
    caution:
      'The order shows the direction: `AgentState_Busy` first means inbound, this event first means outbound. ' +
      'The reference documents no content for it. Two clients read an object with `callid` and `caller` for ' +
      'inbound calls and treat an empty content as outbound. A telephone that is always off the hook never ' +
      'causes it.',
    sources: [
      ...bar,
      'api-1398',
      'gateway-1423',
      'gateway-1426',
      'cti-middleware',
      'java-poller',
      'vendor-console',
    ],
    confidence: 'high',
  },
  AgentOther_PhoneOffhook: {
    meaning: 'The agent’s telephone is off the hook, picked up by hand or automatically; nobody talks yet.',
    example: wrapped('AgentOther_PhoneOffhook', { type: 'main' }),
    fields: { type: `${roleNote}, or \`unknown\`` },
    sources: ['api-0547', 'intl-0547', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_PhoneRelease: {
    meaning: 'The agent’s telephone is back on the hook.',
    example: bare('AgentOther_PhoneRelease', { phoneState: 2 }),
    fields: { phoneState: 'who hung up: 2 the agent, 3 the platform' },
    caution: 'The reference shows it without the envelope.',
    sources: ['api-0546', 'intl-0546', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_PhoneBusy: {
    meaning: 'The agent’s telephone cannot take the call.',
    example: wrapped('AgentOther_PhoneBusy'),
    caution:
      'It does not mean the busy status either, although busy with reason 5 (phone unavailable) may follow.',
    sources: ['api-1399', 'tac-console'],
    confidence: 'high',
  },
  AgentOther_PhoneUnknow: {
    meaning: 'The platform does not know the state of the agent’s telephone.',
    example: wrapped('AgentOther_PhoneUnknow'),
    caution: vendorSpelling,
    sources: ['api-0545', 'vendor-console'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
