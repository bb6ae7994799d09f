import type { ButtonTable } from './bar-buttons.ts';
import { type BarTruth, barEvent, type Outcome, type PressContext } from './bar-truth.ts';
import {
  anyCustomer,
  callEvents,
  endLeg,
  finish,
  legIn,
  newCall,
  notReached,
  notTaken,
  occupied,
  offer,
  phoneEvents,
  talk,
  without,
  withPhase,
} from './call-steps.ts';

type CallButton =
  | 'customerCalls'
  | 'colleagueCalls'
  | 'customerAnswers'
  | 'customerHangsUp'
  | 'noAnswer'
  | 'answer'
  | 'reject'
  | 'dial'
  | 'hold'
  | 'retrieve'
  | 'conference'
  | 'transfer'
  | 'hangUp';

const isNumber = (number: string): boolean => number.trim() !== '' && number.length <= 64;

const hangUp = (truth: BarTruth, context: PressContext): Outcome => {
  if (legIn(truth, 'ringing')) return notTaken(truth, context, 'AgentEvent_Call_Release', 7);
  const dialled = legIn(truth, 'remoteRinging');
  if (dialled) {
    const gone = callEvents(dialled, 'AgentEvent_Call_Release');
    if (truth.calls.length > 1) return { truth: without(truth, dialled), events: gone };
    const phone = phoneEvents(context, barEvent('AgentOther_PhoneRelease', { phoneState: '2' }));
    return finish(truth, context, false, [...gone, ...phone]);
  }
  const joined = legIn(truth, 'conference');
  // The other two go on talking without the agent.
  if (joined)
    return endLeg({ ...truth, calls: [joined] }, context, joined, ['AgentEvent_Call_Release'], 'agent');
  const leg = legIn(truth, 'talking');
  if (leg === undefined) return null;
  return endLeg(truth, context, leg, ['AgentEvent_Call_Release', 'AgentEvent_Customer_Release'], 'agent');
};

const customerHangsUp = (
  truth: BarTruth,
  context: PressContext,
  which: 'active' | 'held' = 'active',
): Outcome => {
  const offered = legIn(truth, 'ringing');
  if (offered) {
    const gone = callEvents(offered, 'AgentEvent_Customer_Release', 'AgentEvent_Call_Release');
    const phone = phoneEvents(context, ...callEvents(offered, 'AgentOther_PhoneRelease'));
    return finish(truth, context, false, [...gone, ...phone]);
  }
  const dialled = legIn(truth, 'remoteRinging');
  if (dialled && which === 'active') return notReached(truth, context, dialled);
  const joined = truth.calls.findLast((call) => call.phase === 'conference');
  if (joined) {
    const left = without(truth, joined);
    const [stays] = left.calls;
    const next = stays === undefined ? left : withPhase(left, stays, 'talking');
    return { truth: next, events: callEvents(joined, 'AgentEvent_Customer_Release') };
  }
  const asked = legIn(truth, which === 'held' ? 'held' : 'talking');
  const leg = asked ?? (truth.calls.length === 1 ? truth.calls[0] : undefined);
  if (leg === undefined) return null;
  return endLeg(truth, context, leg, ['AgentEvent_Customer_Release', 'AgentEvent_Call_Release'], 'platform');
};

/** The buttons that make, change and end calls, the far side's among them. */
export const callButtons: Pick<ButtonTable, CallButton> = {
  customerCalls: (truth, context, number = anyCustomer(truth)) =>
    truth.state === 'idle' ? offer(truth, context, 'inbound', number) : null,

  colleagueCalls: (truth, context, workNo = '30025') =>
    truth.state === 'idle' || truth.state === 'wrapUp'
      ? offer(truth, context, 'internal', `a${workNo}`)
      : null,

  answer: (truth) => talk(truth, legIn(truth, 'ringing')),

  reject: (truth, context) => notTaken(truth, context, 'AgentEvent_Call_Release', 7),

  noAnswer: (truth, context) => {
    const dialled = legIn(truth, 'remoteRinging');
    return dialled
      ? notReached(truth, context, dialled)
      : notTaken(truth, context, 'AgentEvent_No_Answer', 2);
  },

  dial: (truth, context, number = anyCustomer(truth), mode = 'audio') => {
    if (!isNumber(number)) return null;
    const call = newCall(truth, context, {
      direction: 'outbound',
      party: number,
      mode,
      phase: 'remoteRinging',
    });
    const alerting = callEvents(call, 'AgentEvent_Customer_Alerting');
    if (truth.calls.length === 1 && truth.calls[0]?.phase === 'held') {
      const calls = [...truth.calls, call];
      return { truth: { ...truth, calls, callCount: truth.callCount + 1 }, events: alerting };
    }
    if (truth.state !== 'idle' && truth.state !== 'busy' && truth.state !== 'wrapUp') return null;
    const phone = phoneEvents(
      context,
      ...callEvents(call, 'AgentOther_PhoneAlerting', 'AgentOther_PhoneOffhook'),
    );
    return { truth: occupied(truth, call), events: [...phone, barEvent('AgentState_Busy'), ...alerting] };
  },

  customerAnswers: (truth) => talk(truth, legIn(truth, 'remoteRinging')),

  hold: (truth) => {
    const leg = legIn(truth, 'talking');
    if (leg === undefined || truth.calls.length > 1) return null;
    return { truth: withPhase(truth, leg, 'held'), events: callEvents(leg, 'AgentEvent_Hold') };
  },

  retrieve: (truth) => (truth.calls.length === 1 ? talk(truth, legIn(truth, 'held')) : null),

  conference: (truth) => {
    const held = legIn(truth, 'held');
    if (held === undefined || legIn(truth, 'talking') === undefined) return null;
    const calls = truth.calls.map((call) => ({ ...call, phase: 'conference' as const }));
    const partner = calls.map((call) => call.party).join(', ');
    return {
      truth: { ...truth, calls },
      events: [barEvent('AgentEvent_Conference', { callId: held.callId, partner })],
    };
  },

  transfer: (truth, context, workNo = '30025') => {
    const leg = legIn(truth, 'talking');
    if (leg === undefined || leg.direction === 'internal') return null;
    const gone = callEvents(leg, 'AgentEvent_Call_Release', 'AgentEvent_Customer_Release');
    const phone = phoneEvents(context, ...callEvents(leg, 'AgentOther_PhoneRelease'));
    if (legIn(truth, 'held') !== undefined) {
      const recorded = { beginTime: leg.startedAt, endTime: context.now, taskId: 5301 };
      return finish(truth, context, true, [
        ...gone,
        ...phone,
        barEvent('AgentMediaEvent_StopRecordDone', recorded),
      ]);
    }
    const alerting = { callId: leg.callId, otherPhone: workNo, otherPhoneWorkno: workNo, type: 'main' };
    return finish(truth, context, true, [
      barEvent('AgentEvent_Customer_Alerting', alerting),
      ...callEvents(leg, 'AgentEvent_SuccTransResult'),
      ...gone,
      ...phone,
    ]);
  },

  hangUp,

  customerHangsUp,
};
