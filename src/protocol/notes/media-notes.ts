import { callId, type SomeNotes, wrapped } from './event-note.ts';
import { fileMediaNote, msNote, recording, taskNote } from './field-notes.ts';

const recordingExample = {
  taskId: 5301,
  caller: '13800000001',
  called: '70092',
  recordID: 'Yc1v6a30021d20260101t0800010',
  locationId: '256',
  fileName: 'Y:/6/0/20260101/30021/0800010.V3',
  fileMediaType: '1',
  callId,
};

/** The notes of the events about recording calls and playing recordings. */
export const mediaNotes = {
  AgentMediaEvent_Record: {
    meaning: 'The agent’s call is being recorded from now on.',
    example: wrapped('AgentMediaEvent_Record', recordingExample),
    fields: recording,
    caution:
      'Some examples of the reference have no envelope and a stray `jsonKey` list of their own key names.',
    sources: ['intl-0529', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_Record_Fail: {
    meaning: 'The recording of the agent’s call does not start.',
    example: wrapped('AgentMediaEvent_Record_Fail', recordingExample),
    fields: recording,
    sources: ['api-0530', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_StopRecordDone: {
    meaning: 'The recording of the agent’s call has stopped.',
    example: {
      eventType: 'AgentMediaEvent_StopRecordDone',
      workNo: '30021',
      content: {
        beginTime: 1767225600000,
        endTime: 1767225660000,
        fileMediaType: '1',
        taskId: 5301,
        jsonKey: ['beginTime', 'endTime', 'taskId'],
      },
      jsonKey: ['eventType', 'workNo', 'content'],
    },
    fields: {
      beginTime: `start of the recording, ${msNote}`,
      endTime: `end of the recording, ${msNote}`,
      taskId: taskNote,
      fileMediaType: fileMediaNote,
    },
    caution:
      'The reference shows it without the envelope and with `jsonKey` lists at both levels; they carry no ' +
      'information.',
    sources: ['intl-1383', 'vendor-console'],
    confidence: 'high',
  },
  AgentMediaEvent_Play: {
    meaning: 'A recording begins to play to the agent.',
    example: wrapped('AgentMediaEvent_Play'),
    caution:
      'Outside a call `AgentState_Busy` arrives before it: the agent appears occupied, but there is no ' +
      'customer.',
    sources: ['api-0533'],
    confidence: 'high',
  },
  AgentMediaEvent_Play_Succ: {
    meaning: 'Playing the recording to the agent succeeds.',
    example: wrapped('AgentMediaEvent_Play_Succ'),
    sources: ['api-0534', 'other-console'],
    confidence: 'high',
  },
  AgentMediaEvent_Play_Fail: {
    meaning: 'Playing the recording to the agent fails.',
    example: wrapped('AgentMediaEvent_Play_Fail'),
    sources: ['api-0535', 'intl-zh-1387'],
    confidence: 'high',
  },
  AgentMediaEvent_StopPlayDone: {
    meaning: 'The recording is no longer played to the agent.',
    example: wrapped('AgentMediaEvent_StopPlayDone'),
    fields: { cause: '0 played to its end, 1 stopped by the agent, 2 playing failed' },
    sources: ['api-0536', 'other-console'],
    confidence: 'high',
  },
  AgentMediaEvent_PausePlayDone: {
    meaning: 'The recording that is played to the agent is paused.',
    example: wrapped('AgentMediaEvent_PausePlayDone'),
    sources: ['api-0537', 'intl-zh-1389'],
    confidence: 'high',
  },
  AgentMediaEvent_ResumePlayDone: {
    meaning: 'The recording is played to the agent again after a pause.',
    example: wrapped('AgentMediaEvent_ResumePlayDone'),
    sources: ['api-0538', 'intl-zh-1390'],
    confidence: 'high',
  },
  AgentMediaEvent_JumpPlayDone: {
    meaning: 'The recording that is played to the agent continues at another position, forward or back.',
    example: wrapped('AgentMediaEvent_JumpPlayDone'),
    sources: ['api-0539', 'intl-zh-1391'],
    confidence: 'high',
  },
} as const satisfies SomeNotes;
