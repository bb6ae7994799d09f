import { describe, expect, it } from 'vitest';
import type { WireEvent } from '../../src/protocol/encode.ts';
import { type Bar, type BarOptions, buttonNames, createBar } from '../../src/simulator/bar.ts';
import type { ButtonName } from '../../src/simulator/bar-buttons.ts';

type Press = (bar: Bar) => boolean;

const signIn: Press = (bar) => bar.signIn();
const inCall: readonly Press[] = [signIn, (bar) => bar.customerCalls('1'), (bar) => bar.answer()];
const onHold: readonly Press[] = [...inCall, (bar) => bar.hold()];
const second: readonly Press[] = [...onHold, (bar) => bar.dial('2'), (bar) => bar.customerAnswers()];

/** Ways into a situation, by the buttons themselves. */
const ways = {
  signedOut: [],
  idle: [signIn],
  busy: [signIn, (bar) => bar.busy(203)],
  rest: [signIn, (bar) => bar.rest(60)],
  wrapUp: [signIn, (bar) => bar.wrapUp()],
  'working, rest asked for': [signIn, (bar) => bar.wrapUp(), (bar) => bar.rest(60)],
  ringing: [signIn, (bar) => bar.customerCalls('1')],
  dialling: [signIn, (bar) => bar.dial('1')],
  'dialling from busy': [signIn, (bar) => bar.busy(203), (bar) => bar.dial('1')],
  'dialling from working': [signIn, (bar) => bar.wrapUp(), (bar) => bar.dial('1')],
  talking: inCall,
  'talking to a colleague': [signIn, (bar) => bar.colleagueCalls(), (bar) => bar.answer()],
  'talking, busy asked for': [...inCall, (bar) => bar.busy(203)],
  held: onHold,
  'held and dialling': [...onHold, (bar) => bar.dial('2')],
  'held and talking': second,
  conference: [...second, (bar) => bar.conference()],
} satisfies { readonly [situation: string]: readonly Press[] };

type Situation = keyof typeof ways;

const barIn = (situation: Situation, options: BarOptions = {}) => {
  const sent: WireEvent[] = [];
  const bar = createBar({
    wrapUp: false,
    startAt: 1_767_254_400_000,
    ...options,
    send: (events) => sent.push(...events),
  });
  for (const press of ways[situation]) expect(press(bar)).toBe(true);
  const isFrom = sent.length;
  return { bar, since: () => sent.slice(isFrom) };
};

const short = ({ eventType }: WireEvent) => eventType.replace(/^Agent(State|Event|Other|MediaEvent)_/, '');

type Row = { readonly [Button in ButtonName]?: string };

const inbound = 'Busy PhoneAlerting PhoneOffhook Ringing > ringing';
const outbound = 'PhoneAlerting PhoneOffhook Busy Customer_Alerting > ringing';
const dropped = 'Call_Release PhoneRelease ShutdownService > signedOut';
const bothDropped = `Call_Release ${dropped}`;

/** Accepted without a word; granted after the call. */
const waits: Row = { busy: '', rest: '', forceBusy: '', forceRest: '', phonePlug: 'linkagePhoneStatus' };
const forces: Row = {
  phonePlug: 'linkagePhoneStatus',
  forceBusy: 'SetNotReady_Success > busy',
  forceIdle: 'Ready > idle',
  forceRest: 'SetRest_Success > rest',
  forceSignOut: 'ShutdownService > signedOut',
};

