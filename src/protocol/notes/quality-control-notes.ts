import { bare, type SomeNotes } from './event-note.ts';

const inspection = {
  qcAgentId: 'inspector, as agent id; one edition of the reference calls it the inspected agent',
  qcType: '8 listening, 9 speaking in the call, 20172 and 20173 whispering',
} as const;

const bareInspection = 'The reference shows it without the envelope, without `workNo` and not as JSON.';

/** The notes of the events about the inspection of agents. */
export const qualityControlNotes = {
  QC_AgentState_Notify: {
    meaning: 'An inspector learns what a monitored agent does; about the inspector it says nothing.',
    example: bare('QC_AgentState_Notify', { agentname: '30025' }),
    fields: {
      agentname: 'monitored agent, as id or user name',
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
    meaning: 'An inspector no longer listens to the agent, speaks in the call or whispers to the agent.',
    example: bare('AgentOther_BeQcStop', { qcType: 8, qcAgentId: 30169 }),
    fields: inspection,
    caution: bareInspection,
    sources: ['api-0543', 'intl-zh-0543'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
