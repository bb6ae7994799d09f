import { canRequestReason } from '../protocol/reason-codes.ts';
import type { ButtonTable } from './bar-buttons.ts';
import {
  afterCall,
  type BarTruth,
  barEvent,
  becomeBusy,
  becomeIdle,
  becomeResting,
  grant,
  nobody,
  type Outcome,
  type PressContext,
  settled,
} from './bar-truth.ts';
import { phoneEvents } from './call-steps.ts';

type StatusButton =
  | 'signIn'
  | 'signOut'
  | 'idle'
  | 'busy'
  | 'rest'
  | 'wrapUp'
  | 'leaveWrapUp'
  | 'grantRest'
  | 'forceBusy'
  | 'forceIdle'
  | 'forceRest'
  | 'forceSignOut';

const isRest = (seconds: number, cause: number): boolean =>
  Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_399 && Number.isInteger(cause) && cause <= 255;

const isInCall = ({ state }: BarTruth): boolean => state === 'ringing' || state === 'talking';

/** Accepted without a word and granted later; only one request can wait. */
const wait = (truth: BarTruth, pending: BarTruth['pending']): Outcome => ({
  truth: { ...truth, pending },
  events: [],
});

const signIn = (truth: BarTruth, context: PressContext, status: 'idle' | 'busy' | 'wrapUp'): Outcome => {
  const idle = { ...settled(truth, 'idle'), signedInAt: context.now };
  const first = [barEvent('AgentOther_InService'), barEvent('AgentState_Ready')];
  if (status === 'idle') return { truth: idle, events: first };
  const { truth: next, events } =
    status === 'busy'
      ? becomeBusy(idle, 0)
      : afterCall({ ...idle, resume: { state: 'wrapUp' } }, context, false);
  return { truth: next, events: [...first, ...events] };
};

/** The buttons that change the agent's status, the supervisor's among them. */
export const statusButtons: Pick<ButtonTable, StatusButton> = {
  signIn: (truth, context, { status = 'idle' } = {}) =>
    truth.state === 'signedOut' ? signIn(truth, context, status) : null,

  // Nothing is sent: the page has to live with that.
  signOut: (truth) =>
    truth.state === 'signedOut' || isInCall(truth)
      ? null
      : { truth: { ...nobody, callCount: truth.callCount }, events: [] },

  idle: (truth) => {
    if (truth.state === 'busy') return becomeIdle(truth, 'AgentState_CancelNotReady_Success');
    if (truth.state === 'rest') return becomeIdle(truth, 'AgentState_CancelRest_Success');
    if (truth.pending !== null) return wait(truth, null);
    return isInCall(truth) && truth.resume?.state === 'busy'
      ? { truth: { ...truth, resume: null }, events: [] }
      : null;
  },

  busy: (truth, _desk, reason = 0) => {
    if (!canRequestReason(reason)) return null;
    if (truth.state === 'idle' || truth.state === 'busy') return becomeBusy(truth, reason);
    const canWait = (isInCall(truth) || truth.state === 'wrapUp') && truth.pending === null;
    return canWait ? wait(truth, { status: 'busy', reason }) : null;
  },

  rest: (truth, context, seconds = 600, cause = 0) => {
    if (!isRest(seconds, cause) || cause < 0 || truth.pending !== null) return null;
    const isIdle = truth.state === 'idle';
    if (isIdle && !context.settings.restNeedsApproval) return becomeResting(truth, context, cause, seconds);
    const canWait = isIdle || isInCall(truth) || truth.state === 'wrapUp';
    return canWait ? wait(truth, { status: 'rest', cause, seconds }) : null;
  },

  wrapUp: (truth) =>
    truth.state === 'idle'
      ? { truth: settled(truth, 'wrapUp'), events: [barEvent('AgentState_SetWork_Success')] }
      : null,

  leaveWrapUp: (truth, context) =>
    truth.state === 'wrapUp' ? grant(truth, context, 'AgentState_CancelWork_Success') : null,

  grantRest: (truth, context) =>
    truth.state === 'idle' && truth.pending?.status === 'rest'
      ? grant(truth, context, 'AgentState_Ready')
      : null,

  forceBusy: (truth, { settings }) => {
    if (truth.state === 'signedOut') return null;
    if (isInCall(truth)) return wait(truth, { status: 'busy', reason: 3 });
    const forced = becomeBusy(truth, 3);
    return settings.olderForceIds
      ? { ...forced, events: [barEvent('AgentState_Force_SetNotReady')] }
      : forced;
  },

  forceIdle: (truth, { settings }) =>
    truth.state === 'busy' || truth.state === 'rest' || truth.state === 'wrapUp'
      ? becomeIdle(truth, settings.olderForceIds ? 'AgentState_Force_Ready' : 'AgentState_Ready')
      : null,

  forceRest: (truth, context, seconds = 600, cause = 1) => {
    if (truth.state === 'signedOut' || !isRest(seconds, cause) || cause < 1) return null;
    return isInCall(truth)
      ? wait(truth, { status: 'rest', cause, seconds })
      : becomeResting(truth, context, cause, seconds);
  },

  forceSignOut: (truth, context) => {
    if (truth.state === 'signedOut') return null;
    const dropped = truth.calls.map((call) => barEvent('AgentEvent_Call_Release', call.callId));
    const phone = isInCall(truth)
      ? phoneEvents(context, barEvent('AgentOther_PhoneRelease', { phoneState: '3' }))
      : [];
    const loginTime = String(truth.signedInAt ?? context.now);
    return {
      truth: { ...nobody, callCount: truth.callCount },
      events: [...dropped, ...phone, barEvent('AgentOther_ShutdownService', { loginTime })],
    };
  },
};
