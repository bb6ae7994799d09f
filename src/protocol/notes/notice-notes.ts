import { type SomeNotes, wrapped } from './event-note.ts';

/** The notes of the events about messages for the agent. */
export const noticeNotes = {
  AgentOther_Note: {
    meaning: 'The agent receives a short note from a colleague.',
    example: wrapped('AgentOther_Note', { sender: '30001', context: 'please call back' }),
    fields: { sender: 'agent who wrote it', context: 'what was written' },
    caution: 'The reference documents no content for it; one client reads `sender` and `context` from it.',
    sources: ['api-0500', 'desktop-client'],
    confidence: 'medium',
  },
  AgentOther_Bulletin: {
    meaning: 'The agent receives a bulletin that is meant for many agents.',
    example: wrapped('AgentOther_Bulletin', { sender: '30001', context: 'please call back' }),
    fields: { sender: 'agent who wrote it', context: 'what was written' },
    caution: 'It is known from one client only, including its fields.',
    sources: ['desktop-client'],
    confidence: 'medium',
  },
  AgentEvent_ControlWindow_Notify: {
    meaning: 'The platform sends its regular notice for the control window.',
    example: wrapped('AgentEvent_ControlWindow_Notify'),
    caution: 'It is seen only in consoles, which leave it out of their logs because it is so frequent.',
    sources: ['vendor-console'],
    confidence: 'low',
  },
  AgentEvent_Orders_Notify: {
    meaning: 'The platform sends its regular notice about the queues.',
    example: wrapped('AgentEvent_Orders_Notify'),
    caution: 'It is seen only in consoles, which leave it out of their logs because it is so frequent.',
    sources: ['vendor-console'],
    confidence: 'low',
  },
} as const satisfies SomeNotes;
