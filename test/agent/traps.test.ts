import { describe, expect, it } from 'vitest';
import type { Situation } from '../../src/agent/situation.ts';
import type { AgentState } from '../../src/protocol/agent-state.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { type EventRow, runTable, start } from './run-table.ts';

const call = { callid: 'c1', caller: '138', called: '700', feature: '0' };
const busy = (reason: number): EventRow => ['AgentState_SetNotReady_Success', { reason: String(reason) }];

/** The events that bring an agent into each state, with a connected call where there is one. */
// biome-ignore format: one state a line reads as a table
const into: { readonly [State in Exclude<AgentState, 'unknown'>]: readonly EventRow[] } = {
  signedOut: ['AgentState_Ready', 'AgentOther_ShutdownService'],
  idle: ['AgentState_Ready'],
  busy: ['AgentState_Ready', busy(203)],
  rest: ['AgentState_Ready', 'AgentState_SetRest_Success'],
  wrapUp: ['AgentState_Ready', 'AgentState_SetWork_Success'],
  ringing: ['AgentState_Ready', 'AgentState_Busy', ['AgentEvent_Ringing', call]],
  talking: ['AgentState_Ready', 'AgentState_Busy', ['AgentEvent_Talking', call]],
};

/** The situation after a table, of which nothing may have been unexpected. */
const expectedly = (...sent: readonly EventRow[]): Situation => {
  const { model, warnings } = runTable(sent);
  expect(warnings).toEqual([]);
  return model.situation;
};

type Row = readonly [from: keyof typeof into, sent: readonly EventRow[], state: AgentState];

describe('trap 1: AgentState_Busy is occupied by a call, never the busy status', () => {
  it.each<Row>([
    ['idle', ['AgentState_Busy'], 'ringing'],
    ['idle', [busy(0)], 'busy'],
    ['idle', ['AgentState_Force_SetNotReady'], 'busy'],
    ['busy', ['AgentState_Busy'], 'ringing'],
    ['ringing', ['AgentState_Busy'], 'ringing'],
    ['talking', ['AgentState_Busy'], 'talking'],
  ])('%s, then %j, is %s', (from, sent, state) => {
    expect(expectedly(...into[from], ...sent).state).toBe(state);
  });

  it('a supervisor forces busy with reason 3', () => {
    expect(expectedly(...into.idle, 'AgentState_Force_SetNotReady').reason).toBe(3);
  });
});

describe('trap 2: AgentEvent_Customer_Alerting is the far end ringing, hold is AgentEvent_Hold', () => {
  it.each<readonly [sent: EventRow, talk: string, phase: string]>([
    [['AgentEvent_Hold', 'c1'], 'held', 'held'],
    [['AgentEvent_Customer_Alerting', { callid: 'c1', otherPhone: '139' }], 'active', 'talking'],
    [['AgentEvent_Customer_Alerting', { callid: 'c2', otherPhone: '139' }], 'active', 'talking'],
  ])('%j while talking', (sent, talk, phase) => {
    expect(expectedly(...into.talking, sent)).toMatchObject({
      state: 'talking',
      talk,
      call: { id: 'c1', phase },
    });
  });

  it.each<keyof typeof into>(['idle', 'rest', 'ringing', 'talking'])(
    'in the form of a hold it changes nothing in %s, and a finding reports it',
    (from) => {
      const { steps, findings, outcomes } = runTable([...into[from], ['AgentEvent_Customer_Alerting', 'c1']]);
      expect(outcomes.at(-1)).toBe('informational');
      expect(steps.at(-1)?.after).toBe(steps.at(-1)?.before);
      expect(findings).toMatchObject([
        {
          id: 'ambiguous-hold',
          level: 'warning',
          message: `AgentEvent_Customer_Alerting arrived with a bare call id, which is the content of AgentEvent_Hold, while ${from}. It was not applied; the state is still ${from}.`,
        },
      ]);
    },
  );
});

