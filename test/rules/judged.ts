import { expect } from 'vitest';
import type { Finding } from '../../src/rules/finding.ts';
import { firstRulesState } from '../../src/rules/judge.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';
import { type RunSetup, runSetup, startRun } from '../../src/run/run.ts';
import { pass, take } from '../../src/run/take.ts';
import { type EventRow, framesOf, start } from '../agent/run-table.ts';

/** A finding as a table writes it: after how many seconds, at which level, and words of its message. */
export type Found = readonly [seconds: number, level: Finding['level'], words: string];

/** The input of a rule, and the findings expected of it; an empty list is no finding. */
export interface RuleRow {
  readonly name: string;
  readonly rule: Rule;
  readonly sent: readonly EventRow[];
  /** Seconds at which the run is over; with the last event when left out. */
  readonly until?: number;
  readonly finds: readonly Found[];
}

/** A setup with these rules alone, without the standing ones. */
export const onlyRules = (given: readonly Rule[]): RunSetup => {
  const rules = ruleSet(given);
  return { ...runSetup(), rules, firstRules: firstRulesState(rules) };
};

/** Returns the findings of rules about events, as live and replayed runs have them. */
export const judged = (
  rules: readonly Rule[],
  sent: readonly EventRow[],
  until?: number,
): readonly Finding[] => {
  const setup = onlyRules(rules);
  let run = startRun(setup);
  const found: Finding[] = [];
  for (const frame of framesOf(sent)) {
    const taken = take(run, frame, setup);
    run = taken.run;
    found.push(...taken.turn.findings);
  }
  if (until !== undefined) found.push(...pass(run, start + until * 1000, setup).turn.findings);
  return found;
};

/** Holds a rule to its row. */
export const expectFound = ({ rule, sent, until, finds }: RuleRow): void => {
  const found = judged([rule], sent, until);
  const brief = found.map(({ at, level, message }): Found => [(at - start) / 1000, level, message]);
  expect(brief).toEqual(
    finds.map(([seconds, level, words]) => [seconds, level, expect.stringContaining(words)]),
  );
  for (const { id, expected, received, done } of found) {
    expect(id).toBe(rule.id);
    expect([expected, received, done].every((text) => text !== '')).toBe(true);
  }
};

/** An event after so many seconds. */
export const after = (seconds: number, id: string, content: unknown = null): EventRow =>
  [id, content, { at: seconds * 1000 }] as const;

/** Functions that make the events of calls, with short names; each takes the seconds at which its event arrives. */
export const events = {
  signIn: (seconds: number) => after(seconds, 'AgentOther_InService'),
  signOut: (seconds: number) => after(seconds, 'AgentOther_ShutdownService'),
  idle: (seconds: number) => after(seconds, 'AgentState_Ready'),
  busy: (seconds: number, reason = 0) =>
    after(seconds, 'AgentState_SetNotReady_Success', { reason: String(reason) }),
  notBusy: (seconds: number) => after(seconds, 'AgentState_CancelNotReady_Success'),
  rest: (seconds: number, cause = 0) =>
    after(seconds, 'AgentState_SetRest_Success', { reason: String(cause) }),
  restOver: (seconds: number) => after(seconds, 'AgentState_Rest_Timeout'),
  endRest: (seconds: number) => after(seconds, 'AgentState_CancelRest_Success'),
  work: (seconds: number) => after(seconds, 'AgentState_Work'),
  ownWork: (seconds: number) => after(seconds, 'AgentState_SetWork_Success'),
  endWork: (seconds: number) => after(seconds, 'AgentState_CancelWork_Success'),
  reserve: (seconds: number) => after(seconds, 'AgentState_Busy'),
  ring: (seconds: number, callid = 'c1', feature = 0) =>
    after(seconds, 'AgentEvent_Ringing', { callid, feature: String(feature) }),
  phone: (seconds: number) => after(seconds, 'AgentOther_PhoneAlerting'),
  farRings: (seconds: number, callid = 'c1') =>
    after(seconds, 'AgentEvent_Customer_Alerting', { callid, otherPhone: '1' }),
  talk: (seconds: number, callid = 'c1', feature = 0) =>
    after(seconds, 'AgentEvent_Talking', { callid, feature: String(feature) }),
  hold: (seconds: number, callid = 'c1') => after(seconds, 'AgentEvent_Hold', callid),
  release: (seconds: number, callid = 'c1') => after(seconds, 'AgentEvent_Call_Release', callid),
} as const;
