import { type EventId, rowOf } from '../protocol/catalogue.ts';
import type { CallMode } from '../protocol/encode.ts';

/** The phase of a call of the bar. */
export type BarCallPhase = 'ringing' | 'remoteRinging' | 'talking' | 'held' | 'conference';

/** One call leg as the bar knows it. */
export interface BarCall {
  /** `<unix seconds>-<counter>`. */
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound' | 'internal';
  /** The other party: a phone number, or an agent id after an `a`. */
  readonly party: string;
  /** The number at which the agent takes part. */
  readonly own: string;
  readonly mode: CallMode;
  readonly phase: BarCallPhase;
  /** The start of the call, ms since the epoch. */
  readonly startedAt: number;
}

const features = { inbound: '0', internal: '6', outbound: '7' } as const;

/** The content of an event about a call: field names as in the catalogue, scalars as texts. */
export const callContent = (id: EventId, call: Omit<BarCall, 'phase' | 'startedAt'>): unknown => {
  const { callId, direction, party, own } = call;
  const [caller, called] = direction === 'outbound' ? [own, party] : [party, own];
  const mediaAbility = call.mode === 'video' ? '3' : '1';
  const media = { caller, called, feature: features[direction], type: 'main', mediaAbility };
  if (rowOf(id).content === 'callId') return callId;
  switch (id) {
    case 'AgentEvent_Talking':
      return { callId, ...media };
    case 'AgentEvent_Ringing':
    case 'AgentEvent_Auto_Answer':
      return { callId, ...media, mediaType: '5', transfer: 'no', transFrom: '' };
    case 'AgentEvent_Customer_Alerting':
      return { callId, otherPhone: party, otherPhoneWorkno: '', type: 'main' };
    case 'AgentEvent_Customer_Release':
      return { callId, number: party };
    case 'AgentEvent_SuccTransResult':
      return { callId, result: '0' };
    case 'AgentOther_PhoneAlerting':
      // Real systems name the caller on inbound calls; on outbound ones they send null.
      return direction === 'outbound' ? null : { callId, caller };
    case 'AgentOther_PhoneOffhook':
      return { type: 'main' };
    case 'AgentOther_PhoneRelease':
      return { phoneState: '3' };
    default:
      return null;
  }
};