/** The events that a press sends, and the state after it when it is another. A button that is not listed is refused. */
const table: { readonly [Where in Situation]: Row } = {
  signedOut: { signIn: 'InService Ready > idle' },
  idle: {
    phonePlug: 'linkagePhoneStatus',
    signOut: '> signedOut',
    busy: 'SetNotReady_Success > busy',
    rest: 'SetRest_Success > rest',
    wrapUp: 'SetWork_Success > wrapUp',
    forceBusy: 'SetNotReady_Success > busy',
    forceRest: 'SetRest_Success > rest',
    forceSignOut: 'ShutdownService > signedOut',
    customerCalls: inbound,
    colleagueCalls: inbound,
    dial: outbound,
  },
  busy: {
    ...forces,
    signOut: '> signedOut',
    idle: 'CancelNotReady_Success > idle',
    busy: 'SetNotReady_Success > busy',
    dial: outbound,
  },
  rest: { ...forces, signOut: '> signedOut', idle: 'CancelRest_Success > idle' },
  wrapUp: {
    ...forces,
    signOut: '> signedOut',
    busy: '',
    rest: '',
    leaveWrapUp: 'CancelWork_Success > idle',
    colleagueCalls: inbound,
    dial: outbound,
  },
  'working, rest asked for': {
    ...forces,
    signOut: '> signedOut',
    idle: '',
    leaveWrapUp: 'SetRest_Success > rest',
    colleagueCalls: inbound,
    dial: outbound,
  },
  ringing: {
    ...waits,
    answer: 'Talking > talking',
    reject: 'Call_Release PhoneRelease SetNotReady_Success > busy',
    noAnswer: 'No_Answer PhoneRelease SetNotReady_Success > busy',
    hangUp: 'Call_Release PhoneRelease SetNotReady_Success > busy',
    customerHangsUp: 'Customer_Release Call_Release PhoneRelease Ready > idle',
    forceSignOut: dropped,
  },
  dialling: {
    ...waits,
    customerAnswers: 'Talking > talking',
    noAnswer: 'PhoneRelease Call_Out_Fail Connect_Fail Ready > idle',
    customerHangsUp: 'PhoneRelease Call_Out_Fail Connect_Fail Ready > idle',
    hangUp: 'Call_Release PhoneRelease Ready > idle',
    forceSignOut: dropped,
  },
  'dialling from busy': {
    ...waits,
    idle: '',
    customerAnswers: 'Talking > talking',
    noAnswer: 'PhoneRelease Call_Out_Fail Connect_Fail SetNotReady_Success > busy',
    customerHangsUp: 'PhoneRelease Call_Out_Fail Connect_Fail SetNotReady_Success > busy',
    hangUp: 'Call_Release PhoneRelease SetNotReady_Success > busy',
    forceSignOut: dropped,
  },
  'dialling from working': {
    ...waits,
    customerAnswers: 'Talking > talking',
    noAnswer: 'PhoneRelease Call_Out_Fail Connect_Fail Work > wrapUp',
    customerHangsUp: 'PhoneRelease Call_Out_Fail Connect_Fail Work > wrapUp',
    hangUp: 'Call_Release PhoneRelease Work > wrapUp',
    forceSignOut: dropped,
  },
  talking: {
    ...waits,
    muteKey: 'linkagePhoneMute',
    hold: 'Hold',
    transfer: 'Customer_Alerting SuccTransResult Call_Release Customer_Release PhoneRelease Ready > idle',
    hangUp: 'Call_Release Customer_Release PhoneRelease Ready > idle',
    customerHangsUp: 'Customer_Release Call_Release PhoneRelease Ready > idle',
    forceSignOut: dropped,
  },
  'talking to a colleague': {
    ...waits,
    muteKey: 'linkagePhoneMute',
    hold: 'Hold',
    hangUp: 'Call_Release Customer_Release PhoneRelease Ready > idle',
    customerHangsUp: 'Customer_Release Call_Release PhoneRelease Ready > idle',
    forceSignOut: dropped,
  },
  'talking, busy asked for': {
    phonePlug: 'linkagePhoneStatus',
    muteKey: 'linkagePhoneMute',
    idle: '',
    forceBusy: '',
    forceRest: '',
    hold: 'Hold',
    transfer:
      'Customer_Alerting SuccTransResult Call_Release Customer_Release PhoneRelease SetNotReady_Success > busy',
    hangUp: 'Call_Release Customer_Release PhoneRelease SetNotReady_Success > busy',
    customerHangsUp: 'Customer_Release Call_Release PhoneRelease SetNotReady_Success > busy',
    forceSignOut: dropped,
  },
  held: {
    ...waits,
    dial: 'Customer_Alerting',
    retrieve: 'Talking',
    customerHangsUp: 'Customer_Release Call_Release PhoneRelease Ready > idle',
    forceSignOut: dropped,
  },
  'held and dialling': {
    ...waits,
    customerAnswers: 'Talking',
    noAnswer: 'Call_Out_Fail Connect_Fail',
    customerHangsUp: 'Call_Out_Fail Connect_Fail',
    hangUp: 'Call_Release',
    forceSignOut: bothDropped,
  },
  'held and talking': {
    ...waits,
    muteKey: 'linkagePhoneMute',
    conference: 'Conference',
    transfer: 'Call_Release Customer_Release PhoneRelease StopRecordDone Ready > idle',
    hangUp: 'Call_Release Customer_Release',
    customerHangsUp: 'Customer_Release Call_Release',
    forceSignOut: bothDropped,
  },
  conference: {
    ...waits,
    muteKey: 'linkagePhoneMute',
    hangUp: 'Call_Release PhoneRelease Ready > idle',
    customerHangsUp: 'Customer_Release',
    forceSignOut: bothDropped,
  },
};

describe.each(Object.keys(ways) as Situation[])('%s', (situation) => {
  it.each(buttonNames)('%s', (button) => {
    const row = table[situation][button];
    const { bar, since } = barIn(situation);
    const before = bar.truth;
    expect(bar.can(button)).toBe(row !== undefined);
    expect(bar[button]()).toBe(row !== undefined);
    const [sent = '', state] = row?.split('> ') ?? [];
    expect([since().map(short).join(' '), bar.state]).toEqual([sent.trim(), state ?? before.state]);
    if (row === undefined) expect(bar.truth).toBe(before);
  });
});

