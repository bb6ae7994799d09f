import { describe, expect, it } from 'vitest';
import type { Situation } from '../../src/agent/situation.ts';
import { eventIds } from '../../src/protocol/catalogue.ts';
import { type EventRow, interruption, runTable } from './run-table.ts';

const call = { callid: 'c1', feature: '0' };
const talking: readonly EventRow[] = ['AgentState_Ready', 'AgentState_Busy', ['AgentEvent_Talking', call]];
const mute: EventRow = ['AgentEvent_linkagePhoneMute', { callId: 'c1' }];
const unmute: EventRow = ['AgentEvent_linkagePhoneUnMute', { callId: 'c1' }];
const status = (result: unknown): EventRow => ['AgentEvent_linkagePhoneStatus', { result }];

const shown = (...sent: readonly EventRow[]): Situation => {
  const { model, warnings } = runTable(sent);
  expect(warnings).toEqual([]);
  return model.situation;
};

describe('the mute key of the phone', () => {
  it.each<readonly [what: string, sent: readonly EventRow[], muted: boolean]>([
    ['no key', talking, false],
    ['pressed', [...talking, mute], true],
    ['pressed twice', [...talking, mute, unmute], false],
    ['of a call that is over', [...talking, mute, ['AgentEvent_Call_Release', 'c1']], false],
    [
      'of a call that is held and retrieved',
      [...talking, mute, ['AgentEvent_Hold', 'c1'], ['AgentEvent_Talking', call]],
      true,
    ],
    [
      'and the next call',
      [...talking, mute, 'AgentState_Ready', 'AgentState_Busy', ['AgentEvent_Talking', { callid: 'c2' }]],
      false,
    ],
    ['without a call', ['AgentState_Ready', mute], false],
  ])('%s', (_what, sent, muted) => {
    expect(shown(...sent).muted).toBe(muted);
  });

  it.each(['c1', 'c2'])('bug: in a conference a key that named %s muted only that leg', (callId) => {
    const conference: readonly EventRow[] = [
      ...talking,
      ['AgentEvent_Hold', 'c1'],
      ['AgentEvent_Customer_Alerting', { callid: 'c2', otherPhone: '139' }],
      ['AgentEvent_Talking', { callid: 'c2', feature: '7' }],
      ['AgentEvent_Conference', { callid: 'c1', partner: '138, 139' }],
      ['AgentEvent_linkagePhoneMute', { callId }],
    ];
    expect(shown(...conference).muted).toBe(true);
    expect(shown(...conference, ['AgentEvent_linkagePhoneUnMute', { callId }]).muted).toBe(false);
  });

  it('moves nothing else', () => {
    const { state, since, certainty } = shown(...talking);
    expect(shown(...talking, mute)).toMatchObject({ state, since, certainty });
  });

  it('leaves a stale state stale', () => {
    expect(shown(...talking, interruption(9000, 'reload'), [mute[0], mute[1], { at: 9500 }])).toMatchObject({
      muted: true,
      certainty: 'stale',
    });
  });
});

describe('the status of the phone', () => {
  it.each<readonly [result: unknown, phone: Situation['phone']]>([
    [0, 'online'],
    [1, 'online'],
    [2, 'online'],
    [3, 'online'],
    ['4', 'offline'],
    [4, 'offline'],
    [5, 'online'],
    [6, null],
    [-1, null],
    [0.5, null],
    [null, null],
  ])('%j is %s', (result, phone) => {
    expect(shown('AgentState_Ready', status(result))).toMatchObject({ phone, state: 'idle' });
  });

  it('is reported once when it goes offline, as information', () => {
    const { findings, outcomes } = runTable(['AgentState_Ready', status(4), status(4), status(3), status(9)]);
    expect(findings.map(({ id, level }) => [id, level])).toEqual([['phone-offline', 'info']]);
    expect(outcomes).toEqual(['expected', 'expected', 'repeated', 'expected', 'informational']);
  });

  it('does not follow from any other event', () => {
    expect(
      eventIds.filter((id) => runTable(['AgentState_Ready', [id]]).model.situation.phone !== null),
    ).toEqual([]);
  });
});