describe('trap 3: content is an object, a bare call id or null; the id is callid or callId', () => {
  it.each<readonly [what: string, content: unknown]>([
    ['a bare call id', 'c1'],
    ['callid', { callid: 'c1' }],
    ['callId', { callId: 'c1' }],
    ['null, and there is but one leg', null],
  ])('a leg is released by %s', (_what, content) => {
    const { call: foremost, calls } = expectedly(...into.talking, ['AgentEvent_Call_Release', content]);
    expect(foremost).toBeNull();
    expect(calls).toMatchObject([{ id: 'c1', phase: 'ended', endCause: 'released' }]);
  });
});

describe('trap 4: event.data in every shape', () => {
  const event = { eventType: 'AgentState_Ready', workNo: '30021' };
  it.each<readonly [what: string, data: unknown]>([
    ['an envelope', encodeEvent(event)],
    ['an envelope as text', encodeEvent(event, { text: true })],
    ['a bare event', encodeEvent(event, { shape: 'bare' })],
    ['a bare event as text', encodeEvent(event, { shape: 'bare', text: true })],
    ['a list', encodeEvent(event, { shape: 'list' })],
    ['a list as text', encodeEvent(event, { shape: 'list', text: true })],
  ])('%s', (_what, data) => {
    const run = runTable([messageFrame(data)]);
    expect(run.states).toEqual(['idle']);
    expect(run.model.situation.workNo).toBe('30021');
    expect(run.findings).toEqual([]);
  });

  it('a list gives one step for each event, oldest first', () => {
    const eventList = ['AgentState_Ready', 'AgentState_Busy', 'AgentEvent_Talking'].map((eventType) => ({
      eventType,
    }));
    const { states, steps } = runTable([messageFrame({ workNo: '1', eventList })]);
    expect(states).toEqual(['idle', 'ringing', 'talking']);
    expect(steps.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });
});

describe('trap 5: the order shows the direction', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[], direction: string]>([
    ['Busy, then PhoneAlerting', ['AgentState_Busy', 'AgentOther_PhoneAlerting'], 'inbound'],
    ['PhoneAlerting, then Busy', ['AgentOther_PhoneAlerting', 'AgentState_Busy'], 'outbound'],
    ['PhoneAlerting that names a caller', [['AgentOther_PhoneAlerting', { callid: 'c1', caller: '138' }]], 'inbound'],
    ['always off-hook, called', ['AgentState_Busy', ['AgentEvent_Ringing', { callid: 'c1' }]], 'inbound'],
    ['always off-hook, dialling', ['AgentState_Busy', ['AgentEvent_Customer_Alerting', { callid: 'c1' }]], 'outbound'],
    ['the call type overrules it', ['AgentState_Busy', ['AgentEvent_Talking', { callid: 'c1', feature: '6' }]], 'internal'],
  ])('%s', (_what, sent, direction) => {
    expect(expectedly('AgentState_Ready', ...sent).call?.direction).toBe(direction);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: EventRow, direction: string]>([
    ['Ringing', ['AgentEvent_Ringing', { callid: 'c1', caller: 'a30025' }], 'internal'],
    ['in capitals', ['AgentEvent_Ringing', { callid: 'c1', caller: 'A30025' }], 'internal'],
    ['Auto_Answer', ['AgentEvent_Auto_Answer', { callid: 'c1', caller: 'a30025' }], 'internal'],
    ['the own phone', ['AgentOther_PhoneAlerting', { callid: 'c1', caller: 'a30025' }], 'internal'],
    ['the far end, by work number', ['AgentEvent_Customer_Alerting', { callid: 'c1', otherPhone: '70093', otherPhoneWorkno: '30025' }], 'internal'],
    ['the far end, as a party', ['AgentEvent_Customer_Alerting', { callid: 'c1', otherPhone: 'a30025' }], 'internal'],
    ['a customer', ['AgentEvent_Ringing', { callid: 'c1', caller: '30025' }], 'inbound'],
    ['a masked colleague', ['AgentEvent_Ringing', { callid: 'c1', caller: 'agent#1' }], 'internal'],
    ['the call type overrules it', ['AgentEvent_Ringing', { callid: 'c1', caller: 'a30025', feature: '0' }], 'inbound'],
    ['a caller that only begins so', ['AgentEvent_Ringing', { callid: 'c1', caller: 'anonymous' }], 'inbound'],
  ])('a colleague is recognised by the letter before the number: %s', (_what, sent, direction) => {
    expect(expectedly('AgentState_Ready', sent).call?.direction).toBe(direction);
  });

  it('a colleague who calls a busy agent is no dialling out', () => {
    const sent: readonly EventRow[] = [
      'AgentState_SetNotReady_Success',
      ['AgentOther_PhoneAlerting', { callid: 'c1', caller: 'a30025' }],
    ];
    expect(runTable(sent).steps.map(({ outcome }) => outcome)).toEqual(['expected', 'unexpected']);
  });

  it('an outbound call names its parties as they arrive', () => {
    const sent: readonly EventRow[] = [
      'AgentOther_PhoneAlerting',
      'AgentState_Busy',
      ['AgentEvent_Customer_Alerting', { callid: 'c1', otherPhone: '139' }],
    ];
    expect(expectedly(...into.idle, ...sent).call).toMatchObject({
      called: '139',
      caller: null,
      direction: 'outbound',
    });
  });
});

