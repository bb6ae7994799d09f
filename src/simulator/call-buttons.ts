import type { ButtonTable } from './bar-buttons.ts';
import { type BarTruth, type Desk, type Outcome, say } from './bar-truth.ts';
import {
  anyCustomer,
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
  told,
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

const hangUp = (truth: BarTruth, desk: Desk): Outcome => {
  if (legIn(truth, 'ringing')) return notTaken(truth, desk, 'AgentEvent_Call_Release', 7);
  const dialled = legIn(truth, 'remoteRinging');
  if (dialled) {
    const gone = told(dialled, 'AgentEvent_Call_Release');
    if (truth.calls.length > 1) return { truth: without(truth, dialled), says: gone };
    const phone = phoneEvents(desk, say('AgentOther_PhoneRelease', { phoneState: '2' }));
    return finish(truth, desk, false, [...gone, ...phone]);
  }
  const joined = legIn(truth, 'conference');
  // The other two go on talking without the agent.
  if (joined)
    return endLeg({ ...truth, calls: [joined] }, desk, joined, ['AgentEvent_Call_Release'], 'agent');
  const leg = legIn(truth, 'talking');
  if (leg === undefined) return null;
  return endLeg(truth, desk, leg, ['AgentEvent_Call_Release', 'AgentEvent_Customer_Release'], 'agent');
};

const customerHangsUp = (truth: BarTruth, desk: Desk, which: 'active' | 'held' = 'active'): Outcome => {
  const offered = legIn(truth, 'ringing');
  if (offered) {
    const gone = told(offered, 'AgentEvent_Customer_Release', 'AgentEvent_Call_Release');
    const phone = phoneEvents(desk, ...told(offered, 'AgentOther_PhoneRelease'));
    return finish(truth, desk, false, [...gone, ...phone]);
  }
  const dialled = legIn(truth, 'remoteRinging');
  if (dialled && which === 'active') return notReached(truth, desk, dialled);
  const joined = truth.calls.findLast((call) => call.phase === 'conference');
  if (joined) {
    const left = without(truth, joined);
    const [stays] = left.calls;
    const next = stays === undefined ? left : withPhase(left, stays, 'talking');
    return { truth: next, says: told(joined, 'AgentEvent_Customer_Release') };
  }
  const asked = legIn(truth, which === 'held' ? 'held' : 'talking');
  const leg = asked ?? (truth.calls.length === 1 ? truth.calls[0] : undefined);
  if (leg === undefined) return null;
  return endLeg(truth, desk, leg, ['AgentEvent_Customer_Release', 'AgentEvent_Call_Release'], 'platform');
};

/** The buttons that make, change and end calls, the far side's among them. */
export const callButtons: Pick<ButtonTable, CallButton> = {
  customerCalls: (truth, desk, number = anyCustomer(truth)) =>
    truth.state === 'idle' ? offer(truth, desk, 'inbound', number) : null,

  colleagueCalls: (truth, desk, workNo = '30025') =>
    truth.state === 'idle' || truth.state === 'wrapUp' ? offer(truth, desk, 'internal', `a${workNo}`) : null,

  answer: (truth) => talk(truth, legIn(truth, 'ringing')),

  reject: (truth, desk) => notTaken(truth, desk, 'AgentEvent_Call_Release', 7),

  noAnswer: (truth, desk) => {
    const dialled = legIn(truth, 'remoteRinging');
    return dialled ? notReached(truth, desk, dialled) : notTaken(truth, desk, 'AgentEvent_No_Answer', 2);
  },

  dial: (truth, desk, number = anyCustomer(truth), mode = 'audio') => {
    if (!isNumber(number)) return null;
    const call = newCall(truth, desk, { direction: 'outbound', party: number, mode, phase: 'remoteRinging' });
    const alerting = told(call, 'AgentEvent_Customer_Alerting');
    if (truth.calls.length === 1 && truth.calls[0]?.phase === 'held') {
      const calls = [...truth.calls, call];
      return { truth: { ...truth, calls, callCount: truth.callCount + 1 }, says: alerting };
    }
    if (truth.state !== 'idle' && truth.state !== 'busy' && truth.state !== 'wrapUp') return null;
    const phone = phoneEvents(desk, ...told(call, 'AgentOther_PhoneAlerting', 'AgentOther_PhoneOffhook'));
    return { truth: occupied(truth, call), says: [...phone, say('AgentState_Busy'), ...alerting] };
  },

  customerAnswers: (truth) => talk(truth, legIn(truth, 'remoteRinging')),

  hold: (truth) => {
    const leg = legIn(truth, 'talking');
    if (leg === undefined || truth.calls.length > 1) return null;
    return { truth: withPhase(truth, leg, 'held'), says: told(leg, 'AgentEvent_Hold') };
  },

  retrieve: (truth) => (truth.calls.length === 1 ? talk(truth, legIn(truth, 'held')) : null),

  conference: (truth) => {
    const held = legIn(truth, 'held');
    if (held === undefined || legIn(truth, 'talking') === undefined) return null;
    const calls = truth.calls.map((call) => ({ ...call, phase: 'conference' as const }));
    const partner = calls.map((call) => call.party).join(', ');
    return {
      truth: { ...truth, calls },
      says: [say('AgentEvent_Conference', { callId: held.callId, partner })],
    };
  },

  transfer: (truth, desk, workNo = '30025') => {
    const leg = legIn(truth, 'talking');
    if (leg === undefined || leg.direction === 'internal') return null;
    const gone = told(leg, 'AgentEvent_Call_Release', 'AgentEvent_Customer_Release');
    const phone = phoneEvents(desk, ...told(leg, 'AgentOther_PhoneRelease'));
    if (legIn(truth, 'held') !== undefined) {
      const recorded = { beginTime: leg.startedAt, endTime: desk.now, taskId: 5301 };
      return finish(truth, desk, true, [...gone, ...phone, say('AgentMediaEvent_StopRecordDone', recorded)]);
    }
    const alerting = { callId: leg.callId, otherPhone: workNo, otherPhoneWorkno: workNo, type: 'main' };
    return finish(truth, desk, true, [
      say('AgentEvent_Customer_Alerting', alerting),
      ...told(leg, 'AgentEvent_SuccTransResult'),
      ...gone,
      ...phone,
    ]);
  },

  hangUp,

  customerHangsUp,
};
