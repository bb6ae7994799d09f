import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageHandleTime, measures, occupancy } from '../../src/measures/measures.ts';
import { summary, type Totals } from '../../src/measures/summary.ts';
import { replay } from '../../src/replay/replay.ts';
import { framesOf as simulated } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { type EventRow, framesOf, start } from '../agent/run-table.ts';
import { badLines, storms } from '../replay/storms.ts';

const second = 1000;
const minute = 60 * second;

const at = (time: number) => ({ at: time });
const call = (callid: string, feature = '0') => ({ callid, caller: '13800000001', called: '70092', feature });

const totalsOf = (sent: readonly EventRow[], until: number): Totals =>
  summary(replay(framesOf(sent), { until: start + until }).intervals).overall;

const answered = (from: number, id: string): readonly EventRow[] => [
  ['AgentState_Busy', null, at(from)],
  ['AgentEvent_Ringing', call(id), at(from + second)],
  ['AgentEvent_Talking', call(id), at(from + 10 * second)],
];

describe('what a shift adds up to', () => {
  it('one call with a hold and wrap-up, then waiting', () => {
    const totals = totalsOf(
      [
        ['AgentOther_InService', null, at(0)],
        ['AgentState_Ready', null, at(0)],
        ...answered(minute, '1-1'),
        ['AgentEvent_Hold', '1-1', at(2 * minute)],
        ['AgentEvent_Talking', call('1-1'), at(3 * minute)],
        ['AgentEvent_Call_Release', '1-1', at(4 * minute)],
        ['AgentState_Work', null, at(4 * minute)],
        ['AgentState_CancelWork_Success', null, at(5 * minute)],
      ],
      10 * minute,
    );
    expect(totals).toMatchObject({
      from: start,
      to: start + 10 * minute,
      signedIn: 10 * minute,
      ring: 10 * second,
      talk: 50 * second + minute,
      hold: minute,
      wrapUp: minute,
      handled: 1,
      offered: 1,
      offeredRing: 10 * second,
      calls: { inbound: 1, outbound: 0, internal: 0, unknown: 0 },
    });
    expect(totals.time).toMatchObject({
      idle: 6 * minute,
      talking: 2 * minute + 50 * second,
      wrapUp: minute,
    });
    expect(averageHandleTime(totals)).toBe(3 * minute + 50 * second);
    expect(occupancy(totals)).toBe(4 / 10);
  });

  const ringing = (feature = '0'): readonly EventRow[] => [
    ['AgentState_Ready', null, at(0)],
    ['AgentState_Busy', null, at(minute)],
    ['AgentEvent_Ringing', call('1-1', feature), at(minute)],
  ];
  it.each<{ readonly what: string; readonly sent: readonly EventRow[]; readonly counted: Partial<Totals> }>([
    {
      what: 'busy by reason 2 after a ring',
      sent: [...ringing(), ['AgentState_SetNotReady_Success', { reason: '2' }, at(2 * minute)]],
      counted: { missed: 1, handled: 0, rejected: 0, abandoned: 0, offeredRing: minute },
    },
    {
      what: 'No_Answer after a ring, and idle',
      sent: [
        ...ringing(),
        ['AgentEvent_No_Answer', '1-1', at(minute)],
        ['AgentState_Ready', null, at(2 * minute)],
      ],
      counted: { missed: 1 },
    },
    {
      what: 'busy by reason 7 after a ring',
      sent: [...ringing(), ['AgentState_SetNotReady_Success', { reason: '7' }, at(2 * minute)]],
      counted: { rejected: 1, missed: 0 },
    },
    {
      what: 'idle after a ring',
      sent: [...ringing(), ['AgentState_Ready', null, at(2 * minute)]],
      counted: { abandoned: 1, missed: 0 },
    },
    {
      what: 'a colleague who rings',
      sent: [
        ...ringing('6'),
        ['AgentEvent_Talking', call('1-1', '6'), at(2 * minute)],
        ['AgentState_Ready', null],
      ],
      counted: { handled: 1, calls: { inbound: 0, outbound: 0, internal: 1, unknown: 0 } },
    },
    {
      what: 'a dialled number that nobody answers',
      sent: [
        ['AgentState_Ready', null, at(0)],
        ['AgentOther_PhoneAlerting', null, at(minute)],
        ['AgentState_Busy', null, at(minute)],
        ['AgentEvent_Customer_Alerting', { callid: '1-1', otherPhone: '13800000001' }, at(minute)],
        ['AgentEvent_Call_Out_Fail', '1-1', at(2 * minute)],
        ['AgentState_Ready', null, at(2 * minute)],
      ],
      counted: {
        notReached: 1,
        abandoned: 0,
        offered: 0,
        calls: { inbound: 0, outbound: 1, internal: 0, unknown: 0 },
      },
    },
    {
      what: 'a second leg within a call',
      sent: [
        ...ringing(),
        ['AgentEvent_Talking', call('1-1'), at(2 * minute)],
        ['AgentEvent_Hold', '1-1', at(3 * minute)],
        ['AgentEvent_Customer_Alerting', { callid: '1-2', otherPhone: '13800000003' }, at(3 * minute)],
        ['AgentEvent_Talking', call('1-2', '7'), at(4 * minute)],
        ['AgentEvent_Conference', { callid: '1-1', partner: '13800000001, 13800000003' }, at(5 * minute)],
        ['AgentState_Ready', null, at(6 * minute)],
      ],
      counted: { handled: 1, talk: 3 * minute, hold: minute },
    },
    {
      what: 'a ring that goes on at the end',
      sent: ringing(),
      counted: { unfinished: 1, abandoned: 0, handled: 0, ring: 9 * minute },
    },
    {
      what: 'rests, one of them too long, one split by an interruption',
      sent: [
        ['AgentState_SetRest_Success', { reason: '12' }, at(0)],
        ['AgentState_Rest_Timeout', null, at(minute)],
        { kind: 'interrupted', cause: 'reload', at: start + 2 * minute, door: 'window' },
        ['AgentState_CancelRest_Success', null, at(3 * minute)],
        ['AgentState_SetRest_Success', { reason: '12' }, at(4 * minute)],
        ['AgentState_CancelRest_Success', null, at(5 * minute)],
      ],
      counted: { rests: 2, overdueRests: 1, overdue: 2 * minute, unsure: minute },
    },
    {
      what: 'wrap-up without a call is other work',
      sent: [
        ['AgentState_Ready', null, at(0)],
        ['AgentState_SetWork_Success', null, at(minute)],
        ['AgentState_CancelWork_Success', null, at(2 * minute)],
      ],
      counted: { wrapUp: 0 },
    },
    {
      what: 'nobody signed in',
      sent: [['AgentOther_ShutdownService', null, at(0)]],
      counted: { signedIn: 0, from: start, to: start + 10 * minute },
    },
  ])('$what', ({ sent, counted }) => {
    expect(totalsOf(sent, 10 * minute)).toMatchObject(counted);
  });

  it('is nothing of nothing', () => {
    expect(summary([])).toMatchObject({ agents: [], overall: { from: null, handled: 0 } });
    expect(
      measures.map(({ of }) => of(summary([]).overall)).filter((value) => value !== null && value !== 0),
    ).toEqual([]);
  });

  it('counts agents separately, in the order of their numbers', () => {
    const lines = ['30100', '9001', '30021'].map((workNo, index) =>
      JSON.stringify({ at: 1000 + index, data: { eventType: 'AgentState_Ready', workNo, content: null } }),
    );
    const { agents, overall } = summary(replay(lines, { until: 2000 }).intervals);
    expect(agents.map(({ workNo, time }) => [workNo, time.idle])).toEqual([
      ['9001', 999],
      ['30021', 998],
      ['30100', 1000],
    ]);
    expect(overall.time.idle).toBe(2997);
  });
});

