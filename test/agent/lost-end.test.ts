import { describe, expect, it } from 'vitest';
import { type EventRow, runTable } from './run-table.ts';

const first = { callid: '1767225601-118', caller: '900100', feature: '0' };
const next = { callid: '1767225699-200', caller: '900200', feature: '0' };
const talking: readonly EventRow[] = [
  'AgentState_Busy',
  ['AgentEvent_Ringing', first],
  ['AgentEvent_Talking', first],
];
const ring: EventRow = ['AgentEvent_Ringing', next];

const outcomeOf = (...said: readonly EventRow[]) => {
  const { model, findings, states } = runTable([...talking, ...said]);
  const { state, calls } = model.situation;
  return {
    state,
    states: states.slice(talking.length),
    calls: calls.map(({ id, phase, endCause }) => `${id?.slice(-3)} ${endCause ?? phase}`),
    warnings: findings.filter(({ level }) => level !== 'info').map(({ id }) => id),
  };
};

describe('the end of a call that never came', () => {
  it('is proved by a new reservation and the ring of another inbound call', () => {
    const rest: readonly EventRow[] = [
      ['AgentEvent_Talking', next],
      ['AgentEvent_Call_Release', next.callid],
      'AgentState_Work',
    ];
    const { states, warnings } = outcomeOf('AgentState_Busy', ring, ...rest);
    expect(states).toEqual(['talking', 'ringing', 'talking', 'talking', 'wrapUp']);
    expect(warnings).toEqual(['lost-end']);
    expect(outcomeOf('AgentState_Busy', ring).calls).toEqual(['118 lost', '200 ringing']);
  });

  it('is proved by the talk of that call when its ring was lost too, and the time starts anew', () => {
    const { calls, warnings } = outcomeOf('AgentState_Busy', ['AgentEvent_Talking', next]);
    expect(calls).toEqual(['118 lost', '200 talking']);
    expect(warnings).toEqual(['lost-end']);
  });

  it('is found again when the next end is lost as well', () => {
    const third = { ...next, callid: '1767225799-300' };
    const again: readonly EventRow[] = ['AgentState_Busy', ring, ['AgentEvent_Talking', next]];
    const { calls, warnings } = outcomeOf(...again, 'AgentState_Busy', ['AgentEvent_Ringing', third]);
    expect(calls).toEqual(['200 lost', '300 ringing']);
    expect(warnings).toEqual(['lost-end', 'lost-end']);
  });

  it.each<readonly [what: string, said: readonly EventRow[]]>([
    ['without a reservation', [ring]],
    ['without another ring', ['AgentState_Busy']],
    ['of the same call', ['AgentState_Busy', ['AgentEvent_Ringing', first]]],
    ['while the call is held', [['AgentEvent_Hold', first.callid], 'AgentState_Busy', ring]],
    ['of a colleague', ['AgentState_Busy', ['AgentEvent_Ringing', { ...next, feature: '6' }]]],
    [
      'of a call the agent makes',
      ['AgentState_Busy', ['AgentEvent_Customer_Alerting', { callid: next.callid }]],
    ],
    ['of a text session', ['AgentState_Busy', ['AgentEvent_Ringing', { ...next, mediaAbility: '5' }]]],
    [
      'during a text session',
      [['AgentEvent_Talking', { ...first, mediaAbility: '5' }], 'AgentState_Busy', ring],
    ],
    ['long after the call went on', ['AgentState_Busy', ['AgentEvent_Talking', first], ring]],
  ])('is not proved by a ring %s', (_what, said) => {
    const { state, calls, warnings } = outcomeOf(...said);
    expect(state).toBe('talking');
    expect(calls.join()).not.toContain('lost');
    expect(warnings).toEqual([]);
  });

  it('is nothing new when it comes late', () => {
    const { calls, warnings } = outcomeOf('AgentState_Busy', ring, ['AgentEvent_Call_Release', first.callid]);
    expect(calls).toEqual(['118 lost', '200 ringing']);
    expect(warnings).toEqual(['lost-end']);
  });
});
