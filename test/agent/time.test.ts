import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/agent/step.ts';
import { type EventRow, type FrameTimes, interruption, runTable, start } from './run-table.ts';

const at = (arrival: number, gen: number | null): FrameTimes => ({ at: arrival, gen });
const ready = (times: FrameTimes): EventRow => ['AgentState_Ready', null, times];
const rest = (times: FrameTimes): EventRow => ['AgentState_SetRest_Success', null, times];
const talking = (times: FrameTimes): EventRow => ['AgentEvent_Talking', { callid: 'c1' }, times];
const released = (times: FrameTimes): EventRow => ['AgentEvent_Call_Release', 'c1', times];

describe('late events', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[], outcomes: readonly Outcome[]]>([
    ['a state event older than the newest applied', [ready(at(1000, 1000)), rest(at(2000, 500))], ['expected', 'late']],
    ['one of the same time is not late', [ready(at(1000, 1000)), rest(at(2000, 1000))], ['expected', 'expected']],
    ['one without a time is never late', [ready(at(1000, 1000)), rest(at(2000, null))], ['expected', 'expected']],
    ['one after one without a time', [ready(at(5000, null)), rest(at(6000, 1000))], ['expected', 'expected']],
    ['measured by what was applied, not by what was late', [ready(at(1, 1000)), rest(at(2, 500)), ready(at(3, 1001)), rest(at(4, 800))], ['expected', 'late', 'repeated', 'late']],
    ['a second one in a row, later than the first, shows that the clock has changed', [ready(at(1, 1000)), rest(at(2, 500)), rest(at(3, 800))], ['expected', 'late', 'expected']],
    ['information is never late', [ready(at(1000, 1000)), ['AgentOther_PhoneRelease', null, at(2000, 500)]], ['expected', 'informational']],
    ['information makes nothing late', [['AgentOther_PhoneRelease', null, at(1000, 9000)], ready(at(1001, 5000))], ['informational', 'expected']],
    ['that a known leg has ended stays true', [talking(at(1000, 1000)), ['AgentEvent_Hold', 'c1', at(2000, 2000)], released(at(3000, 1500))], ['expected', 'expected', 'expected']],
    ['even after the calls are over', [talking(at(1000, 1000)), ready(at(2000, 2000)), released(at(3000, 1500))], ['expected', 'expected', 'repeated']],
    ['the end of a call nobody knows is late', [ready(at(1000, 1000)), released(at(2000, 500))], ['expected', 'late']],
    ['and so is an end without a name', [talking(at(1000, 1000)), ['AgentEvent_Call_Release', null, at(2000, 500)]], ['expected', 'late']],
  ])('%s', (_what, sent, outcomes) => {
    expect(runTable(sent).outcomes).toEqual(outcomes);
  });

  it('are reported and change nothing', () => {
    const { steps, findings } = runTable([ready(at(1000, 1000)), rest(at(2000, 500))]);
    expect(steps[1]?.after).toBe(steps[1]?.before);
    expect(steps[1]).toMatchObject({ at: start + 500, receivedAt: start + 2000 });
    expect(findings).toMatchObject([{ id: 'late-event', level: 'info' }]);
  });

  it('bug: the end of a leg that arrived late ran back in time', () => {
    const hold: EventRow = ['AgentEvent_Hold', 'c1', at(2000, 2000)];
    const { steps } = runTable([talking(at(1000, 1000)), hold, released(at(3000, 1500))]);
    expect(steps.map((step) => step.at - start)).toEqual([1000, 2000, 2000]);
    expect(steps[2]?.after.calls).toMatchObject([{ id: 'c1', phase: 'ended', endedAt: start + 2000 }]);
  });
});

