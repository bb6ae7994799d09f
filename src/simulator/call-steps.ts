import type { EventId } from '../protocol/catalogue.ts';
import { type BarCall, callContent } from './bar-call.ts';
import {
  afterCall,
  type BarTruth,
  becomeBusy,
  type Desk,
  type Outcome,
  type Saying,
  say,
} from './bar-truth.ts';

/** Events of the agent's own phone: none when it stays off the hook. */
export const phoneEvents = (desk: Desk, ...says: readonly Saying[]): readonly Saying[] =>
  desk.settings.offHook ? [] : says;

/** Events about a call, with the content each of them has. */
export const told = (call: BarCall, ...ids: readonly EventId[]): readonly Saying[] =>
  ids.map((id) => say(id, callContent(id, call)));

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
  desk: Desk,
  about: Pick<BarCall, 'direction' | 'party' | 'mode' | 'phase'>,
): BarCall => ({
  ...about,
  callId: `${Math.floor(desk.now / 1000)}-${truth.callCount + 1}`,
  own: desk.settings.phone,
  startedAt: desk.now,
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
export const finish = (truth: BarTruth, desk: Desk, wasTalked: boolean, says: readonly Saying[]): Outcome => {
  const after = afterCall(truth, desk, wasTalked);
  return { truth: after.truth, says: [...says, ...after.says] };
};

/** A talked leg is over: the last one ends the call, another one stays. */
export const endLeg = (
  truth: BarTruth,
  desk: Desk,
  leg: BarCall,
  ids: readonly EventId[],
  hungUpBy: 'agent' | 'platform',
): Outcome => {
  if (truth.calls.length > 1) return { truth: without(truth, leg), says: told(leg, ...ids) };
  const phoneState = hungUpBy === 'agent' ? '2' : '3';
  const phone = phoneEvents(desk, say('AgentOther_PhoneRelease', { phoneState }));
  return finish(truth, desk, true, [...told(leg, ...ids), ...phone]);
};

/** Inbound: the agent is occupied first, then the phone rings; answered by hand or by the platform. */
export const offer = (
  truth: BarTruth,
  desk: Desk,
  direction: 'inbound' | 'internal',
  party: string,
): Outcome => {
  const { autoAnswer } = desk.settings;
  const phase = autoAnswer ? 'talking' : 'ringing';
  const call = newCall(truth, desk, { direction, party, mode: 'audio', phase });
  const phone = phoneEvents(desk, ...told(call, 'AgentOther_PhoneAlerting', 'AgentOther_PhoneOffhook'));
  const offered = autoAnswer
    ? told(call, 'AgentEvent_Auto_Answer', 'AgentEvent_Talking')
    : told(call, 'AgentEvent_Ringing');
  return { truth: occupied(truth, call), says: [say('AgentState_Busy'), ...phone, ...offered] };
};

/** The agent would not or did not take the call: it goes back to the queue and the agent becomes busy. */
export const notTaken = (truth: BarTruth, desk: Desk, id: EventId, reason: number): Outcome => {
  const leg = legIn(truth, 'ringing');
  if (leg === undefined) return null;
  const busy = becomeBusy(truth, reason);
  const phone = phoneEvents(desk, ...told(leg, 'AgentOther_PhoneRelease'));
  return { truth: busy.truth, says: [...told(leg, id), ...phone, ...busy.says] };
};

/** The called party does not answer, or hangs up before it does. */
export const notReached = (truth: BarTruth, desk: Desk, leg: BarCall): Outcome => {
  const failed = told(leg, 'AgentEvent_Call_Out_Fail', 'AgentEvent_Connect_Fail');
  if (truth.calls.length > 1) return { truth: without(truth, leg), says: failed };
  const phone = phoneEvents(desk, ...told(leg, 'AgentOther_PhoneRelease'));
  return finish(truth, desk, false, [...phone, ...failed]);
};

/** A call is answered, or taken back: either way the voice path is up. */
export const talk = (truth: BarTruth, leg: BarCall | undefined): Outcome =>
  leg === undefined
    ? null
    : { truth: withPhase(truth, leg, 'talking'), says: told(leg, 'AgentEvent_Talking') };
