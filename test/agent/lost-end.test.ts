import { describe, expect, it } from 'vitest';
import { answer, type EventRow, interruption, runTable } from './run-table.ts';

const first = { callid: '1767225601-118', caller: '900100', feature: '0' };
const next = { callid: '1767225699-200', caller: '900200', feature: '0' };
const talking: readonly EventRow[] = [
  'AgentState_Busy',
  ['AgentEvent_Ringing', first],
  ['AgentEvent_Talking', first],
];
const ring: EventRow = ['AgentEvent_Ringing', next];

const outcomeOf = (...sent: readonly EventRow[]) => {
  const { model, findings, states } = runTable([...talking, ...sent]);
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

  it.each<readonly [what: string, sent: readonly EventRow[]]>([
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
  ])('is not proved by a ring %s', (_what, sent) => {
    const { state, calls, warnings } = outcomeOf(...sent);
    expect(state).toBe('talking');
    expect(calls.join()).not.toContain('lost');
    expect(warnings).toEqual([]);
  });

  const phone: EventRow = ['AgentOther_PhoneAlerting', { callid: next.callid, caller: '900200' }];
  const talk: EventRow = ['AgentEvent_Talking', next];

  // The platform offers none of these while the agent talks.
  it.each<readonly [what: string, sent: readonly EventRow[], states: readonly string[]]>([
    ['the ring of the own phone that names it', [phone, ring, talk], ['ringing', 'ringing', 'talking']],
    ['the ring of the own phone, as far as documented', [phone, talk], ['ringing', 'talking']],
    ['a ring without a call type', [['AgentEvent_Ringing', { ...next, feature: undefined }]], ['ringing']],
    ['an automatic answer', [['AgentEvent_Auto_Answer', next]], ['ringing']],
    ...['40', '41', '43', '45'].map((feature): [string, EventRow[], string[]] => [
      `a call of type ${feature}`,
      [
        ['AgentEvent_Ringing', { ...next, feature }],
        ['AgentEvent_Talking', { ...next, feature }],
      ],
      ['ringing', 'talking'],
    ]),
    [
      'the talk of a call that rang before it was reserved',
      [['AgentOther_PhoneAlerting', null], talk],
      ['talking', 'talking'],
    ],
  ])('is proved, after a reservation, by %s', (_what, sent, states) => {
    const found = outcomeOf('AgentState_Busy', ...sent);
    expect(found.states.slice(1)).toEqual(states);
    expect(found.calls.map((text) => text.slice(0, 8))).toEqual([
      '118 lost',
      `200 ${states.at(-1)}`.slice(0, 8),
    ]);
    expect(found.warnings).toEqual(['lost-end']);
  });

  it('is proved in ringing, too: the time starts anew', () => {
    const sent: readonly EventRow[] = ['AgentState_Busy', ['AgentEvent_Ringing', first]];
    for (const again of [
      [ring],
      [phone, ring],
      [['AgentEvent_Auto_Answer', next]] as const,
      [talk],
    ] as readonly (readonly EventRow[])[]) {
      const { model, findings, steps } = runTable([...sent, 'AgentState_Busy', ...again]);
      const { calls, since } = model.situation;
      expect(calls.map(({ id, endCause }) => [id, endCause])).toEqual([
        [first.callid, 'lost'],
        [next.callid, null],
      ]);
      expect(since).toBe(steps[sent.length + 1]?.at);
      expect(findings.map(({ id }) => id)).toEqual(['lost-end']);
    }
  });

  it.each<readonly [what: string, sent: readonly EventRow[]]>([
    ['the same call again', ['AgentState_Busy', ['AgentEvent_Ringing', first]]],
    ['a reservation that came after its ring', ['AgentState_Busy', ['AgentEvent_Talking', first]]],
    ['another one without a reservation', [ring]],
  ])('is not proved in ringing by %s', (_what, sent) => {
    const { model, warnings } = runTable([['AgentEvent_Ringing', first], ...sent]);
    expect(model.situation.calls.map(({ endCause }) => endCause).join('')).toBe('');
    expect(warnings).toEqual([]);
  });

  it('is proved without a reservation when events may have been lost', () => {
    for (const lost of [interruption(10_000), answer({ agentState: 7 }, 10_000)]) {
      const { model, findings } = runTable([...talking, lost, ring]);
      expect(model.situation).toMatchObject({ state: 'ringing', certainty: 'observed' });
      expect(findings.map(({ id }) => id)).toContain('lost-end');
    }
  });

  it('is nothing new when it comes late', () => {
    const { calls, warnings } = outcomeOf('AgentState_Busy', ring, ['AgentEvent_Call_Release', first.callid]);
    expect(calls).toEqual(['118 lost', '200 ringing']);
    expect(warnings).toEqual(['lost-end']);
  });
});

describe('the next call after one whose end is known, with no state in between', () => {
  const over: EventRow = ['AgentEvent_Call_Release', first.callid];
  const rung: readonly EventRow[] = ['AgentState_Busy', ['AgentEvent_Ringing', first]];
  it.each<readonly [what: string, before: readonly EventRow[], sent: EventRow]>([
    ['reserved', [...rung, over], 'AgentState_Busy'],
    ['rung', [...rung, over], ring],
    ['rung at the own phone', [...rung, over], ['AgentOther_PhoneAlerting', { callid: next.callid }]],
    ['dialled', [...rung, over], ['AgentEvent_Customer_Alerting', { callid: next.callid }]],
    ['talked to', [...talking, over], ['AgentEvent_Talking', next]],
  ])('%s: its time starts anew, without the old leg', (_what, before, sent) => {
    const { model, steps, warnings } = runTable([...before, sent]);
    expect(model.situation.since).toBe(steps.at(-1)?.at);
    expect(model.situation.calls).toHaveLength(1);
    expect(model.situation.calls[0]?.id).not.toBe(first.callid);
    expect(warnings).toEqual([]);
  });

  it('is not a ring of the same call that comes again', () => {
    const { model, steps } = runTable([...rung, over, ['AgentEvent_Ringing', first]]);
    expect(model.situation.since).toBe(steps[0]?.at);
  });
});