// Trap 6 (origins) and the other half of trap 7 (no ready signal) are the doors' matter: test/frames.
describe('trap 7: the iframe may reload later', () => {
  it('the state before is stale until the next event, which is not taken for a second delivery', () => {
    const again: EventRow = ['AgentState_Ready', null, { gen: 1000, at: 9000 }];
    const interrupted: EventRow = { kind: 'interrupted', cause: 'reload', at: start + 5000, door: 'window' };
    expect(runTable([...into.idle, interrupted]).model.situation).toMatchObject({
      state: 'idle',
      certainty: 'stale',
    });
    const { steps } = runTable([...into.idle, interrupted, again]);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['expected', 'informational', 'expected']);
    expect(steps.at(-1)?.after).toMatchObject({ state: 'idle', certainty: 'observed' });
  });
});

describe('trap 8: a voluntary sign-out is silent', () => {
  it.each<keyof typeof into>(['idle', 'busy', 'rest', 'wrapUp', 'signedOut'])(
    'signing in again out of %s is in order',
    (from) => {
      expect(expectedly(...into[from], 'AgentOther_InService').state).toBe('signedOut');
      expect(expectedly(...into[from], 'AgentOther_InService', 'AgentState_Ready').state).toBe('idle');
    },
  );

  it('a sign-out that is announced ends calls', () => {
    for (const id of [
      'AgentOther_ShutdownService',
      'Force_Logout',
      'AgentSession_Destroyed',
      'AgentSession_ThirdLogin',
    ] as const) {
      expect(expectedly(...into.talking, id)).toMatchObject({ state: 'signedOut', call: null });
    }
  });
});

describe('trap 9: busy or rest asked for during a call comes only afterwards', () => {
  it.each<Row>([
    ['talking', [['AgentEvent_Call_Release', 'c1'], busy(203)], 'busy'],
    ['talking', [['AgentEvent_Call_Release', 'c1'], 'AgentState_SetRest_Success'], 'rest'],
    ['talking', [busy(203)], 'busy'],
    ['talking', ['AgentState_Work', busy(203)], 'busy'],
    ['wrapUp', ['AgentState_SetRest_Success'], 'rest'],
    ['ringing', [['AgentEvent_No_Answer', 'c1'], busy(2)], 'busy'],
    ['ringing', ['AgentState_SetRest_Success'], 'rest'],
  ])('%s, then %j, is %s', (from, sent, state) => {
    expect(expectedly(...into[from], ...sent)).toMatchObject({ state, call: null });
  });
});

