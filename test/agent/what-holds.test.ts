import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../src/protocol/agent-state.ts';
import { type EventRow, interruption, runTable } from './run-table.ts';

// Situations of the field that have always come out right, so that they stay so: the states after each event, and
// no warning. More of them stand as data in `test/field/sequences.json` and in the simulator's scenarios.

const one = { callid: 'c1', caller: '900100', called: '30021', feature: '0', type: '1', mediaAbility: '1' };
const two = { callid: 'c2', caller: '30021', called: '900200', feature: '7', type: '1', mediaAbility: '1' };
const far = { callid: 'c2', otherPhone: '900200', otherPhoneWorkno: '', type: '1' };
const talking: readonly EventRow[] = [
  'AgentState_Ready',
  'AgentState_Busy',
  ['AgentEvent_Ringing', one],
  ['AgentEvent_Talking', one],
];
const idle: readonly EventRow[] = ['AgentState_Ready'];

type Row = readonly [
  what: string,
  before: readonly EventRow[],
  sent: readonly EventRow[],
  states: readonly AgentState[],
];

// biome-ignore format: one row a line reads as a table
const rows: readonly Row[] = [
  ['a blind transfer', talking, [['AgentEvent_SuccTransResult', { callId: 'c1', result: 0 }], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Work'], ['talking', 'talking', 'wrapUp']],
  ['a consult and back', talking, [['AgentEvent_Hold', 'c1'], ['AgentEvent_Customer_Alerting', far], ['AgentEvent_Talking', two], ['AgentEvent_Call_Release', 'c2'], ['AgentEvent_Talking', one], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Work'], ['talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'wrapUp']],
  ['swapping two calls', talking, [['AgentEvent_Hold', 'c1'], ['AgentEvent_Customer_Alerting', far], ['AgentEvent_Talking', two], ['AgentEvent_Hold', 'c2'], ['AgentEvent_Talking', one], ['AgentEvent_Hold', 'c1'], ['AgentEvent_Talking', two], ['AgentEvent_Call_Release', 'c2'], ['AgentEvent_Talking', one]], ['talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'talking']],
  ['a call that is parked', talking, [['AgentEvent_Hold', 'c1'], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Ready'], ['talking', 'talking', 'idle']],
  ['a conference that ends at once', talking, [['AgentEvent_Hold', 'c1'], ['AgentEvent_Talking', two], ['AgentEvent_Conference', { callid: 'c1', partner: '900100, 900200' }], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Ready'], ['talking', 'talking', 'talking', 'talking', 'idle']],
  ['a ring that flaps', idle, ['AgentState_Busy', ['AgentEvent_Ringing', one], ['AgentEvent_No_Answer', 'c1'], ['AgentEvent_Ringing', one], ['AgentEvent_No_Answer', 'c1'], ['AgentEvent_Ringing', one], ['AgentEvent_Talking', one]], ['ringing', 'ringing', 'ringing', 'ringing', 'ringing', 'ringing', 'talking']],
  ['a preview campaign', idle, [['AgentEvent_Preview_CallOut', { controlid: '7', dialeddigits: '900200' }], 'AgentOther_PhoneAlerting', 'AgentState_Busy', ['AgentEvent_Customer_Alerting', far], ['AgentEvent_Talking', { ...two, feature: '44' }], ['AgentEvent_Call_Release', 'c2'], 'AgentState_Work'], ['idle', 'ringing', 'ringing', 'ringing', 'talking', 'talking', 'wrapUp']],
  ['a predictive campaign', idle, ['AgentState_Busy', ['AgentEvent_Auto_Answer', { ...two, feature: '43' }], ['AgentEvent_Talking', { ...two, feature: '43' }], ['AgentEvent_Customer_Release', { callid: 'c2', number: '900200' }], ['AgentEvent_Call_Release', 'c2'], 'AgentState_Ready'], ['ringing', 'ringing', 'talking', 'talking', 'talking', 'idle']],
  ['a video call', idle, ['AgentState_Busy', ['AgentEvent_Ringing', { ...one, mediaAbility: '2' }], ['AgentEvent_Talking', { ...one, mediaAbility: '2' }], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Work'], ['ringing', 'ringing', 'talking', 'talking', 'wrapUp']],
  ['an internal call', idle, ['AgentState_Busy', ['AgentEvent_Ringing', { ...one, feature: '6', caller: 'a30025' }], ['AgentEvent_Talking', { ...one, feature: '6' }], ['AgentEvent_Call_Release', 'c1'], 'AgentState_Ready'], ['ringing', 'ringing', 'talking', 'talking', 'idle']],
  ['a forced idle out of busy', [...idle, ['AgentState_SetNotReady_Success', { reason: '203' }]], ['AgentState_Force_Ready'], ['idle']],
  ['a sign-in twice', ['AgentOther_InService'], ['AgentOther_InService', 'AgentState_Ready', 'AgentState_Ready'], ['signedOut', 'idle', 'idle']],
  ['the network lost into another state', talking, [interruption(60_000, 'gone'), ['AgentState_SetNotReady_Success', { reason: '5' }]], ['talking', 'busy']],
];

describe('what has always come out right', () => {
  it.each(rows)('%s', (_what, before, sent, states) => {
    const run = runTable([...before, ...sent]);
    expect(run.states.slice(before.length)).toEqual(states);
    expect(run.warnings).toEqual([]);
  });

  it('two agents with one call id: the other one’s events are no part of it', () => {
    const { states, warnings, model } = runTable([
      ...talking,
      ['AgentEvent_Call_Release', 'c1', { workNo: '30025' }],
      ['AgentState_Ready', null, { workNo: '30025' }],
    ]);
    expect(states.at(-1)).toBe('talking');
    expect(model.situation.call).toMatchObject({ id: 'c1', phase: 'talking' });
    expect(warnings).toHaveLength(1);
  });

  it('the hour that comes twice or never: times are ms, so that no daylight saving is in them', () => {
    const beforeTheChange = Date.UTC(2026, 9, 25, 0, 59, 59, 500) - Date.UTC(2026, 0, 1);
    const { steps } = runTable([
      ['AgentState_Ready', null, { at: beforeTheChange }],
      ['AgentState_SetRest_Success', null, { at: beforeTheChange + 1000 }],
    ]);
    expect((steps[1]?.at ?? 0) - (steps[0]?.at ?? 0)).toBe(1000);
  });
});
