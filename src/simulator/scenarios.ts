import { CcbarError } from '../errors.ts';
import { documentedIds } from '../protocol/catalogue.ts';
import type { BarState } from './bar-truth.ts';
import { callScenarios } from './call-scenarios.ts';
import { inbound, type Scenario, type ScenarioDraft, type ScenarioStep, step } from './scenario.ts';
import { statusScenarios } from './status-scenarios.ts';

const drafts = { ...statusScenarios, ...callScenarios };

/** The name of a scenario. */
export type ScenarioName = keyof typeof drafts;

/** The names of all scenarios. */
export const scenarioNames = Object.keys(drafts) as readonly ScenarioName[];

const isScenarioName = (name: string): name is ScenarioName => Object.hasOwn(drafts, name);

/**
 * A scenario by its name.
 *
 * @throws {@link CcbarError} `bad-option` for an unknown name; the message lists the known ones.
 *
 * @example
 * ```ts
 * import { scenario } from 'ccbar-agent/simulator';
 *
 * for (const { send, state } of scenario('rest-overdue').steps) console.log(send, state);
 * ```
 */
export const scenario = (name: ScenarioName | (string & {})): Scenario => {
  if (!isScenarioName(name)) {
    throw new CcbarError('bad-option', `There is no scenario '${name}'. Known: ${scenarioNames.join(', ')}.`);
  }
  const draft: ScenarioDraft = drafts[name];
  return {
    name,
    ...draft,
    to: draft.to ?? draft.steps.at(-1)?.state ?? draft.from,
    documentedOnly: draft.steps.every(({ send }) => documentedIds.includes(send)),
  };
};

const toIdle: { readonly [State in BarState]: readonly ScenarioStep[] } = {
  signedOut: [step('AgentOther_InService', 'signedOut', 'none'), step('AgentState_Ready', 'idle', 'none')],
  idle: [],
  busy: [step('AgentState_CancelNotReady_Success', 'idle', 'none')],
  rest: [step('AgentState_CancelRest_Success', 'idle', 'none')],
  wrapUp: [step('AgentState_CancelWork_Success', 'idle', 'none')],
  ringing: [step('AgentState_Ready', 'idle', 'none')],
  talking: [step('AgentState_Ready', 'idle', 'none')],
};

const called = [
  step('AgentState_Busy', 'ringing', 'reserved'),
  step('AgentEvent_Ringing', 'ringing', 'ringing', inbound),
];

const fromIdle: { readonly [State in BarState]: readonly ScenarioStep[] } = {
  signedOut: [step('AgentOther_ShutdownService', 'signedOut', 'none')],
  idle: [],
  busy: [step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '0' } })],
  rest: [step('AgentState_SetRest_Success', 'rest', 'none', undefined, { content: { reason: '0' } })],
  wrapUp: [step('AgentState_SetWork_Success', 'wrapUp', 'none')],
  ringing: called,
  talking: [...called, step('AgentEvent_Talking', 'talking', 'talking', inbound, { afterMs: 4000 })],
};

/**
 * The legal steps that bring an agent from one state to another, by way of idle; a call that is up at the
 * end has the id under which the scenarios that begin in a call go on with it.
 *
 * @param to where the agent has to be, as a scenario's `from`.
 * @param from where the agent is; signed out when left out.
 */
export const leadIn = (to: BarState, from: BarState = 'signedOut'): readonly ScenarioStep[] => {
  // A call that is already up has another id, so it has to end first.
  const isThere = from === to && to !== 'ringing' && to !== 'talking';
  return isThere ? [] : [...toIdle[from], ...fromIdle[to]];
};
