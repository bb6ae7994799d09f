import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';

/** Phone numbers, agent ids, names and words that must not arrive anywhere. */
export const planted: readonly string[] = [
  '+7 921 555-01-77',
  '13912345678',
  '4008001234',
  '88017',
  'Zhang Wei',
  'Ms Petrova',
  'calls back about her loan',
  'petrova-2026-11-22.wav',
];

const [outsidePhone, mobile, hotline, workNo, colleague, customer, note, file] = planted;

const call = { callid: '1767254400-7', caller: mobile, called: hotline, feature: 7 };

const events: readonly { readonly eventType: string; readonly content?: unknown }[] = [
  { eventType: 'AgentState_Ready' },
  { eventType: 'AgentEvent_Talking', content: { ...call, callid: '1767254400-6', caller: outsidePhone } },
  { eventType: 'AgentState_Ready' },
  { eventType: 'AgentState_Busy' },
  { eventType: 'AgentEvent_Ringing', content: { ...call, transFrom: colleague } },
  { eventType: 'AgentEvent_Talking', content: call },
  { eventType: 'AgentEvent_Customer_Alerting', content: { callid: '2', otherPhone: outsidePhone } },
  {
    eventType: 'AgentEvent_Conference',
    content: { callid: '1767254400-7', partner: [customer, outsidePhone] },
  },
  { eventType: 'AgentEvent_Customer_Release', content: { callid: '1767254400-7', number: outsidePhone } },
  { eventType: 'AgentOther_Note', content: { sender: colleague, context: note } },
  { eventType: 'AgentMediaEvent_Record', content: { ...call, fileName: file } },
  { eventType: 'AgentState_Work' },
  { eventType: 'AgentState_CancelRest_Success' },
  { eventType: 'AgentOther_Party', content: { name: customer, phone: mobile } },
];

/** Calls full of personal data, unexpected and unknown events, and messages that are not the bar's. */
export const privateCalls = (): readonly Frame[] => {
  const startAt = Date.UTC(2026, 0, 1, 8);
  const sent = events.map(({ eventType, content = null }, index): Frame => {
    const at = startAt + index * 1000;
    return messageFrame(encodeEvent({ eventType, workNo: String(workNo), eventGenTime: at, content }), {
      at,
      door: 'simulator',
    });
  });
  return [
    ...sent,
    messageFrame({ eventType: 'AgentEvent_Talking', content: { caller: { name: customer, phone: mobile } } }),
    messageFrame(`{"from":"${customer} ${mobile}"`),
  ];
};
