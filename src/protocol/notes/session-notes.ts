import { madeUp, type SomeNotes, wrapped } from './event-note.ts';
import { msNote } from './field-notes.ts';

/** The notes of the events about signing in and out. */
export const sessionNotes = {
  AgentOther_InService: {
    meaning: 'The agent begins to sign in and is not ready yet.',
    example: wrapped('AgentOther_InService'),
    caution:
      'Comments in older consoles describe it as a successful sign-in, the reference as a sign-in that begins: ' +
      'wait for `AgentState_Ready`.',
    sources: ['api-0551', 'api-1202', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_ShutdownService: {
    meaning: 'The agent is signed out, and all calls are over.',
    example: wrapped('AgentOther_ShutdownService', { loginTime: '1767225600000' }),
    fields: { loginTime: `when the session began, ${msNote}` },
    caution:
      'After a voluntary sign-out it is not sent (newest pages) or may be missing (older pages). Its arrival ' +
      'proves a sign-out; its absence proves nothing.',
    sources: ['api-0552', 'api-1219', 'api-0354', 'vendor-console'],
    confidence: 'high',
  },
  AgentOther_All_Agent_Busy: {
    meaning: 'No agent of the call centre is free at the moment.',
    example: wrapped('AgentOther_All_Agent_Busy'),
    caution: 'It says nothing about the agent who receives it.',
    sources: ['intl-zh-0553', 'vendor-console'],
    confidence: 'high',
  },
  Force_Logout: madeUp(
    'Force_Logout',
    'A client that polls the platform finds that the agent is no longer signed in.',
    'desktop-client',
  ),
  AgentSession_Destroyed: madeUp(
    'AgentSession_Destroyed',
    'The session of a middle layer expires, and the agent is signed out.',
    'other-console',
  ),
  AgentSession_ThirdLogin: madeUp(
    'AgentSession_ThirdLogin',
    'The same agent signs in at another place, and this session is over.',
    'other-console',
  ),
} as const satisfies SomeNotes;
