import { describe, expect, it } from 'vitest';
import { firstModel } from '../../src/agent/model.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { answer, type EventRow, interruption, runTable, start } from './run-table.ts';

const of = (workNo: string, id = 'AgentState_Ready'): EventRow => [id, null, { workNo }];

describe('one agent', () => {
  it('is the first one seen, and another one is not applied', () => {
    const { outcomes, model, findings } = runTable([of('1'), of('2', 'AgentState_SetRest_Success'), of('1')]);
    expect(outcomes).toEqual(['expected', 'foreign', 'repeated']);
    expect(model.situation).toMatchObject({ workNo: '1', state: 'idle' });
    expect(findings).toMatchObject([
      {
        id: 'foreign-agent',
        level: 'warning',
        message:
          'AgentState_SetRest_Success is about another agent than the one that this model follows. It was not applied.',
      },
    ]);
  });

  it('is the configured one, whoever comes first', () => {
    const { outcomes, model } = runTable([of('1'), of('2')], {}, firstModel('2'));
    expect(outcomes).toEqual(['foreign', 'expected']);
    expect(model.situation.workNo).toBe('2');
  });

  it('is meant by events that name nobody', () => {
    const { outcomes, model } = runTable([of('1'), of('', 'AgentState_SetRest_Success')]);
    expect(outcomes).toEqual(['expected', 'expected']);
    expect(model.situation).toMatchObject({ workNo: '1', state: 'rest' });
  });

  it('hands the seat over with a sign-out', () => {
    const { outcomes, model } = runTable([of('1'), of('1', 'AgentOther_ShutdownService'), of('2')]);
    expect(outcomes).toEqual(['expected', 'expected', 'expected']);
    expect(model.situation).toMatchObject({ workNo: '2', state: 'idle' });
  });

  it('stays the same when it was configured', () => {
    const sent = [of('1'), of('1', 'AgentOther_ShutdownService'), of('2')];
    expect(runTable(sent, {}, firstModel('1')).outcomes).toEqual(['expected', 'expected', 'foreign']);
  });

  it('a stranger moves neither the clock nor what counts as newest', () => {
    const stranger: EventRow = ['AgentState_Ready', null, { workNo: '2', at: 2000, gen: 900_000 }];
    const { outcomes, model } = runTable([of('1'), stranger, of('1', 'AgentState_SetRest_Success')]);
    expect(outcomes).toEqual(['expected', 'foreign', 'expected']);
    expect(model.timeline.newest).toBe(start + 3000);
  });

  it.each([
    ['informational', 'AgentMediaEvent_StopRecordDone'],
    ['unmapped', 'AgentEvent_From_Tomorrow'],
  ])('bug: an %s event bound the model to whomever it named', (outcome, id) => {
    const { outcomes, model } = runTable([of('2', id), of('1'), of('1', 'AgentState_SetRest_Success')]);
    expect(outcomes).toEqual([outcome, 'expected', 'expected']);
    expect(model.situation.workNo).toBe('1');
  });

  it('is the same with and without zeros in front', () => {
    const { outcomes, model } = runTable([of('30021'), of('030021', 'AgentState_SetRest_Success')]);
    expect(outcomes).toEqual(['expected', 'expected']);
    expect(model.situation).toMatchObject({ workNo: '30021', state: 'rest' });
    expect(runTable([of('030021')], {}, firstModel('30021')).outcomes).toEqual(['expected']);
    expect(runTable([of('30021'), of('300210')]).outcomes).toEqual(['expected', 'foreign']);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [from: string, sent: readonly EventRow[]]>([
    ['idle', [of('1')]],
    ['rest', [of('1'), of('1', 'AgentState_SetRest_Success')]],
    ['wrapUp', [of('1'), of('1', 'AgentState_Work')]],
  ])('bug: the sign-in of another agent after a silent sign-out out of %s was foreign for ever', (_, sent) => {
    const { steps, findings, model } = runTable([...sent, of('2', 'AgentOther_InService'), of('2'), of('1')]);
    const [opening, ready, old] = steps.slice(-3);
    expect(opening).toMatchObject({ outcome: 'expected', after: { workNo: '2', state: 'signedOut' } });
    expect(ready).toMatchObject({ outcome: 'expected', after: { workNo: '2', state: 'idle' } });
    expect(old?.outcome).toBe('foreign');
    expect(model.situation.certainty).toBe('observed');
    expect(findings.map(({ id }) => id)).toEqual(['foreign-agent']);
  });

  it('takes the seat even when the clock of the platform was set back in between', () => {
    const { states } = runTable([
      ['AgentState_Ready', null, { workNo: '1', at: 1000, gen: 1000 }],
      ['AgentOther_InService', null, { workNo: '2', at: 9000, gen: -3_600_000 }],
      ['AgentState_Ready', null, { workNo: '2', at: 9500, gen: -3_599_500 }],
    ]);
    expect(states).toEqual(['idle', 'signedOut', 'idle']);
  });

  it('does not take the seat of a configured agent by signing in', () => {
    const { outcomes } = runTable([of('1'), of('2', 'AgentOther_InService')], {}, firstModel('1'));
    expect(outcomes).toEqual(['expected', 'foreign']);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, row: EventRow]>([
    ['the end of a call', ['AgentEvent_Call_Release', 'c1', { workNo: '2' }]],
    ['the key of a phone', ['AgentEvent_linkagePhoneMute', { callId: 'c1' }, { workNo: '2' }]],
    ['the status of a phone', ['AgentEvent_linkagePhoneStatus', { result: 4 }, { workNo: '2' }]],
  ])('bug: is not bound by %s, which shows nobody in the seat', (_what, row) => {
    expect(runTable([row, of('1')]).model.situation).toMatchObject({ workNo: '1', state: 'idle' });
    const { outcomes, model } = runTable([of('1'), of('1', 'AgentOther_ShutdownService'), row, of('1')]);
    expect(outcomes.at(-1)).toBe('expected');
    expect(model.situation).toMatchObject({ workNo: '1', state: 'idle' });
  });

  it.each<readonly [how: string, said: readonly EventRow[]]>([
    ['a sign-in', [of('2', 'AgentOther_InService')]],
    ['an event after a sign-out', [of('1', 'AgentOther_ShutdownService'), of('2')]],
  ])('bug: who took the seat by %s had the calls and the phone of the one before', (_how, said) => {
    const { model } = runTable([
      ['AgentEvent_Talking', { callid: 'c1' }, { workNo: '1' }],
      of('1'),
      ['AgentEvent_linkagePhoneStatus', { result: 4 }, { workNo: '1' }],
      ...said,
    ]);
    expect(model.situation).toMatchObject({ workNo: '2', calls: [], phone: null });
  });

  it('ends the call of the one before, who did not leave it, when somebody else signs in', () => {
    const { model } = runTable([
      ['AgentEvent_Talking', { callid: 'c1' }, { workNo: '1' }],
      of('2', 'AgentOther_InService'),
    ]);
    expect(model.situation).toMatchObject({ workNo: '2', calls: [{ id: 'c1', phase: 'ended' }] });
  });

  it('is named by the message around an event that leaves the name empty', () => {
    const event = { eventType: 'AgentState_SetRest_Success', workNo: '', content: null };
    const list = messageFrame({ workNo: '2', eventList: [event] }, { at: start + 5000 });
    expect(runTable([of('1'), list]).outcomes).toEqual(['expected', 'foreign']);
  });

  it.each([' 30021 ', '0030021', 30_021 as unknown as string])('is the configured one, %j', (workNo) => {
    expect(runTable([of('30021')], {}, firstModel(workNo)).outcomes).toEqual(['expected']);
  });

  it('is not taken from events that nobody knows, once one is bound', () => {
    const { outcomes, model } = runTable([
      of('1'),
      of('2', 'AgentEvent_From_Tomorrow'),
      of('2', 'AgentOther_PhoneBusy'),
    ]);
    expect(outcomes).toEqual(['expected', 'foreign', 'foreign']);
    expect(model.situation.workNo).toBe('1');
  });
});

describe('certainty', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[], certainty: string]>([
    ['before anything', [], 'unknown'],
    ['an interruption of nothing', [interruption(1)], 'unknown'],
    ['an event', ['AgentState_Ready'], 'observed'],
    ['an interruption', ['AgentState_Ready', interruption(5000)], 'stale'],
    ['two', ['AgentState_Ready', interruption(5000), interruption(6000, 'frozen')], 'stale'],
    ['the same state after it', ['AgentState_Ready', interruption(5000), 'AgentState_Ready'], 'observed'],
    ['another state after it', ['AgentState_Ready', interruption(5000), 'AgentState_SetRest_Success'], 'observed'],
    ['mere information after it', ['AgentState_Ready', interruption(5000), 'AgentOther_PhoneRelease'], 'stale'],
    ['a leg that ends after it', [['AgentEvent_Talking', 'c1'], interruption(5000), ['AgentEvent_Call_Release', 'c1']], 'stale'],
    ['talk after it', [['AgentEvent_Talking', 'c1'], interruption(5000), ['AgentEvent_Talking', 'c1']], 'observed'],
    ['a rest that is overdue after it', ['AgentState_SetRest_Success', interruption(5000), 'AgentState_Rest_Timeout'], 'observed'],
    ['an answer', [answer({ state: 'idle' }, 1)], 'assumed'],
    ['an answer after it', ['AgentState_Ready', interruption(5000), answer({ state: 'idle' }, 5500)], 'assumed'],
    ['an event after an answer', [answer({ state: 'idle' }, 1), 'AgentState_Ready'], 'observed'],
    ['an interruption of an answer', [answer({ state: 'idle' }, 1), interruption(5000)], 'stale'],
    ['an answer that knows nothing', ['AgentState_Ready', interruption(5000), answer({ state: 'unknown' }, 6000)], 'unknown'],
  ])('%s', (_what, sent, certainty) => {
    expect(runTable(sent).model.situation.certainty).toBe(certainty);
  });
});

describe('resync', () => {
  it('an event of the very moment of the question is newer than the answer', () => {
    const { outcomes } = runTable(['AgentState_Ready', answer({ state: 'rest' }, 5000, 1000)]);
    expect(outcomes).toEqual(['expected', 'late']);
  });

  it('what is delivered again after an answer confirms', () => {
    const ready: EventRow = ['AgentState_Ready', null, { gen: 1000 }];
    const { outcomes, model } = runTable([ready, answer({ state: 'idle' }, 5000), ready]);
    expect(outcomes).toEqual(['expected', 'expected', 'expected']);
    expect(model.situation.certainty).toBe('observed');
  });

  it.each<readonly [data: unknown, state: string]>([
    [{ state: 'idle' }, 'idle'],
    [{ state: 'rest', since: start - 60_000, reason: 4 }, 'rest'],
    [{ agentState: 2 }, 'signedOut'],
    [{ agentState: 3 }, 'busy'],
    [{ agentState: '4' }, 'idle'],
    [{ agentState: 5 }, 'wrapUp'],
    [{ agentState: 7 }, 'talking'],
    [{ agentState: 8 }, 'rest'],
    [{ agentState: 9 }, 'idle'],
    [{ agentState: 0 }, 'unknown'],
  ])('%j is %s', (data, state) => {
    const { model, findings, outcomes } = runTable([answer(data, 1)]);
    expect(model.situation.state).toBe(state);
    expect(findings).toEqual([]);
    expect(outcomes).toHaveLength(1);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'idle'],
    ['an empty object', {}],
    ['a state that there is not', { state: 'lunch' }],
    ['a prototype’s name', { state: 'constructor' }],
    ['a number that is not in the table', { agentState: 42 }],
    ['a name of Object.prototype as number', { agentState: 'toString' }],
    ['a state that throws', new Proxy({}, { get: () => { throw new Error('Do not touch.'); }, }, )],
  ])('an answer that is %s is rejected and changes nothing', (_what, data) => {
    const { model, rejections, findings } = runTable(['AgentState_Ready', answer(data, 5000)]);
    expect(model.situation.state).toBe('idle');
    expect(rejections).toMatchObject([
      { reason: 'shape', where: 'resync', expected: 'a known state or agentState number' },
    ]);
    expect(findings).toMatchObject([{ id: 'rejected-frame', level: 'warning' }]);
  });

  const hour = 3_600_000;
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, since: unknown, read: number | null | undefined]>([
    ['a number', start - hour, start - hour],
    ['a text of a number', String(start - hour), start - hour],
    ['in seconds', (start - hour) / 1000, start - hour],
    ['in seconds, as text', String((start - hour) / 1000), start - hour],
    ['ISO 8601', new Date(start - hour).toISOString(), start - hour],
    ['ISO 8601 with an offset', '2026-01-01T00:00:00+01:00', start - hour],
    ['ISO 8601 without a zone, which another computer would read as another time', '2026-01-01T00:00:00', null],
    ['empty', '', undefined],
    ['a little ahead', start + 60_000, start + 5000],
    ['far in the past', -1e300, null],
    ['1970', 0, null],
    ['far ahead', start + 1e12, null],
    ['a word', 'yesterday', null],
    ['a list', [start], null],
    ['nothing that is a number', Number.NaN, null],
  ])('reads since as far as it can: %s', (_what, since, read) => {
    const { model, findings } = runTable([answer({ state: 'rest', since }, 5000)]);
    expect(model.situation).toMatchObject({ state: 'rest', since: read ?? start + 5000 });
    expect(findings.map(({ id }) => id)).toEqual(read === null ? ['unreadable-field'] : []);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown, state: string]>([
    ['in the wrapping of the gateway', { message: '', retcode: '0', result: { agentState: 8 } }, 'rest'],
    ['in the wrapping, with a reason', { retcode: '0', result: { agentState: '3', reason: '203' } }, 'busy'],
    ['a refusal: not signed in', { message: 'not signed in', retcode: '100-006' }, 'signedOut'],
    ['a refusal: signed out already', { retcode: '100-008', result: null }, 'signedOut'],
  ])('is read %s', (_what, data, state) => {
    const { model, findings } = runTable(['AgentState_Ready', answer(data, 5000)]);
    expect(model.situation).toMatchObject({ state, certainty: 'assumed', since: start + 5000 });
    expect(findings).toEqual([]);
  });

  it('has a reason only for busy and rest, whatever it says', () => {
    for (const state of ['idle', 'wrapUp', 'ringing', 'talking', 'signedOut'])
      expect(runTable([answer({ state, reason: 4 }, 1)]).model.situation.reason).toBeNull();
    for (const state of ['busy', 'rest'])
      expect(runTable([answer({ state, reason: 4 }, 1)]).model.situation.reason).toBe(4);
  });

  it('reports when the number of the answer names no state', () => {
    const { model, findings } = runTable(['AgentState_Ready', answer({ agentState: 1 }, 5000)]);
    expect(model.situation.state).toBe('unknown');
    expect(findings).toMatchObject([{ id: 'unreadable-field', level: 'info' }]);
  });

  it('does not begin before a state that was observed', () => {
    const { model } = runTable(['AgentState_Ready', answer({ state: 'rest', since: start - hour }, 5000)]);
    expect(model.situation).toMatchObject({ state: 'rest', since: start + 1000 });
  });

  it('bug: an answer that the agent is not signed in left it idle and observed', () => {
    const refusal = messageFrame({ message: 'not signed in', retcode: '100-006' }, { at: start + 5000 });
    const { model, findings, states } = runTable(['AgentState_Ready', refusal]);
    expect(states).toEqual(['idle', 'signedOut']);
    expect(model.situation).toMatchObject({ certainty: 'assumed', since: start + 5000 });
    expect(findings).toMatchObject([{ id: 'rejected-frame', received: '100-006' }]);
  });

  it.each([{ eventList: [] }, { event: {} }, { event: '' }, { eventList: null }])(
    'bug: an answer that the agent is not signed in, with %j, was lost',
    (nothing) => {
      const refusal = messageFrame({ retcode: '100-006', ...nothing }, { at: start + 5000 });
      expect(runTable(['AgentState_Ready', refusal]).states).toEqual(['idle', 'signedOut']);
    },
  );

  it('bug: an answer that another agent is not signed in signed this one out', () => {
    const refusal = messageFrame({ retcode: '100-006', workNo: '2', event: null }, { at: start + 5000 });
    expect(runTable([of('1'), refusal]).states).toEqual(['idle']);
  });

  it('is legal from anywhere: it proves nothing wrong', () => {
    const states = ['signedOut', 'idle', 'busy', 'rest', 'wrapUp', 'ringing', 'talking'];
    const sent = states.flatMap((state, index) => [
      answer({ state }, index * 2 + 1),
      ...states.map((other) => answer({ state: other }, index * 2 + 2)),
    ]);
    expect(runTable(sent).findings).toEqual([]);
  });

  it('takes since and reason from the answer where it knows them', () => {
    const { situation } = runTable([answer({ state: 'busy', since: start - 60_000, reason: 203 }, 1)]).model;
    expect(situation).toMatchObject({
      state: 'busy',
      since: start - 60_000,
      reason: 203,
      certainty: 'assumed',
    });
  });

  it('leaves since when the answer only confirms', () => {
    const sent: readonly EventRow[] = [
      'AgentState_Ready',
      interruption(5000),
      answer({ agentState: 4 }, 6000),
    ];
    expect(runTable(sent).model.situation).toMatchObject({ state: 'idle', since: start + 1000 });
  });

  it('the answer to a question asked before the last event is late', () => {
    const { outcomes, model, findings } = runTable([
      answer({ state: 'rest' }, 3000, 500),
      'AgentState_Ready',
      answer({ state: 'rest' }, 9000, 3500),
    ]);
    expect(outcomes).toEqual(['expected', 'expected', 'late']);
    expect(model.situation.state).toBe('idle');
    expect(findings).toMatchObject([{ id: 'late-event', received: 'restored of 2026-01-01T00:00:09.000Z' }]);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, before: readonly EventRow[], data: unknown, unchanged: object]>([
    ['an overdue rest', ['AgentState_SetRest_Success', 'AgentState_Rest_Timeout'], { agentState: 8 }, { state: 'rest', overdue: true }],
    ['the reason of busy', [['AgentState_SetNotReady_Success', { reason: '203' }]], { agentState: 3 }, { state: 'busy', reason: 203 }],
    ['how wrap-up began', ['AgentState_SetWork_Success'], { agentState: 5 }, { state: 'wrapUp', wrapUpOrigin: 'requested' }],
    ['a held call', [ ['AgentEvent_Talking', 'c1'], ['AgentEvent_Hold', 'c1'], ], { agentState: 7 }, { state: 'talking', talk: 'held', call: { id: 'c1', phase: 'held' } }],
    ['a conference', [['AgentEvent_Conference', { callid: 'c1', partner: '138,139' }]], { agentState: 7 }, { talk: 'conference' }],
  ])('bug: an answer that confirmed the state forgot %s', (_what, before, data, unchanged) => {
    const { situation } = runTable([...before, interruption(8000), answer(data, 9000)]).model;
    expect(situation).toMatchObject({ ...unchanged, certainty: 'assumed', since: start + 1000 });
  });

  const minute = 60_000;
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, since: number, kept: number]>([
    ['before the state that was observed', -hour, minute],
    ['a little before it: the clocks differ', minute - 50, minute],
    ['a little after it', minute + 50, minute],
    ['after the newest event: another time in the same state', 5 * minute, 5 * minute],
  ])('bug: an answer that confirms the state moved its beginning: %s', (_what, since, kept) => {
    const { situation } = runTable([
      ['AgentState_Ready', null, { at: minute }],
      interruption(2 * minute),
      answer({ state: 'idle', since: start + since }, 9 * minute),
    ]).model;
    expect(situation.since).toBe(start + kept);
  });

  it.each<readonly [what: string, row: EventRow]>([
    ['the own phone', 'AgentOther_PhoneAlerting'],
    ['a ring', ['AgentEvent_Ringing', { callid: 'c1', feature: '0' }]],
    ['a reservation', 'AgentState_Busy'],
  ])('bug: code 7 for a call that was reserved stayed talking at %s', (_what, row) => {
    const { states } = runTable([
      'AgentState_Busy',
      interruption(2000),
      answer({ agentState: 7 }, 3000),
      row,
    ]);
    expect(states).toEqual(['ringing', 'ringing', 'talking', 'ringing']);
  });

  it('a changed reason in the answer counts', () => {
    const { situation } = runTable([
      ['AgentState_SetNotReady_Success', { reason: '203' }],
      interruption(8000),
      answer({ state: 'busy', reason: 3, since: start + 5000 }, 9000),
    ]).model;
    expect(situation).toMatchObject({ state: 'busy', reason: 3, since: start + 5000 });
  });

  it('bug: code 7 was talking although the call still rang at the agent', () => {
    for (const id of ['AgentState_Busy', 'AgentEvent_Ringing', 'AgentOther_PhoneAlerting'] as const) {
      const { states, warnings } = runTable([
        answer({ agentState: 7 }, 1),
        id,
        ['AgentEvent_Talking', { callid: 'c1' }],
      ]);
      expect(states).toEqual(['talking', 'ringing', 'talking']);
      expect(warnings).toEqual([]);
    }
  });

  it('talk that is assumed stays talk when a second leg is dialled', () => {
    const { states } = runTable([
      answer({ agentState: 7 }, 1),
      ['AgentEvent_Customer_Alerting', { callid: 'c2' }],
    ]);
    expect(states).toEqual(['talking', 'talking']);
  });

  it('on a page whose clock is off, it stands on the timeline of the platform', () => {
    const hour = 3_600_000;
    const { steps } = runTable([
      ['AgentState_Ready', null, { at: hour + 1000, gen: 1000 }],
      interruption(hour + 5000),
      answer({ state: 'rest' }, hour + 6000),
    ]);
    expect(steps.at(-1)).toMatchObject({
      at: start + 6000,
      receivedAt: start + hour + 6000,
      after: { since: start + 6000 },
    });
  });
});