describe('the same presses with other settings', () => {
  it.each<[string, BarOptions, Situation, Press, string]>([
    ['a phone off the hook', { offHook: true }, 'idle', (bar) => bar.customerCalls(), 'Busy Ringing'],
    ['a phone off the hook', { offHook: true }, 'idle', (bar) => bar.dial('1'), 'Busy Customer_Alerting'],
    [
      'a phone off the hook',
      { offHook: true },
      'talking',
      (bar) => bar.hangUp(),
      'Call_Release Customer_Release Ready',
    ],
    [
      'auto answer',
      { autoAnswer: true, offHook: true },
      'idle',
      (bar) => bar.customerCalls(),
      'Busy Auto_Answer Talking',
    ],
    [
      'wrap-up',
      { wrapUp: true, offHook: true },
      'talking',
      (bar) => bar.hangUp(),
      'Call_Release Customer_Release Work',
    ],
    [
      'wrap-up, not talked',
      { wrapUp: true, offHook: true },
      'dialling',
      (bar) => bar.hangUp(),
      'Call_Release Ready',
    ],
    [
      'the mute key twice',
      {},
      'talking',
      (bar) => bar.muteKey() && bar.muteKey(),
      'linkagePhoneMute linkagePhoneUnMute',
    ],
    [
      'the phone out and in',
      {},
      'idle',
      (bar) => bar.phonePlug() && bar.phonePlug(),
      'linkagePhoneStatus linkagePhoneStatus',
    ],
    ['older console', { olderForceIds: true }, 'idle', (bar) => bar.forceBusy(), 'Force_SetNotReady'],
    ['older console', { olderForceIds: true }, 'busy', (bar) => bar.forceIdle(), 'Force_Ready'],
    ['rest with approval', { restNeedsApproval: true }, 'idle', (bar) => bar.rest(60), ''],
    [
      'rest with approval',
      { restNeedsApproval: true },
      'idle',
      (bar) => bar.rest(60) && bar.grantRest(),
      'SetRest_Success',
    ],
    ['rest with approval', { restNeedsApproval: true }, 'idle', (bar) => bar.rest(60) && bar.idle(), ''],
    [
      'sign-in as busy',
      {},
      'signedOut',
      (bar) => bar.signIn({ status: 'busy' }),
      'InService Ready SetNotReady_Success',
    ],
    ['sign-in at work', {}, 'signedOut', (bar) => bar.signIn({ status: 'wrapUp' }), 'InService Ready Work'],
    [
      'the held customer leaves',
      {},
      'held and talking',
      (bar) => bar.customerHangsUp('held'),
      'Customer_Release Call_Release',
    ],
  ])('%s', (_, options, situation, press, sent) => {
    const { bar, since } = barIn(situation, options);
    expect(press(bar)).toBe(true);
    expect(since().map(short).join(' ')).toBe(sent);
  });
});

it.each<[string, Situation, Press]>([
  ['a busy reason that only the platform gives', 'idle', (bar) => bar.busy(2)],
  ['a busy reason beyond the range', 'idle', (bar) => bar.busy(251)],
  ['no time to rest', 'idle', (bar) => bar.rest(0)],
  ['more than a day of rest', 'idle', (bar) => bar.rest(86_400)],
  ['a rest cause beyond the range', 'idle', (bar) => bar.rest(60, 256)],
  ['a rest cause below the range', 'idle', (bar) => bar.rest(60, -1)],
  ['an empty number', 'idle', (bar) => bar.dial(' ')],
  ['a number of 65 digits', 'idle', (bar) => bar.dial('1'.repeat(65))],
])('refused: %s', (_, situation, press) => {
  const { bar, since } = barIn(situation);
  expect([press(bar), since(), bar.state]).toEqual([false, [], situation]);
});

it('a call has one id, in seconds and counter, and the second leg has the next', () => {
  const sent: WireEvent[] = [];
  const bar = createBar({ startAt: 1_767_254_400_000, send: (events) => sent.push(...events) });
  for (const press of ways.conference) press(bar);
  bar.hangUp();
  const contents = Object.fromEntries(sent.map((event) => [short(event), event.content]));
  const own = '70092';
  expect(contents).toMatchObject({
    PhoneAlerting: { callId: '1767254400-1', caller: '1' },
    Ringing: { callId: '1767254400-1', caller: '1', called: own, feature: '0' },
    Hold: '1767254400-1',
    Customer_Alerting: { callId: '1767254400-2', otherPhone: '2' },
    Talking: { callId: '1767254400-2', caller: own, called: '2', feature: '7' },
    Conference: { callId: '1767254400-1', partner: '1, 2' },
    Call_Release: '1767254400-1',
    PhoneRelease: { phoneState: '2' },
  });
});