describe('for any frames', () => {
  const anyTotals = fc
    .oneof(
      storms,
      badLines,
      fc.constantFrom(...scenarioNames).map((name) => simulated(name)),
    )
    .map((frames) => replay(frames).intervals);

  it('the times per state add up to the shift, and every contact has one outcome', () => {
    fc.assert(
      fc.property(anyTotals, (intervals) => {
        for (const totals of summary(intervals).agents) {
          const length = (totals.to ?? 0) - (totals.from ?? 0);
          const times = Object.values(totals.time).reduce((sum, time) => sum + time, 0);
          const isOneAgent = new Set(intervals.map(({ workNo }) => workNo)).size === 1;
          if (isOneAgent) expect(times).toBe(length);
          expect(totals.ring).toBe(totals.time.ringing);
          expect(totals.talk + totals.hold).toBe(totals.time.talking);
          expect(totals.wrapUp).toBeLessThanOrEqual(totals.time.wrapUp);
          const outcomes =
            totals.handled +
            totals.missed +
            totals.rejected +
            totals.abandoned +
            totals.notReached +
            totals.unfinished;
          expect(outcomes).toBe(Object.values(totals.calls).reduce((sum, count) => sum + count, 0));
          const share = occupancy(totals);
          if (share !== null) expect(share).toBeGreaterThanOrEqual(0);
          if (share !== null) expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
