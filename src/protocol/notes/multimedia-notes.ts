import { callId, type SomeNotes } from './event-note.ts';
import {
  calledNote,
  callerNote,
  callIdNote,
  featureNote,
  mediaAbilityNote,
  roleNote,
} from './field-notes.ts';

/** The notes of the events about calls of other media than voice. */
export const multimediaNotes = {
  AgentEvent_MessageData: {
    meaning: 'The customer of a multimedia call has written to the agent.',
    example: {
      eventType: 'AgentEvent_MessageData',
      workNo: '30021',
      content: {
        callid: callId,
        caller: '13800000001',
        called: '30021',
        feature: 0,
        type: 'main',
        message: 'hello',
        mediaAbility: '5',
        jsonKey: ['callid', 'caller', 'called', 'feature', 'type', 'message', 'mediaAbility'],
      },
      jsonKey: ['eventType', 'workNo', 'content'],
    },
    fields: {
      callId: callIdNote,
      caller: callerNote,
      called: calledNote,
      feature: featureNote,
      type: roleNote,
      message: 'what was written',
      mediaAbility: mediaAbilityNote,
    },
    caution:
      'The reference shows it without the envelope and with `jsonKey` lists at both levels; they carry no ' +
      'information.',
    sources: ['api-0555'],
    confidence: 'high',
  },
  AgentEvent_RequestConnect: {
    meaning:
      'The platform informs the agent’s browser where to join a video call that runs in the customer’s browser.',
    example: {
      message: '',
      retcode: '0',
      event: {
        eventType: 'AgentEvent_RequestConnect',
        eventGenTime: 1767225600000,
        workNo: '30021',
        content: {
          userId: '30021',
          ctime: '1767229200',
          channelId: '15945185-345',
          role: '0',
          locationId: '65535',
        },
      },
    },
    fields: {
      callId: callIdNote,
      userId: 'agent id',
      ctime: 'time at which the permission to join ends',
      channelId: 'room of the call',
      role: 'role in the room',
      locationId: 'node the room is on',
    },
    caution:
      'The example of the reference has a blank before the id; ids are read without surrounding blanks. The ' +
      'event also carries addresses, a signature and an application id for joining. These are not read, so that ' +
      'no recording contains them.',
    sources: ['api-0556', 'intl-1406'],
    confidence: 'high',
  },
  AgentEvent_ImageCapture: {
    meaning: 'A picture of the customer in a video call was taken or refused.',
    example: {
      eventType: 'AgentEvent_ImageCapture',
      eventGenTime: 1767225600000,
      workNo: '30021',
      content: { callid: callId, result: 0, filename: 'F:/5/1/20260101/30021/1113201.jpg', locationId: 256 },
    },
    fields: {
      callId: callIdNote,
      filename: 'path of the picture; it names the agent and the time',
      locationId: 'node the file lies on',
      result: '0 success, 1 failure, 2 the customer refused',
    },
    caution: 'The reference shows it without the envelope.',
    sources: ['api-0557'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
