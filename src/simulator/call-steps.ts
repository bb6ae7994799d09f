import type { EventId } from '../protocol/catalogue.ts';
import { type BarCall, callContent } from './bar-call.ts';
import {
  afterCall,
  type BarEvent,
  type BarTruth,
  barEvent,
  becomeBusy,
  type Outcome,
  type PressContext,
} from './bar-truth.ts';

/** Events of the agent's own phone: none when it stays off the hook. */
export const phoneEvents = (context: PressContext, ...events: readonly BarEvent[]): readonly BarEvent[] =>
  context.settings.offHook ? [] : events;

/** Events about a call, with the content each of them has. */
export const callEvents = (call: BarCall, ...ids: readonly EventId[]): readonly BarEvent[] =>
  ids.map((id) => barEvent(id, callContent(id, call)));

/** The first leg in a phase. */
export const legIn = (truth: BarTruth, phase: BarCall['phase']): BarCall | undefined =>
  truth.calls.find((call) => call.phase === phase);

/** A leg goes into a phase in which the agent is talking. */
export const withPhase = (truth: BarTruth, leg: BarCall, phase: BarCall['phase']): BarTruth => ({
  ...truth,
  state: 'talking',
  calls: truth.calls.map((call) => (call === leg ? { ...call, phase } : call)),
});

/** A leg is over and others remain. */
export const without = (truth: BarTruth, leg: BarCall): BarTruth => ({
  ...truth,
  calls: truth.calls.filter((call) => call !== leg),
});

/** A call with the next call id. */
export const newCall = (
  truth: BarTruth,
  context: PressContext,
  about: Pick<BarCall, 'direction' | 'party' | 'mode' | 'phase'>,
): BarCall => ({
  ...about,
  callId: `${Math.floor(context.now / 1000)}-${truth.callCount + 1}`,
  own: context.settings.phone,
  startedAt: context.now,
});

/** A number for a customer nobody named, another one for each call. */
export const anyCustomer = (truth: BarTruth): string =>
  `1380000${String(truth.callCount + 1).padStart(4, '0')}`;

const resumeAfter = (truth: BarTruth): BarTruth['resume'] => {
  if (truth.state === 'busy') return { state: 'busy', reason: truth.reason ?? 0 };
  return truth.state === 'wrapUp' ? { state: 'wrapUp' } : null;
};

/** The first leg of a call occupies the agent. */
export const occupied = (truth: BarTruth, call: BarCall): BarTruth => ({
  ...truth,
  state: call.phase === 'talking' ? 'talking' : 'ringing',
  calls: [call],
  reason: null,
  resume: resumeAfter(truth),
  callCount: truth.callCount + 1,
});

/** The last leg is over. */
export const finish = (
  truth: BarTruth,
  context: PressContext,
  wasTalked: boolean,
  events: readonly BarEvent[],
): Outcome => {
  const after = afterCall(truth, context, wasTalked);
  return { truth: after.truth, events: [...events, ...after.events] };
};

/** A talked leg is over: the last one ends the call, another one stays. */
export const endLeg = (
  truth: BarTruth,
  context: PressContext,
  leg: BarCall,
  ids: readonly EventId[],
  hungUpBy: 'agent' | 'platform',
): Outcome => {
  if (truth.calls.length > 1) return { truth: without(truth, leg), events: callEvents(leg, ...ids) };
  const phoneState = hungUpBy === 'agent' ? '2' : '3';
  const phone = phoneEvents(context, barEvent('AgentOther_PhoneRelease', { phoneState }));
  return finish(truth, context, true, [...callEvents(leg, ...ids), ...phone]);
};

/** Inbound: the agent is occupied first, then the phone rings; answered by hand or by the platform. */
export const offer = (
  truth: BarTruth,
  context: PressContext,
  direction: 'inbound' | 'internal',
  party: string,
): Outcome => {
  const { autoAnswer } = context.settings;
  const phase = autoAnswer ? 'talking' : 'ringing';
  const call = newCall(truth, context, { direction, party, mode: 'audio', phase });
  const phone = phoneEvents(
    context,
    ...callEvents(call, 'AgentOther_PhoneAlerting', 'AgentOther_PhoneOffhook'),
  );
  const offered = autoAnswer
    ? callEvents(call, 'AgentEvent_Auto_Answer', 'AgentEvent_Talking')
    : callEvents(call, 'AgentEvent_Ringing');
  return { truth: occupied(truth, call), events: [barEvent('AgentState_Busy'), ...phone, ...offered] };
};

/** The agent would not or did not take the call: it goes back to the queue and the agent becomes busy. */
export const notTaken = (truth: BarTruth, context: PressContext, id: EventId, reason: number): Outcome => {
  const leg = legIn(truth, 'ringing');
  if (leg === undefined) return null;
  const busy = becomeBusy(truth, reason);
  const phone = phoneEvents(context, ...callEvents(leg, 'AgentOther_PhoneRelease'));
  return { truth: busy.truth, events: [...callEvents(leg, id), ...phone, ...busy.events] };
};

/** The called party does not answer, or hangs up before it does. */
export const notReached = (truth: BarTruth, context: PressContext, leg: BarCall): Outcome => {
  const failed = callEvents(leg, 'AgentEvent_Call_Out_Fail', 'AgentEvent_Connect_Fail');
  if (truth.calls.length > 1) return { truth: without(truth, leg), events: failed };
  const phone = phoneEvents(context, ...callEvents(leg, 'AgentOther_PhoneRelease'));
  return finish(truth, context, false, [...phone, ...failed]);
};

/** A call is answered, or taken back: either way the voice path is up. */
export const talk = (truth: BarTruth, leg: BarCall | undefined): Outcome =>
  leg === undefined
    ? null
    : { truth: withPhase(truth, leg, 'talking'), events: callEvents(leg, 'AgentEvent_Talking') };
