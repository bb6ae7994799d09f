import { bare, type SomeNotes } from './event-note.ts';

const inspection = {
  qcAgentId: 'agent id of the inspector; one edition of the reference describes it as the inspected agent',
  qcType: '8 listening, 9 speaking in the call, 20172 and 20173 whispering',
} as const;

const bareInspection =
  'The reference shows it without the envelope, without `workNo` and in a form that is not JSON.';

/** The notes of the events about the inspection of agents. */
export const qualityControlNotes = {
  QC_AgentState_Notify: {
    meaning:
      'An inspector receives the state of a monitored agent; the event says nothing about the inspector.',
    example: bare('QC_AgentState_Notify', { agentname: '30025' }),
    fields: {
      agentname: 'monitored agent, by id or user name',
      subtype: '`QC_AgentState_Login` or `QC_AgentState_Logout`',
    },
    caution: 'The reference shows it without the envelope and with `jsonKey` lists.',
    sources: ['api-0541', 'intl-1393'],
    confidence: 'high',
  },
  AgentOther_BeQcStart: {
    meaning: 'An inspector begins to listen to the agent, to speak in the call or to whisper to the agent.',
    example: bare('AgentOther_BeQcStart', { qcType: 8, qcAgentId: 30169 }),
    fields: inspection,
    caution: bareInspection,
    sources: ['api-0542', 'intl-0542'],
    confidence: 'high',
  },
  AgentOther_BeQcStop: {
    meaning: 'An inspector stops listening to the agent, speaking in the call or whispering to the agent.',
    example: bare('AgentOther_BeQcStop', { qcType: 8, qcAgentId: 30169 }),
    fields: inspection,
    caution: bareInspection,
    sources: ['api-0543', 'intl-zh-0543'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
