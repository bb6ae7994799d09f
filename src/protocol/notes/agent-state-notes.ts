import { bar, type SomeNotes, wrapped } from './event-note.ts';
import { busyReasonNote } from './field-notes.ts';

/** The notes of the events about the state of the agent. */
export const agentStateNotes = {
  AgentState_Busy: {
    meaning: 'A call occupies the agent, usually before anything rings, and does so until the call is over.',
    example: wrapped('AgentState_Busy'),
    caution:
      'Busy here means occupied by a call, never the busy status. The event for not ready is ' +
      '`AgentState_SetNotReady_Success`; several public consoles confuse the two. Show ringing until ' +
      '`AgentEvent_Talking` arrives. The event also arrives without any customer, when a recording is played ' +
      'outside a call or when the agent enters an agent conference.',
    sources: [...bar, 'api-1343', 'gateway-1423', 'gateway-1426', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Work: {
    meaning: 'Wrap-up (after-call work) begins automatically, usually because a call has just ended.',
    example: wrapped('AgentState_Work'),
    caution:
      'Directly after a sign-in with initial status 5 it arrives with no call before it; that is legal.',
    sources: [...bar, 'api-1344', 'api-1202', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Ready: {
    meaning: 'The agent is idle: ready for calls, with no call left.',
    example: wrapped('AgentState_Ready'),
    caution:
      'At sign-in it arrives first even when busy or wrap-up was requested as initial status; the real state ' +
      'follows at once. A repetition while idle carries no new information.',
    sources: [...bar, 'api-1202', 'gateway-1429', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetNotReady_Success: {
    meaning: 'The agent is busy (not ready) from now on, and the reason code says why.',
    example: wrapped('AgentState_SetNotReady_Success', { reason: '203' }),
    fields: { reason: busyReasonNote },
    caution:
      'The editions of the reference disagree about the codes: an old one has only 7, for an agent who releases ' +
      'the call, and the newest one omits 4 and 5. The editions in use today agree that 2 means no answer and 7 ' +
      'means a rejected call. When busy is requested during a call or wrap-up, it begins only afterwards. When ' +
      'the reason is changed while busy, the event arrives again.',
    sources: [...bar, 'api-1346', 'intl-1346', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelNotReady_Success: {
    meaning: 'The agent leaves busy and is idle.',
    example: wrapped('AgentState_CancelNotReady_Success'),
    caution: 'The page prints “exists the busy state” where it means “exits”.',
    sources: [...bar, 'api-1347', 'api-1212', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetRest_Success: {
    meaning: 'The agent is on rest: the rest was granted, and its time is running.',
    example: wrapped('AgentState_SetRest_Success', { reason: '12' }),
    fields: { reason: 'rest reason code, 0-255; 0 is none' },
    caution:
      'The page describes a request that succeeded. However, a request is granted later or not at all, and only ' +
      'this event says that the rest has begun. The page says that the event carries nothing, yet the example ' +
      'beside it has a `reason`. When the rest is set again while resting, the event arrives again.',
    sources: [...bar, 'api-1348', 'api-13482', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelRest_Success: {
    meaning: 'The agent is back from rest and idle.',
    example: wrapped('AgentState_CancelRest_Success'),
    caution:
      'The page calls it the end of a rest request, although the command behind it requires an agent who is on ' +
      'rest. A request that was not granted yet can be withdrawn too, and no event reports that.',
    sources: [...bar, 'api-1349', 'api-13492', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Rest_Timeout: {
    meaning: 'The time granted for the rest is used up, and the agent still rests.',
    example: wrapped('AgentState_Rest_Timeout'),
    caution: 'It is a reminder and changes no status. Whether it repeats is not documented.',
    sources: [...bar, 'api-0497', 'intl-1350', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetWork_Success: {
    meaning: 'Wrap-up (the work status, with or without a call) begins at the agent’s own request.',
    example: wrapped('AgentState_SetWork_Success'),
    caution:
      'The page calls this event and `AgentState_Work` both “working”. They name one status, which begins on ' +
      'request or automatically.',
    sources: [...bar, 'intl-1215', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelWork_Success: {
    meaning:
      'The agent leaves wrap-up and is idle, unless a pending request for busy or rest is granted now.',
    example: wrapped('AgentState_CancelWork_Success'),
    caution:
      'Whether it also arrives before such a pending busy or rest is not established. The page prints “exists ' +
      'the working state” where it means “exits”.',
    sources: [...bar, 'api-1352', 'api-1216', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Force_SetNotReady: {
    meaning: 'A supervisor makes the agent busy (not ready).',
    example: wrapped('AgentState_Force_SetNotReady'),
    caution:
      'It is found only in the code of older consoles. The current reference reports a forced busy as ' +
      '`AgentState_SetNotReady_Success` with reason 3.',
    sources: ['vendor-console', 'tac-console', 'cti-middleware'],
    confidence: 'medium',
  },
  AgentState_Force_Ready: {
    meaning: 'A supervisor makes the agent idle.',
    example: wrapped('AgentState_Force_Ready'),
    caution: 'It is found only in the code of older consoles; the current reference has no such id.',
    sources: ['vendor-console', 'tac-console'],
    confidence: 'medium',
  },
} as const satisfies SomeNotes;
