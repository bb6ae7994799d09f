import { describe, expect, it } from 'vitest';
import { occupancy } from '../../src/measures/measures.ts';
import { summary, type Totals } from '../../src/measures/summary.ts';
import { replay } from '../../src/replay/replay.ts';
import { answer, type EventRow, framesOf, start } from '../agent/run-table.ts';

const minute = 60_000;
const hour = 60 * minute;
const at = (time: number) => ({ at: time });
const untimed = (time: number) => ({ at: time, gen: null });
const call = (feature = '0') => ({ callid: '1-1', feature });

const totalsOf = (sent: readonly EventRow[], until?: number): Totals =>
  summary(replay(framesOf(sent), until === undefined ? {} : { until: start + until }).intervals).overall;

interface Row {
  readonly name: string;
  readonly sent: readonly EventRow[];
  readonly counted: Partial<Totals>;
}

const none = { handled: 0, missed: 0, rejected: 0, abandoned: 0, notReached: 0, unfinished: 0 };

const rows: readonly Row[] = [
  {
    name: 'talk that began and ended in one millisecond, as for a tab that slept',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ['AgentState_Busy', null, untimed(minute)],
      ['AgentEvent_Ringing', call(), untimed(minute)],
      ['AgentEvent_Talking', call(), untimed(2 * minute)],
      ['AgentEvent_Call_Release', '1-1', untimed(2 * minute)],
      ['AgentState_Work', null, untimed(2 * minute)],
      ['AgentState_CancelWork_Success', null, untimed(3 * minute)],
    ],
    counted: { ...none, handled: 1, ring: minute, talk: 0, wrapUp: minute, offered: 1 },
  },
  {
    name: 'a whole call in one millisecond, without wrap-up',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ['AgentState_Busy', null, untimed(minute)],
      ['AgentEvent_Ringing', call(), untimed(minute)],
      ['AgentEvent_Talking', call(), untimed(minute)],
      ['AgentEvent_Call_Release', '1-1', untimed(minute)],
      ['AgentState_Ready', null, untimed(minute)],
      ['AgentState_SetRest_Success', null, untimed(2 * minute)],
    ],
    counted: { ...none, handled: 1, ring: 0, talk: 0, offered: 1, offeredRing: 0 },
  },
  {
    name: 'two whole calls in one millisecond',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ...['1-1', '1-2'].flatMap((callid): readonly EventRow[] => [
        ['AgentState_Busy', null, untimed(minute)],
        ['AgentEvent_Ringing', { callid, feature: '0' }, untimed(minute)],
        ['AgentEvent_Talking', { callid, feature: '0' }, untimed(minute)],
        ['AgentState_Work', null, untimed(minute)],
      ]),
      ['AgentState_Ready', null, untimed(2 * minute)],
    ],
    counted: { ...none, handled: 2, offered: 2 },
  },
  {
    name: 'a call whose end was lost, and the next one, whose ring was lost as well',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ['AgentState_Busy', null, untimed(minute)],
      ['AgentEvent_Ringing', call(), untimed(minute)],
      ['AgentEvent_Talking', call(), untimed(2 * minute)],
      ['AgentState_Busy', null, untimed(4 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '0' }, untimed(5 * minute)],
      ['AgentState_Work', null, untimed(6 * minute)],
      ['AgentState_Ready', null, untimed(7 * minute)],
    ],
    counted: { ...none, handled: 2, wrapUp: minute },
  },
  {
    name: 'a ring that nobody answered, and the next call, the state between them lost',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentEvent_No_Answer', '1-1', at(2 * minute)],
      ['AgentState_Busy', null, at(4 * minute)],
      ['AgentEvent_Ringing', { callid: '1-2', feature: '0' }, at(4 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '0' }, at(5 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 1, missed: 1, offered: 2, wrapUp: minute },
  },
  {
    name: 'a ring that the caller gave up, and talk of the next call, all between them lost',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentEvent_Customer_Release', { callid: '1-1', number: '1' }, at(2 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '0' }, at(5 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 1, abandoned: 1, talk: minute },
  },
  {
    name: 'a ring whose end was lost, and the next call',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentState_Busy', null, at(4 * minute)],
      ['AgentOther_PhoneAlerting', { callid: '1-2', caller: '1' }, at(4 * minute)],
      ['AgentEvent_Ringing', { callid: '1-2', feature: '0' }, at(4 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '0' }, at(5 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 1, abandoned: 1, offered: 2, talk: minute },
  },
  {
    name: 'talk of two calls, all between the end of the first and the talk of the second lost',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentEvent_Talking', call(), at(2 * minute)],
      ['AgentEvent_Call_Release', '1-1', at(3 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '0' }, at(5 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 2, talk: 4 * minute, wrapUp: minute },
  },
  {
    name: 'a consultation whose first leg ended before the second',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentEvent_Talking', call(), at(2 * minute)],
      ['AgentEvent_Hold', '1-1', at(3 * minute)],
      ['AgentEvent_Customer_Alerting', { callid: '1-2', otherPhone: '2' }, at(3 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '7' }, at(4 * minute)],
      ['AgentEvent_Customer_Release', { callid: '1-1', number: '1' }, at(5 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 1, talk: 3 * minute, hold: minute, wrapUp: minute },
  },
  {
    name: 'a ring of no time at all that nobody answered',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ['AgentState_Busy', null, untimed(minute)],
      ['AgentEvent_Ringing', call(), untimed(minute)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, untimed(minute)],
      ['AgentState_CancelNotReady_Success', null, untimed(2 * minute)],
    ],
    counted: { ...none, missed: 1, offered: 1 },
  },
  {
    name: 'a queue callback that rang at the agent and was not answered',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentOther_PhoneAlerting', { callid: '1-1' }, at(minute)],
      ['AgentEvent_Ringing', call('45'), at(minute)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, at(2 * minute)],
      ['AgentState_CancelNotReady_Success', null, at(3 * minute)],
    ],
    counted: { ...none, missed: 1 },
  },
  {
    name: 'a queue callback that the agent refused',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call('45'), at(minute)],
      ['AgentState_SetNotReady_Success', { reason: '7' }, at(2 * minute)],
      ['AgentState_CancelNotReady_Success', null, at(3 * minute)],
    ],
    counted: { ...none, rejected: 1 },
  },
  {
    name: 'a dialled number that nobody answers',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentOther_PhoneAlerting', null, at(minute)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Customer_Alerting', { callid: '1-1', otherPhone: '1' }, at(minute)],
      ['AgentEvent_Call_Out_Fail', '1-1', at(2 * minute)],
      ['AgentState_Ready', null, at(2 * minute)],
    ],
    counted: { ...none, notReached: 1, offered: 0 },
  },
  {
    name: 'a colleague who was called and does not answer',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Customer_Alerting', { callid: '1-1', otherPhone: '30022', feature: '6' }, at(minute)],
      ['AgentEvent_Inside_Call_Fail', '1-1', at(2 * minute)],
      ['AgentState_Ready', null, at(2 * minute)],
    ],
    counted: { ...none, notReached: 1, offered: 0, ring: minute },
  },
  {
    name: 'a colleague who calls and gives up',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call('6'), at(minute)],
      ['AgentEvent_Customer_Release', '1-1', at(2 * minute)],
      ['AgentState_Ready', null, at(2 * minute)],
    ],
    counted: { ...none, abandoned: 1, offered: 1 },
  },
  {
    name: 'a ring at the own phone alone that nobody answered',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentOther_PhoneAlerting', { callid: '1-1' }, at(minute)],
      ['AgentEvent_No_Answer', '1-1', at(2 * minute)],
      ['AgentState_SetRest_Success', null, at(3 * minute)],
    ],
    counted: { ...none, missed: 1 },
  },
  {
    name: 'the own phone that was not picked up, dialling out of the busy that a missed call left behind',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call(), at(minute)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, at(2 * minute)],
      ['AgentOther_PhoneAlerting', null, at(3 * minute)],
      ['AgentEvent_Call_Out_Fail', '1-2', at(4 * minute)],
      ['AgentState_Ready', null, at(5 * minute)],
    ],
    counted: { ...none, missed: 1, notReached: 1 },
  },
  ...(
    [
      ['nobody had answered', 'AgentState_SetNotReady_Success', { missed: 1 }],
      ['wrap-up followed', 'AgentState_Work', { handled: 1 }],
    ] as const
  ).map(
    ([what, id, counted]): Row => ({
      name: `a ring for which a status query answered 7, and ${what}`,
      sent: [
        ['AgentState_Ready', null, at(0)],
        ['AgentState_Busy', null, at(minute)],
        ['AgentEvent_Ringing', call(), at(minute)],
        answer({ agentState: 7 }, 2 * minute),
        [id, { reason: '2' }, at(3 * minute)],
        ['AgentState_Ready', null, at(4 * minute)],
      ],
      counted: { ...none, ...counted },
    }),
  ),
  {
    name: 'a dialled number that nobody answers, back in the busy that a missed call left behind',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, at(minute)],
      ['AgentOther_PhoneAlerting', null, at(2 * minute)],
      ['AgentState_Busy', null, at(2 * minute)],
      ['AgentEvent_Customer_Alerting', { callid: '1-1', otherPhone: '1' }, at(3 * minute)],
      ['AgentEvent_Call_Out_Fail', '1-1', at(4 * minute)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, at(4 * minute)],
      ['AgentState_Ready', null, at(5 * minute)],
    ],
    counted: { ...none, notReached: 1 },
  },
  {
    name: 'a call whose type shows only after a consultation',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentEvent_Hold', '1-1', at(minute)],
      ['AgentEvent_Customer_Alerting', { callid: '1-2', otherPhone: 'a30025' }, at(2 * minute)],
      ['AgentEvent_Talking', { callid: '1-2', feature: '51' }, at(3 * minute)],
      ['AgentEvent_Call_Release', '1-2', at(4 * minute)],
      ['AgentEvent_Talking', call(), at(4 * minute)],
      ['AgentState_Work', null, at(6 * minute)],
      ['AgentState_Ready', null, at(7 * minute)],
    ],
    counted: { ...none, handled: 1, calls: { inbound: 1, outbound: 0, internal: 0, unknown: 0 } },
  },
  {
    name: 'a call back whose type is known before the own phone rings',
    sent: [
      ['AgentState_Ready', null, at(0)],
      ['AgentState_Busy', null, at(minute)],
      ['AgentEvent_Ringing', call('45'), at(minute)],
      ['AgentOther_PhoneAlerting', { callid: '1-1', caller: '1' }, at(minute)],
      ['AgentState_SetNotReady_Success', { reason: '2' }, at(2 * minute)],
      ['AgentState_CancelNotReady_Success', null, at(3 * minute)],
    ],
    counted: { ...none, missed: 1, calls: { inbound: 0, outbound: 1, internal: 0, unknown: 0 } },
  },
  {
    name: 'a rest that was granted and ended in one millisecond',
    sent: [
      ['AgentState_Ready', null, untimed(0)],
      ['AgentState_SetRest_Success', { reason: '3' }, untimed(minute)],
      ['AgentState_CancelRest_Success', null, untimed(minute)],
      ['AgentState_SetNotReady_Success', null, untimed(2 * minute)],
    ],
    counted: { rests: 1 },
  },
];