describe('trap 10: texts can carry runs of NUL', () => {
  it('they are cut before anything is compared', () => {
    const sent: readonly EventRow[] = [
      ['AgentState_Ready', null, { workNo: '30021\0\0\0' }],
      'AgentState_Busy',
      ['AgentEvent_Talking', { callid: 'c1\0\0', caller: '138\0' }],
      ['AgentEvent_Call_Release', 'c1\0\0\0\0'],
    ];
    expect(expectedly(...sent)).toMatchObject({
      workNo: '30021',
      call: null,
      calls: [{ id: 'c1', caller: '138' }],
    });
  });
});

describe('never a warning', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, from: keyof typeof into, sent: readonly EventRow[], state: AgentState]>([
    ['a repeated Ready', 'idle', ['AgentState_Ready', 'AgentState_Ready'], 'idle'],
    ['a forced Ready', 'idle', ['AgentState_Force_Ready'], 'idle'],
    ['releases after the state event', 'talking', ['AgentState_Work', ['AgentEvent_Call_Release', 'c1'], ['AgentEvent_Customer_Release', call]], 'wrapUp'],
    ['releases in the other order', 'talking', [ ['AgentEvent_Customer_Release', call], ['AgentEvent_Call_Release', 'c1'], ], 'talking'],
    ['a release without a call', 'idle', [['AgentEvent_Call_Release', 'c9']], 'idle'],
    ['a release when signed out', 'signedOut', [['AgentEvent_Call_Release', 'c9']], 'signedOut'],
    ['Talking during talking', 'talking', [['AgentEvent_Talking', call]], 'talking'],
    ['retrieve', 'talking', [ ['AgentEvent_Hold', 'c1'], ['AgentEvent_Talking', call], ], 'talking'],
    ['Work without a call', 'idle', ['AgentState_Work'], 'wrapUp'],
    ['Work right after sign-in', 'signedOut', ['AgentOther_InService', 'AgentState_Ready', 'AgentState_Work'], 'wrapUp'],
    ['Work again', 'wrapUp', ['AgentState_Work', 'AgentState_SetWork_Success'], 'wrapUp'],
    ['a changed reason of busy', 'busy', [busy(205)], 'busy'],
    ['rest out of busy', 'busy', ['AgentState_SetRest_Success'], 'rest'],
    ['rest set again', 'rest', [['AgentState_SetRest_Success', { reason: '2' }]], 'rest'],
    ['rest over its time', 'rest', ['AgentState_Rest_Timeout', 'AgentState_Rest_Timeout'], 'rest'],
    ['busy out of rest, by a supervisor', 'rest', [busy(3)], 'busy'],
    ['busy out of rest, by a supervisor of an older console', 'rest', ['AgentState_Force_SetNotReady'], 'busy'],
    ['busy out of rest, by the phone', 'rest', [busy(5)], 'busy'],
    ['Ready out of rest', 'rest', ['AgentState_Ready'], 'idle'],
    ['Ready out of busy', 'busy', ['AgentState_Ready'], 'idle'],
    ['Ready out of wrap-up', 'wrapUp', ['AgentState_Ready'], 'idle'],
    ['an internal call in wrap-up', 'wrapUp', ['AgentState_Busy', ['AgentEvent_Ringing', { callid: 'c2', feature: '6' }]], 'ringing'],
    ['dialling out of busy', 'busy', ['AgentOther_PhoneAlerting', 'AgentState_Busy', ['AgentEvent_Customer_Alerting', { callid: 'c2' }]], 'ringing'],
    ['a second leg', 'talking', [ ['AgentEvent_Hold', 'c1'], ['AgentEvent_Customer_Alerting', { callid: 'c2' }], ['AgentEvent_Talking', { callid: 'c2' }], ], 'talking'],
    ['the call type event that nobody maps', 'talking', ['AgentEvent_SuccTransResult', 'AgentOther_PhoneRelease'], 'talking'],
  ])('%s', (_what, from, sent, state) => {
    expect(expectedly(...into[from], ...sent).state).toBe(state);
  });

  it('an unknown but well-formed id: unmapped, and only information', () => {
    const { outcomes, findings } = runTable([...into.idle, ['AgentEvent_From_Tomorrow', { a: 1 }]]);
    expect(outcomes.at(-1)).toBe('unmapped');
    expect(findings).toMatchObject([{ id: 'unmapped-event', level: 'info', count: 1 }]);
  });
});

