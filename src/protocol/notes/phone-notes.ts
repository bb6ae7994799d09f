import { bar, bare, type SomeNotes, wrapped } from './event-note.ts';
import { callerNote, callIdNote, roleNote, vendorSpelling } from './field-notes.ts';

/** The notes of the events about the agent’s own phone. */
export const phoneNotes = {
  AgentOther_PhoneAlerting: {
    meaning: 'The agent’s own telephone rings, for an inbound call or as the first leg of an outbound one.',
    example: wrapped('AgentOther_PhoneAlerting'),
    fields: { callId: callIdNote, caller: callerNote },
    caution:
      'The order shows the direction: `AgentState_Busy` first is inbound, this one first is outbound. The reference ' +
      'gives it no content; two clients get an object with `callid` and `caller` on inbound calls and take an empty ' +
      'content for outbound. A telephone that is always off-hook never sends it.',
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
    meaning: 'The agent’s telephone is off the hook, picked up by hand or by itself; nobody talks yet.',
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
    caution: 'Not the busy status either, though busy with reason 5 (phone unavailable) may follow.',
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
