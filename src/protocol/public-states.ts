import type { AgentState } from './agent-state.ts';

/** The explanation of a public state. */
export interface PublicStateNote {
  /** The meaning in one sentence. */
  readonly meaning: string;
  /** The words of the bar, its reference and its status query for it. */
  readonly barName: string;
  /** A warning where the words mislead; empty where they do not. */
  readonly caution: string;
}

/**
 * The meaning of each public state, and the bar's own words for it. For people: documentation reads it, a page
 * never loads it.
 */
export const publicStates: { readonly [State in AgentState]: PublicStateNote } = {
  unknown: {
    meaning: 'No event has arrived yet, or the platform itself does not know.',
    barName: 'status 0',
    caution: '',
  },
  signedOut: {
    meaning: 'Not signed in, or signing in and not ready yet.',
    barName: '`InService`, `ShutdownService`; status 2, signed out',
    caution: 'A voluntary sign-out sends no event.',
  },
  idle: {
    meaning: 'Ready for calls.',
    barName: '`Ready`; status 4, idle',
    caution: '`Ready` also arrives during sign-in, before the real state.',
  },
  busy: {
    meaning: 'Not ready, with a reason code; the agent may still dial.',
    barName: '`NotReady`; status 3, busy',
    caution: '`AgentState_Busy` does **not** mean this state: it says that a call occupies the agent.',
  },
  rest: {
    meaning: 'On a granted break with a time limit.',
    barName: '`Rest`; status 8, rest',
    caution: '`AgentState_Rest_Timeout` is only a reminder: the agent still rests and is overdue.',
  },
  wrapUp: {
    meaning: 'Finishing the work after a call, automatically or on request.',
    barName: '`Work`, “working”; status 5, work',
    caution: 'It may begin without a call: at sign-in, or on request.',
  },
  ringing: {
    meaning: 'Reserved for a call, dialling or ringing; nobody talks yet.',
    barName: '`Busy`, `PhoneAlerting`, `Ringing`, `Customer_Alerting`; part of status 7, talking',
    caution:
      'The connection-bar page describes `AgentEvent_Customer_Alerting` as a hold. It means that the far end rings.',
  },
  talking: {
    meaning: 'In a call: connected, on hold or in a conference, until the platform names the next state.',
    barName: '`Talking`, `Hold`, `Conference`; status 7, talking',
    caution: '`AgentEvent_Call_Release` ends a leg. The state ends only with an `AgentState_*` event.',
  },
};
