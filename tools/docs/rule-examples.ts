import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { replay } from '../../src/replay/replay.ts';
import { parseRules } from '../../src/rules/business/parse-rules.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** Parameters for the examples of each rule, as a file of rules has them. */
export const exampleParameters: { readonly [id: string]: { readonly [name: string]: unknown } } = {
  'wrap-up-limit': { seconds: 120, noticeSeconds: 15 },
  'rest-limit': { seconds: 900, noticeSeconds: 60 },
  'ringing-limit': { seconds: 20 },
  'hold-limit': { seconds: 90, noticeSeconds: 30 },
  'busy-limit': { seconds: 600 },
  'rest-overdue': { graceSeconds: 60 },
  'rest-quota': { rests: 1 },
  'rest-time-quota': { seconds: 1200 },
  'missed-calls': { calls: 2 },
  'rejected-calls': { calls: 1 },
  'short-calls': { seconds: 5 },
  'idle-between-calls': { seconds: 10 },
  'wrap-up-without-call': { graceSeconds: 30 },
  'notes-first': { isDone: 'notesSaved' },
  flapping: { seconds: 5 },
};

const start = Date.UTC(2026, 0, 1, 8);
const event = (seconds: number, eventType: string, content: unknown = null): Frame =>
  messageFrame(encodeEvent({ eventType, workNo: '30021', content }), { at: start + seconds * 1000 });
const reason = (code: number) => ({ reason: String(code) });
const call = (callid: string) => ({ callid, feature: '0' });

/** An hour in which every ready-made rule reports something. */
const hour: readonly Frame[] = [
  event(0, 'AgentState_Ready'),
  event(60, 'AgentState_SetWork_Success'),
  event(63, 'AgentState_CancelWork_Success'),
  event(65, 'AgentState_SetWork_Success'),
  event(70, 'AgentOther_PhoneAlerting'),
  event(72, 'AgentEvent_Talking', { callid: 'c1', feature: '7' }),
  event(75, 'AgentEvent_Call_Release', 'c1'),
  event(76, 'AgentState_Ready'),
  event(80, 'AgentState_Busy'),
  event(81, 'AgentEvent_Ringing', call('c2')),
  event(105, 'AgentState_SetNotReady_Success', reason(2)),
  event(110, 'AgentState_CancelNotReady_Success'),
  event(120, 'AgentEvent_Ringing', call('c3')),
  event(130, 'AgentState_SetNotReady_Success', reason(2)),
  event(140, 'AgentState_CancelNotReady_Success'),
  event(150, 'AgentEvent_Ringing', call('c4')),
  event(152, 'AgentState_SetNotReady_Success', reason(7)),
  event(160, 'AgentState_SetNotReady_Success', reason(5)),
  event(170, 'AgentState_SetNotReady_Success', reason(3)),
  event(800, 'AgentState_CancelNotReady_Success'),
  event(810, 'AgentState_SetRest_Success', reason(1)),
  event(900, 'AgentState_CancelRest_Success'),
  event(910, 'AgentState_SetRest_Success', reason(1)),
  event(1600, 'AgentState_Rest_Timeout'),
  event(2500, 'AgentState_CancelRest_Success'),
  event(2510, 'AgentEvent_Ringing', call('c5')),
  event(2515, 'AgentEvent_Talking', call('c5')),
  event(2520, 'AgentEvent_Hold', 'c5'),
  event(2700, 'AgentState_Work'),
  event(3000, 'AgentState_CancelWork_Success'),
];

/** The ready-made rules with the parameters of the examples. */
const rulesOf = (ids: readonly string[]): readonly Rule[] => {
  const written = ids.map((id) => ({ id, parameters: exampleParameters[id] ?? {} }));
  const parsed = parseRules(written, { notesSaved: () => false });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.rules;
};

/** The first words of each rule, by its id. */
export const ruleExamples = (ids: readonly string[]): { readonly [id: string]: readonly string[] } => {
  const examples: { [id: string]: readonly string[] } = {};
  for (const { id, level, message } of replay(hour, { rules: rulesOf(ids) }).findings) {
    const lines = examples[id] ?? [];
    const line = `${level}: ${message}`;
    if (lines.length < 2 && !lines.some((other) => other.startsWith(level))) examples[id] = [...lines, line];
  }
  return examples;
};
