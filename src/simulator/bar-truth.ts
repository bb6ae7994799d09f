import type { AgentState } from '../protocol/agent-state.ts';
import type { EventId } from '../protocol/catalogue.ts';
import type { BarCall } from './bar-call.ts';

/** The states an agent can be in; the bar is never in doubt. */
export type BarState = Exclude<AgentState, 'unknown'>;

/** A status that was asked for and is granted later. */
export type AskedStatus =
  | { readonly status: 'busy'; readonly reason: number }
  | { readonly status: 'rest'; readonly cause: number; readonly seconds: number };

/** The state of the simulated bar and its agent: plain data, so that a page can store it across a reload. */
export interface BarTruth {
  readonly state: BarState;
  /** Legs, oldest first. */
  readonly calls: readonly BarCall[];
  /** Busy or rest, accepted and not yet granted. */
  readonly pending: AskedStatus | null;
  /** The reason of busy, or the cause of the rest. */
  readonly reason: number | null;
  /** The end of the rest, ms since the epoch; `null` outside rest and once it is overdue. */
  readonly restUntil: number | null;
  readonly overdue: boolean;
  /** The status a call was made from, taken up again after it. */
  readonly resume: { readonly state: 'busy'; readonly reason: number } | { readonly state: 'wrapUp' } | null;
  /** The time at which the agent signed in, ms since the epoch. */
  readonly signedInAt: number | null;
  /** The call that was muted with the key of the phone. */
  readonly mutedCall: string | null;
  /** The agent's phone is reachable. */
  readonly isPhoneOnline: boolean;
  /** Calls so far, for the counter in call ids. */
  readonly callCount: number;
}

/** Nobody is signed in. */
export const nobody: BarTruth = {
  state: 'signedOut',
  calls: [],
  pending: null,
  reason: null,
  restUntil: null,
  overdue: false,
  resume: null,
  signedInAt: null,
  mutedCall: null,
  isPhoneOnline: true,
  callCount: 0,
};

/** The settings of the platform and the phone of this agent. */
export interface BarSettings {
  /** The agent's number at the platform. */
  readonly workNo: string;
  /** The agent's phone number. */
  readonly phone: string;
  /** The phone stays off the hook: it never rings and sends no phone events. */
  readonly offHook: boolean;
  /** Offered calls are answered by the platform. */
  readonly autoAnswer: boolean;
  /** A call that was talked ends in wrap-up; without it the agent is idle at once. */
  readonly wrapUp: boolean;
  /** Rest asked for while idle waits for `grantRest`. */
  readonly restNeedsApproval: boolean;
  /** Supervisors' busy and idle come as the ids of older consoles. */
  readonly olderForceIds: boolean;
}

/** The settings where none are given. */
export const usualSettings: BarSettings = {
  workNo: '30021',
  phone: '70092',
  offHook: false,
  autoAnswer: false,
  wrapUp: true,
  restNeedsApproval: false,
  olderForceIds: false,
};

/** The settings and the time at which a button is pressed. */
export interface PressContext {
  readonly settings: BarSettings;
  /** Ms since the epoch. */
  readonly now: number;
}

/** An event to send. */
export interface BarEvent {
  readonly id: EventId;
  readonly content: unknown;
}

/** The result of a press; `null`: the bar does not accept it. */
export type Outcome = { readonly truth: BarTruth; readonly events: readonly BarEvent[] } | null;

/** An event to send. */
export const barEvent = (id: EventId, content: unknown = null): BarEvent => ({ id, content });

/** The truth in a settled state: without calls, requests and marks of the state before. */
export const settled = (truth: BarTruth, state: BarState): BarTruth => ({
  ...nobody,
  state,
  signedInAt: truth.signedInAt,
  callCount: truth.callCount,
});

/** Busy comes into force. */
export const becomeBusy = (truth: BarTruth, reason: number) => ({
  truth: { ...settled(truth, 'busy'), reason },
  events: [barEvent('AgentState_SetNotReady_Success', { reason: String(reason) })],
});

/** Rest comes into force. */
export const becomeResting = (truth: BarTruth, context: PressContext, cause: number, seconds: number) => ({
  truth: { ...settled(truth, 'rest'), reason: cause, restUntil: context.now + seconds * 1000 },
  events: [barEvent('AgentState_SetRest_Success', { reason: String(cause) })],
});

/** Idle comes into force; the caller names the event id that reports it. */
export const becomeIdle = (truth: BarTruth, id: EventId) => ({
  truth: settled(truth, 'idle'),
  events: [barEvent(id)],
});

/** Brings the waiting status into force, or else idle. */
export const grant = (truth: BarTruth, context: PressContext, idleId: EventId) => {
  const { pending, resume } = truth;
  if (pending?.status === 'busy') return becomeBusy(truth, pending.reason);
  if (pending?.status === 'rest') return becomeResting(truth, context, pending.cause, pending.seconds);
  if (resume?.state === 'busy') return becomeBusy(truth, resume.reason);
  return becomeIdle(truth, idleId);
};

/** After the last leg: wrap-up first where there is one, and whatever was asked for only after it. */
export const afterCall = (truth: BarTruth, context: PressContext, wasTalked: boolean) => {
  const { pending, resume } = truth;
  const works = resume?.state === 'wrapUp' || (wasTalked && context.settings.wrapUp);
  if (!works) return grant(truth, context, 'AgentState_Ready');
  const back = resume?.state === 'busy' ? resume : null;
  return {
    truth: { ...settled(truth, 'wrapUp'), pending, resume: back },
    events: [barEvent('AgentState_Work')],
  };
};

/** The rest is over and the agent still rests. */
export const restRunsOver = (truth: BarTruth) => ({
  truth: { ...truth, restUntil: null, overdue: true },
  events: [barEvent('AgentState_Rest_Timeout')],
});
