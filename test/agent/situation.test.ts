import { describe, expect, it } from 'vitest';
import { type EventRow, runTable } from './run-table.ts';

const talking = (callid: string): EventRow => ['AgentEvent_Talking', { callid }];
const ringing = (callid: string): EventRow => ['AgentEvent_Ringing', { callid }];
const dialled = (callid: string): EventRow => ['AgentEvent_Customer_Alerting', { callid }];
const hold = (callid: string): EventRow => ['AgentEvent_Hold', callid];
const released = (callid: string): EventRow => ['AgentEvent_Call_Release', callid];
const left = (callid: string, number: string): EventRow => [
  'AgentEvent_Customer_Release',
  { callid, number },
];
const conference = (callid: string): EventRow => ['AgentEvent_Conference', { callid, partner: '138,139' }];

describe('the call that matters most', () => {
  it.each<readonly [what: string, sent: readonly EventRow[], call: string]>([
    ['none', ['AgentState_Ready'], 'none'],
    ['a reservation', ['AgentState_Busy'], 'null reserved'],
    ['the one that rings', [ringing('c1')], 'c1 ringing'],
    ['the one that is dialled, rather than the held one', [hold('c1'), dialled('c2')], 'c2 remoteRinging'],
    ['the one that is talked, rather than the held one', [hold('c1'), talking('c2')], 'c2 talking'],
    ['the one that is talked, rather than the dialled one', [talking('c1'), dialled('c2')], 'c1 talking'],
    ['the one that is talked, after the other rang', [talking('c1'), ringing('c2')], 'c1 talking'],
    ['the one that is left', [hold('c1'), talking('c2'), released('c2')], 'c1 held'],
    ['the first of two that are held', [hold('c1'), talking('c2'), hold('c2')], 'c1 held'],
    ['a conference', [hold('c1'), talking('c2'), conference('c1')], 'c1 conference'],
    ['none when all are over', [talking('c1'), released('c1')], 'none'],
    ['none when the state allows none', [talking('c1'), 'AgentState_Work'], 'none'],
  ])('%s', (_what, sent, expected) => {
    const { call } = runTable(sent).model.situation;
    expect(call === null ? 'none' : `${call.id} ${call.phase}`).toBe(expected);
  });
});

describe('how the talk is', () => {
  it.each<readonly [what: string, sent: readonly EventRow[], talk: string | null]>([
    ['no talk', ['AgentState_Ready'], null],
    ['a ring', [ringing('c1')], null],
    ['active', [talking('c1')], 'active'],
    ['held', [talking('c1'), hold('c1')], 'held'],
    ['retrieved', [talking('c1'), hold('c1'), talking('c1')], 'active'],
    ['the second leg talks', [hold('c1'), talking('c2')], 'active'],
    ['the second leg is over, the first is still held', [hold('c1'), talking('c2'), released('c2')], 'held'],
    ['three talk', [hold('c1'), talking('c2'), conference('c1')], 'conference'],
    ['two of three are left', [hold('c1'), talking('c2'), conference('c1'), left('c2', '139')], 'active'],
    [
      'a leg is merged into the conference',
      [hold('c1'), talking('c2'), conference('c1'), released('c2')],
      'conference',
    ],
    ['over', [talking('c1'), 'AgentState_Ready'], null],
  ])('%s', (_what, sent, talk) => {
    expect(runTable(sent).model.situation.talk).toBe(talk);
  });
});