describe('always a warning', () => {
  const ringing = [
    'AgentState_Busy',
    'AgentOther_PhoneAlerting',
    'AgentEvent_Ringing',
    'AgentEvent_Auto_Answer',
    'AgentEvent_Customer_Alerting',
  ] as const;
  it.each<readonly [from: keyof typeof into, sent: EventRow, state: AgentState]>([
    ['rest', ['AgentEvent_Talking', call], 'talking'],
    ...ringing.map((id): [keyof typeof into, EventRow, AgentState] => ['rest', id, 'ringing']),
    ['idle', ['AgentEvent_Talking', call], 'talking'],
    ['busy', ['AgentEvent_Talking', call], 'talking'],
    ['signedOut', ['AgentEvent_Talking', call], 'talking'],
    ['busy', ['AgentEvent_Ringing', call], 'ringing'],
    ['busy', ['AgentOther_PhoneAlerting', call], 'ringing'],
    ...(['signedOut', 'idle', 'busy', 'wrapUp', 'ringing', 'talking'] as const).map(
      (from): [keyof typeof into, EventRow, AgentState] => [from, 'AgentState_CancelRest_Success', 'idle'],
    ),
    ...(['signedOut', 'idle', 'rest', 'wrapUp', 'ringing', 'talking'] as const).map(
      (from): [keyof typeof into, EventRow, AgentState] => [
        from,
        'AgentState_CancelNotReady_Success',
        'idle',
      ],
    ),
    ...(['signedOut', 'idle', 'busy', 'rest', 'ringing', 'talking'] as const).map(
      (from): [keyof typeof into, EventRow, AgentState] => [from, 'AgentState_CancelWork_Success', 'idle'],
    ),
    ...(['signedOut', 'idle', 'busy', 'wrapUp', 'ringing', 'talking'] as const).map(
      (from): [keyof typeof into, EventRow, AgentState] => [from, 'AgentState_Rest_Timeout', 'rest'],
    ),
    ...ringing.map((id): [keyof typeof into, EventRow, AgentState] => ['signedOut', id, 'ringing']),
    ['signedOut', busy(0), 'busy'],
    ['signedOut', 'AgentState_Force_SetNotReady', 'busy'],
    ['signedOut', 'AgentState_SetRest_Success', 'rest'],
    ['signedOut', 'AgentState_Work', 'wrapUp'],
    ['signedOut', 'AgentState_SetWork_Success', 'wrapUp'],
    ['signedOut', ['AgentEvent_Hold', 'c1'], 'talking'],
    ['signedOut', ['AgentEvent_Conference', call], 'talking'],
    ['rest', busy(0), 'busy'],
    ['rest', busy(203), 'busy'],
    ['rest', 'AgentState_Work', 'wrapUp'],
    ['busy', 'AgentState_Work', 'wrapUp'],
    ['ringing', ['AgentEvent_Hold', 'c1'], 'talking'],
    ['talking', 'AgentOther_InService', 'signedOut'],
  ])('in %s: %j, followed to %s', (from, sent, state) => {
    const { steps, findings } = runTable([...into[from], sent]);
    expect(steps.at(-1)).toMatchObject({
      outcome: 'unexpected',
      before: { state: from },
      after: { state, certainty: 'observed' },
    });
    expect(findings).toMatchObject([{ id: 'unexpected-transition', level: 'warning', count: 1 }]);
  });

  it('and each time anew', () => {
    const { findings } = runTable([
      ...into.idle,
      'AgentState_CancelRest_Success',
      'AgentState_CancelWork_Success',
      'AgentState_CancelRest_Success',
    ]);
    expect(findings.map(({ count }) => count)).toEqual([1, 2, 3]);
  });
});

