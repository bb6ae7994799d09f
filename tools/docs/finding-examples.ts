import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { runSetup, startRun } from '../../src/run/run.ts';
import { take } from '../../src/run/take.ts';

const event = (
  eventType: string,
  content: unknown = null,
  { at, ...more }: { workNo?: string; eventGenTime?: number; at?: number } = {},
): Frame =>
  messageFrame(encodeEvent({ eventType, workNo: '30021', content, ...more }), {
    at: at ?? more.eventGenTime ?? 0,
  });

/** Frames that make every standing rule speak, in an order that makes sense. */
const frames: readonly Frame[] = [
  event('AgentState_Ready', null, { eventGenTime: 2000 }),
  event('AgentState_SetNotReady_Success', { reason: '200' }, { eventGenTime: 1000 }),
  event('AgentState_Ready', null, { workNo: '30025' }),
  event('AgentEvent_linkagePhoneStatus', { result: 4 }),
  event('AgentEvent_Talking', { callid: '1767225601-118', feature: [] }, { eventGenTime: 3000 }),
  event('AgentState_Busy', null, { eventGenTime: 3100 }),
  event('AgentEvent_Ringing', { callid: '1767225699-200', feature: '0' }, { eventGenTime: 3200 }),
  event('AgentEvent_Customer_Alerting', '1767225601-118'),
  event('AgentEvent_From_A_Later_Release'),
  messageFrame({
    message: 'not signed in',
    retcode: '100-006',
    event: { eventType: 'AgentState_Ready', content: null },
  }),
  messageFrame('not JSON'),
  { kind: 'interrupted', cause: 'reload', at: 4000, door: 'window' },
  event('AgentState_Ready', null, { at: 5000, eventGenTime: 5000 }),
  event('AgentState_Ready', null, { at: 6000, eventGenTime: 86_406_000 }),
  event('AgentState_SetRest_Success', null, { at: 3_607_000, eventGenTime: 4000 }),
  event('AgentState_Ready', null, { at: 3_608_000, eventGenTime: 4900 }),
  event('AgentState_Ready', null, { at: 8000 }),
];

const broken: Rule = {
  id: 'notes-first',
  level: 'warning',
  check: () => {
    throw new TypeError('saved is not a function');
  },
};

/** A real message of each standing rule, by its id. */
export const findingExamples = (): { readonly [id: string]: string } => {
  const setup = runSetup({ rules: [broken] });
  const examples: { [id: string]: string } = {};
  let run = startRun(setup);
  for (const frame of frames) {
    const taken = take(run, frame, setup);
    run = taken.run;
    for (const { id, message } of taken.turn.findings) examples[id] ??= message;
  }
  return examples;
};
