import { type SomeNotes, wrapped } from './event-note.ts';
import { confIdNote, resultNote } from './field-notes.ts';

/** The notes of the events about conferences of agents. */
export const conferenceNotes = {
  AgentConf_Ringing: {
    meaning: 'An invitation to an agent conference waits for the agent’s answer.',
    example: wrapped('AgentConf_Ringing', { confId: 1031900 }),
    fields: { confId: confIdNote },
    sources: ['api-1413'],
    confidence: 'high',
  },
  AgentConf_RequestSuccess: {
    meaning:
      'The requested agent conference is granted, and the agent who requested it is in it as its chair.',
    example: wrapped('AgentConf_RequestSuccess'),
    fields: { confId: confIdNote },
    sources: ['intl-zh-1409', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_RequestFailed: {
    meaning: 'The requested agent conference is refused.',
    example: wrapped('AgentConf_RequestFailed'),
    fields: { cause: 'failure code' },
    sources: ['api-0560', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_SelfJoinResult: {
    meaning: 'The agent is in the agent conference.',
    example: wrapped('AgentConf_SelfJoinResult'),
    fields: { confId: confIdNote },
    caution: 'The chair can act only after `AgentConf_RequestSuccess`.',
    sources: ['api-0561', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_Timeout: {
    meaning: 'The agent conference will soon be over, unless its time is extended.',
    example: wrapped('AgentConf_Timeout'),
    fields: { confId: confIdNote },
    caution: 'It is a reminder: the conference continues.',
    sources: ['api-0562', 'intl-1283'],
    confidence: 'high',
  },
  AgentConf_ParticipantChanged: {
    meaning: 'A participant joins, leaves or changes in the agent conference: a new chair, muted, or held.',
    example: wrapped('AgentConf_ParticipantChanged', {
      result: 0,
      changeReason: 255,
      changeType: 3,
      confId: 1031168,
      participant: '30025',
      participantType: 9,
      deviceCallType: 0,
      deviceType: 0,
    }),
    fields: {
      result: resultNote,
      changeType: '0 joined, 1 left, 2 new chair, 3 muted, 4 unmuted, 5 held, 6 retrieved',
      changeReason:
        'why somebody left, when `changeType` is 1: 0 at own request, 1 removed by the chair, 2 hung up, 3 conference over, ' +
        '4 signed out, 6 removed in another way',
      confId: confIdNote,
      participant: 'the participant who changed',
      participantType: '6 phone number, 9 agent id',
      deviceCallType: 'call type of the device',
      deviceType: 'type of the device',
    },
    caution: 'Muting here is done by the chair, not by the mute key of the telephone set.',
    sources: ['api-0564', 'intl-1414'],
    confidence: 'high',
  },
  AgentConf_SelfLeaveResult: {
    meaning: 'The agent is out of the agent conference.',
    example: wrapped('AgentConf_SelfLeaveResult', { confId: 1030400 }),
    fields: { confId: confIdNote },
    sources: ['api-0565', 'intl-zh-1415'],
    confidence: 'high',
  },
  AgentConf_PresidentChanged: {
    meaning: 'The agent becomes the chair of the agent conference.',
    example: wrapped('AgentConf_PresidentChanged', { confId: 1031168 }),
    fields: { confId: confIdNote },
    caution: 'The example of the reference lacks its last brace.',
    sources: ['api-0566', 'intl-zh-1416'],
    confidence: 'high',
  },
  AgentConf_StopVoice: {
    meaning: 'The announcement to everybody in the agent conference is over.',
    example: wrapped('AgentConf_StopVoice', { result: 0 }),
    fields: { result: resultNote },
    sources: ['api-0567', 'intl-zh-1417'],
    confidence: 'high',
  },
  AgentConf_StopParticipantVoice: {
    meaning: 'The announcement to one participant of the agent conference is over.',
    example: wrapped('AgentConf_StopParticipantVoice', { result: 0 }),
    fields: { result: resultNote },
    sources: ['api-0568', 'intl-zh-1418'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
