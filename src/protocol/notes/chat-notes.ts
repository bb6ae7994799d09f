import { callId, onlyNamed, type SomeNotes, wrapped } from './event-note.ts';
import { callIdNote, innerNote, vendorSpelling } from './field-notes.ts';

/** The notes of the events about text chat and other media than voice. */
export const chatNotes = {
  AgentChat_Ring: {
    meaning: 'A text chat waits for the agent to accept it; the voice state does not change.',
    example: wrapped('AgentChat_Ring', {
      caller: 'web-user-7',
      called: '30021',
      callId,
      isInnerCall: false,
      attachData: '',
    }),
    fields: {
      caller: 'customer who writes',
      called: 'agent',
      callId: callIdNote,
      isInnerCall: innerNote,
      attachData: 'data that came with the chat',
    },
    caution: 'Its fields are those that the code of consoles reads; no page describes them.',
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_Connected: {
    meaning: 'The agent and the customer are connected in a text chat.',
    example: wrapped('AgentChat_Connected', { callId }),
    fields: { callId: callIdNote },
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_Disconnected: {
    meaning: 'The agent’s text chat is over.',
    example: wrapped('AgentChat_Disconnected', { callId }),
    fields: { callId: callIdNote },
    sources: ['vendor-console'],
    confidence: 'medium',
  },
  AgentChat_DataRecved: {
    meaning: 'The agent receives a message of a text chat.',
    example: wrapped('AgentChat_DataRecved', {
      callId,
      sender: 'web-user-7',
      chatContent: 'hello',
      isInnerCall: false,
    }),
    fields: {
      callId: callIdNote,
      sender: 'who wrote it',
      chatContent: 'what was written',
      isInnerCall: innerNote,
    },
    caution: `${vendorSpelling} The current reference has the id \`AgentEvent_MessageData\` for such messages.`,
    sources: ['vendor-console', 'api-0555'],
    confidence: 'medium',
  },
  AgentChat_CallOutCreated: onlyNamed(
    'AgentChat_CallOutCreated',
    'A text chat that the agent starts is set up.',
    'vendor-console',
  ),
  AgentChat_CalloutFailed: onlyNamed(
    'AgentChat_CalloutFailed',
    'A text chat that the agent starts cannot be set up.',
    'vendor-console',
  ),
  AgentChat_TransferStart: onlyNamed(
    'AgentChat_TransferStart',
    'A transfer of the agent’s text chat begins.',
    'vendor-console',
  ),
  AgentChat_TransferFailed: onlyNamed(
    'AgentChat_TransferFailed',
    'A transfer of the agent’s text chat fails.',
    'vendor-console',
  ),
  AgentChat_DELAY_EMAIL: onlyNamed(
    'AgentChat_DELAY_EMAIL',
    'An email is postponed until the agent handles it later.',
    'vendor-console',
  ),
} as const satisfies SomeNotes;
