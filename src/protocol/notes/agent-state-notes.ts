import { bar, type SomeNotes, wrapped } from './event-note.ts';
import { busyReasonNote } from './field-notes.ts';

/** The notes of the events about the state of the agent. */
export const agentStateNotes = {
  AgentState_Busy: {
    meaning:
      'A call takes hold of the agent, as a rule before anything rings, and keeps hold until it is over.',
    example: wrapped('AgentState_Busy'),
    caution:
      'Busy here is occupied by a call, never the busy status: not ready is `AgentState_SetNotReady_Success`, and ' +
      'several public consoles mix the two up. Show ringing until `AgentEvent_Talking` comes. It also arrives ' +
      'without any customer, when a recording is played outside a call or an agent conference is entered.',
    sources: [...bar, 'api-1343', 'gateway-1423', 'gateway-1426', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Work: {
    meaning: 'Wrap-up (after-call work) begins by itself, mostly because a call has just ended.',
    example: wrapped('AgentState_Work'),
    caution:
      'Once, right after a sign-in with initial status 5, it comes with no call before it; that is legal.',
    sources: [...bar, 'api-1344', 'api-1202', 'vendor-console', 'tac-console'],
    confidence: 'high',
  },
  AgentState_Ready: {
    meaning: 'The agent is idle: ready for calls, and no call is left over.',
    example: wrapped('AgentState_Ready'),
    caution:
      'Sign-in sends it first even when busy or wrap-up was asked for as initial status; the real one follows at ' +
      'once. A repeat while idle says nothing new.',
    sources: [...bar, 'api-1202', 'gateway-1429', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetNotReady_Success: {
    meaning: 'The agent is busy (not ready) from now on, and the reason code says on whose account.',
    example: wrapped('AgentState_SetNotReady_Success', { reason: '203' }),
    fields: { reason: busyReasonNote },
    caution:
      'The editions of the reference disagree about the codes: an old one knows only 7, as the agent letting the ' +
      'call go, and the newest leaves out 4 and 5. Those in use today agree that no answer is 2 and a rejected call ' +
      '7. Asked for during a call or wrap-up, busy begins only afterwards. While busy it comes again when the ' +
      'reason is changed.',
    sources: [...bar, 'api-1346', 'intl-1346', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelNotReady_Success: {
    meaning: 'The agent leaves busy and is idle.',
    example: wrapped('AgentState_CancelNotReady_Success'),
    caution: 'The page prints “exists the busy state” for exits.',
    sources: [...bar, 'api-1347', 'api-1212', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetRest_Success: {
    meaning: 'The agent is on rest: the rest was granted and its time runs.',
    example: wrapped('AgentState_SetRest_Success', { reason: '12' }),
    fields: { reason: 'rest reason code, 0-255; 0 is none' },
    caution:
      'The page speaks of a request that succeeded, but a request is granted later, or not at all, and only this ' +
      'event says that the rest is on. It is said to carry nothing, yet the example beside that has a `reason`. ' +
      'While resting it comes again when the rest is set anew.',
    sources: [...bar, 'api-1348', 'api-13482', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelRest_Success: {
    meaning: 'The agent is back from rest and idle.',
    example: wrapped('AgentState_CancelRest_Success'),
    caution:
      'The page calls it the end of a rest request, while the command behind it needs an agent on rest. Taking ' +
      'back a rest that was never granted is possible too, and no event answers that.',
    sources: [...bar, 'api-1349', 'api-13492', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Rest_Timeout: {
    meaning: 'The time granted for the rest is used up, and the agent still rests.',
    example: wrapped('AgentState_Rest_Timeout'),
    caution: 'A reminder and no change of status. Whether it repeats is not documented.',
    sources: [...bar, 'api-0497', 'intl-1350', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_SetWork_Success: {
    meaning: 'The work status (wrap-up, with or without a call) begins at the agent’s own request.',
    example: wrapped('AgentState_SetWork_Success'),
    caution:
      'The page calls this and `AgentState_Work` both “working”: one status, entered by request or by itself.',
    sources: [...bar, 'intl-1215', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_CancelWork_Success: {
    meaning:
      'The agent leaves wrap-up and is idle, unless a busy or rest asked for meanwhile is granted now.',
    example: wrapped('AgentState_CancelWork_Success'),
    caution:
      'Whether it also comes ahead of such a pending busy or rest is not established. The page prints “exists the ' +
      'working state” for exits.',
    sources: [...bar, 'api-1352', 'api-1216', 'vendor-console'],
    confidence: 'high',
  },
  AgentState_Force_SetNotReady: {
    meaning: 'A supervisor makes the agent busy (not ready).',
    example: wrapped('AgentState_Force_SetNotReady'),
    caution:
      'Found in older console code only: the current reference reports a forced busy as ' +
      '`AgentState_SetNotReady_Success` with reason 3.',
    sources: ['vendor-console', 'tac-console', 'cti-middleware'],
    confidence: 'medium',
  },
  AgentState_Force_Ready: {
    meaning: 'A supervisor makes the agent idle.',
    example: wrapped('AgentState_Force_Ready'),
    caution: 'Found in older console code only; the current reference has no such id.',
    sources: ['vendor-console', 'tac-console'],
    confidence: 'medium',
  },
} as const satisfies SomeNotes;