describe('a late join proves nothing wrong', () => {
  it.each<readonly [sent: EventRow, state: AgentState]>([
    [['AgentEvent_Talking', call], 'talking'],
    [['AgentEvent_Hold', 'c1'], 'talking'],
    [['AgentEvent_Conference', call], 'talking'],
    ['AgentState_Busy', 'ringing'],
    ['AgentState_CancelRest_Success', 'idle'],
    ['AgentState_CancelNotReady_Success', 'idle'],
    ['AgentState_CancelWork_Success', 'idle'],
    ['AgentState_Rest_Timeout', 'rest'],
    ['AgentOther_ShutdownService', 'signedOut'],
    [['AgentEvent_Call_Release', 'c1'], 'unknown'],
    ['AgentOther_PhoneRelease', 'unknown'],
  ])('%j', (sent, state) => {
    const { model, findings } = runTable([sent]);
    expect(model.situation.state).toBe(state);
    expect(findings).toEqual([]);
  });

  it('the start is unknown, never idle', () => {
    expect(runTable([]).model.situation).toMatchObject({
      state: 'unknown',
      certainty: 'unknown',
      since: null,
      workNo: null,
    });
  });
});

describe('the agent’s own phone is not picked up', () => {
  const fails: EventRow = ['AgentEvent_Call_Out_Fail', 'c1'];
  it.each<readonly [from: 'idle' | 'busy' | 'wrapUp', facts: object]>([
    ['idle', { reason: null, wrapUpOrigin: null }],
    ['busy', { reason: 203, wrapUpOrigin: null }],
    ['wrapUp', { reason: null, wrapUpOrigin: 'requested' }],
  ])('the agent is back in %s, which is concluded', (state, facts) => {
    const back = expectedly(...into[state], 'AgentOther_PhoneAlerting', fails, [
      'AgentEvent_Connect_Fail',
      'c1',
    ]);
    expect(back).toMatchObject({ state, ...facts, certainty: 'assumed', call: null });
  });

  it('but not once the platform has occupied the agent: then only the platform ends the call', () => {
    const sent: readonly EventRow[] = ['AgentOther_PhoneAlerting', 'AgentState_Busy', fails];
    expect(expectedly(...into.idle, ...sent)).toMatchObject({ state: 'ringing', call: null });
    expect(expectedly(...into.idle, ...sent, 'AgentState_Ready').state).toBe('idle');
  });
});

describe('the next call right after the last', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[]]>([
    ['reserved', ['AgentState_Busy', ['AgentEvent_Ringing', { callid: 'c2' }]]],
    ['rung', [['AgentEvent_Ringing', { callid: 'c2' }]]],
    ['dialled', ['AgentOther_PhoneAlerting', 'AgentState_Busy', ['AgentEvent_Customer_Alerting', { callid: 'c2' }]]],
  ])('%s: ringing again, without the old leg', (_what, sent) => {
    const next = expectedly(...into.talking, ['AgentEvent_Call_Release', 'c1'], ...sent);
    expect(next).toMatchObject({ state: 'ringing', calls: [{ id: 'c2' }] });
  });

  it('bug: the late release of the last call ended the next one, which had no id yet', () => {
    const late: EventRow = [
      'AgentEvent_Customer_Release',
      { callid: 'c1', number: '138' },
      { at: 9000, gen: 3500 },
    ];
    const next = expectedly(...into.talking, 'AgentState_Ready', 'AgentOther_PhoneAlerting', late);
    expect(next).toMatchObject({ state: 'ringing', call: { id: null, phase: 'ringing' } });
  });
});