describe('second deliveries', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[], outcomes: readonly Outcome[]]>([
    ['with the same time', [rest(at(1, 1)), rest(at(2, 1))], ['expected', 'repeated']],
    ['with the same time, later in a row', [rest(at(1, 1)), ready(at(2, 2)), rest(at(3, 1))], ['expected', 'expected', 'repeated']],
    ['without a time, at once', [rest(at(1, null)), rest(at(2, null))], ['expected', 'repeated']],
    ['without a time, it may be a new one', [rest(at(1, null)), ready(at(2, null)), rest(at(3, null))], ['expected', 'expected', 'expected']],
    ['of an unexpected event warns once', [ready(at(1, 1)), talking(at(2, 2)), talking(at(3, 2))], ['expected', 'unexpected', 'repeated']],
    ['another time is another event', [ready(at(1, 1)), ready(at(2, 2))], ['expected', 'repeated']],
    ['another call is another event', [talking(at(1, 1)), ['AgentEvent_Talking', { callid: 'c2' }, at(2, 1)]], ['expected', 'expected']],
    ['another reason is another event', [ ['AgentState_SetNotReady_Success', { reason: '1' }, at(1, null)], ['AgentState_SetNotReady_Success', { reason: '2' }, at(2, null)], ], ['expected', 'expected']],
    ['after an interruption it confirms', [rest(at(1, 1)), interruption(2), rest(at(3, 1))], ['expected', 'informational', 'expected']],
  ])('%s', (_what, sent, outcomes) => {
    expect(runTable(sent).outcomes).toEqual(outcomes);
  });

  it('bug: a retrieved call with a new time made a new but equal call', () => {
    const { steps, outcomes } = runTable([talking(at(1, 1)), talking(at(2, 2))]);
    expect(outcomes).toEqual(['expected', 'repeated']);
    expect(steps[1]?.after).toBe(steps[0]?.after);
  });
});

describe('a page whose clock is minutes off', () => {
  const minutes = 60_000;
  it.each<readonly [what: string, off: number]>([
    ['ahead', 7 * minutes],
    ['behind', -7 * minutes],
    ['right', 0],
  ])('%s: no false late, and all times on the timeline of the platform', (_what, off) => {
    const sent: readonly EventRow[] = [
      ready(at(1000 + off, 1000)),
      rest(at(2000 + off, null)),
      ['AgentState_Rest_Timeout', null, at(62_000 + off, 62_000)],
      interruption(70_000 + off),
    ];
    const { steps, outcomes } = runTable(sent);
    expect(outcomes).toEqual(['expected', 'expected', 'expected', 'informational']);
    expect(steps.map((step) => step.at - start)).toEqual([1000, 2000, 62_000, 70_000]);
    expect(steps.at(-1)?.after).toMatchObject({ state: 'rest', overdue: true, since: start + 2000 });
  });

  it('no time is after its arrival, so that a first event that came late makes nothing longer', () => {
    const sent: readonly EventRow[] = [ready(at(5000, 1000)), rest(at(6500, 6000)), ready(at(9000, null))];
    expect(runTable(sent).steps.map((step) => step.at - start)).toEqual([1000, 2500, 5000]);
  });

  it('an event without a time is not put before the newest one', () => {
    const sent: readonly EventRow[] = [ready(at(5000, 5000)), rest(at(4000, null))];
    expect(runTable(sent).steps.map((step) => step.at - start)).toEqual([5000, 5000]);
  });
});

describe('the time in a state', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, sent: readonly EventRow[], since: number]>([
    ['counts from the entry', [ready(at(1000, 1000))], 1000],
    ['goes on when the state is confirmed', [ready(at(1000, 1000)), ready(at(2000, 2000))], 1000],
    ['goes on through an interruption', [ready(at(1000, 1000)), interruption(3000), ready(at(4000, 4000))], 1000],
    ['begins anew with another reason of busy', [ ['AgentState_SetNotReady_Success', { reason: '1' }, at(1, 1)], ['AgentState_SetNotReady_Success', { reason: '2' }, at(2, 2)], ], 2],
    ['goes on with the same reason', [ ['AgentState_SetNotReady_Success', { reason: '1' }, at(1, 1)], ['AgentState_SetNotReady_Success', { reason: '1' }, at(2, 2)], ], 1],
    ['goes on when a rest is overdue', [rest(at(1, 1)), ['AgentState_Rest_Timeout', null, at(2, 2)]], 1],
    ['goes on through hold and retrieve', [talking(at(1, 1)), ['AgentEvent_Hold', 'c1', at(2, 2)], talking(at(3, 3))], 1],
    ['goes on after the call ended, until the state does', [talking(at(1, 1)), released(at(2, 2))], 1],
  ])('%s', (_what, sent, since) => {
    expect(runTable(sent).model.situation.since).toBe(start + since);
  });
});