describe('the outcome of a contact is what happened, however long it took', () => {
  it.each(rows)('$name', ({ sent, counted }) => {
    expect(totalsOf(sent)).toMatchObject(counted);
  });
});

describe('a stretch without any message for hours', () => {
  const call24 = (from: number): readonly EventRow[] => [
    ['AgentState_Busy', null, at(from)],
    ['AgentEvent_Ringing', call(), at(from)],
    ['AgentEvent_Talking', call(), at(from + minute)],
    ['AgentState_Ready', null, at(from + 30 * minute)],
  ];
  const night: readonly EventRow[] = [
    ['AgentState_Ready', null, at(0)],
    ...call24(30 * minute),
    // The agent signs out, and the bar sends no event about it.
    ['AgentOther_InService', null, at(23 * hour)],
    ['AgentState_Ready', null, at(23 * hour)],
  ];

  it('is marked, and no part of the occupancy', () => {
    const { intervals } = replay(framesOf(night), { until: start + 24 * hour });
    expect(intervals.filter(({ silent }) => silent > 0)).toMatchObject([
      { state: 'idle', from: start + hour, to: start + 23 * hour, silent: 22 * hour },
    ]);
    const { overall } = summary(intervals);
    expect(overall.silent).toBe(22 * hour);
    expect(occupancy(overall)).toBe(30 / (30 + 30 + 60));
  });

  it.each([
    { name: 'four hours and a bit', sent: [at(0), at(4 * hour + 1)], silent: 4 * hour + 1 },
    { name: 'four hours', sent: [at(0), at(4 * hour)], silent: 0 },
    { name: 'three hours twice', sent: [at(0), at(3 * hour), at(6 * hour)], silent: 0 },
    { name: 'five hours twice', sent: [at(0), at(5 * hour), at(10 * hour)], silent: 10 * hour },
  ])('$name', ({ sent, silent }) => {
    const ready = sent.map((time): EventRow => ['AgentState_Ready', null, time]);
    expect(totalsOf(ready, sent.at(-1)?.at).silent).toBe(silent);
  });

  it('bug: was longer than the stretch when a status answer dated its end back', () => {
    const said: readonly EventRow[] = [
      ['AgentState_Ready', null, at(0)],
      answer({ state: 'rest', since: start + 5 * hour }, 10 * hour),
    ];
    const { intervals } = replay(framesOf(said), { until: start + 10 * hour });
    expect(
      intervals.map(({ state, from, to, silent }) => [state, (to - from) / hour, silent / hour]),
    ).toEqual([
      ['idle', 5, 5],
      ['rest', 5, 0],
    ]);
  });

  it('is nothing unusual for an agent who is signed out', () => {
    const sent: readonly EventRow[] = [
      ['AgentOther_ShutdownService', null, at(0)],
      ['AgentOther_InService', null, at(20 * hour)],
    ];
    expect(totalsOf(sent).silent).toBe(0);
  });
});
