import type { AgentView } from '../agent-api.ts';
import { agentStates } from '../protocol/agent-state.ts';
import { isPlainObject, type PlainObject } from '../protocol/plain-object.ts';
import type { RequestResult } from '../requests/pending-request.ts';
import type { Permission } from '../requests/reason.ts';
import type { Finding } from '../rules/finding.ts';
import type { Command } from '../rules/intent.ts';
import type { SharedStep } from './shared-agent.ts';

/** The name that tabs meet under when none is given. */
export const usualName = 'ccbar-agent-tabs';

/** A question of a tab to the leader. */
export interface TabQuestion {
  readonly tab: string;
  readonly id: number;
  readonly command: Command;
  readonly parameters: object | undefined;
}

/**
 * The messages between tabs of one site. The leader is the tab whose agent the others see; `epoch` counts leaders, so that
 * the last words of one before are passed over.
 *
 * - `ask`: a tab asks whether a leader is there; it answers with `lead`
 * - `lead`: the leader's view, also whenever that changes
 * - `step`, `finding`: they happened to the leader's agent; a `missed` step happened before it led, and the leader before
 *   may have posted it as well
 * - `silent`: the leader has not answered; another tab with a bar takes over
 * - `can`, `request`: a question to the leader; `answer` has its answer
 */
export type TabMessage =
  | { readonly ccbarTabs: 'ask' }
  | { readonly ccbarTabs: 'lead'; readonly epoch: number; readonly view: AgentView; readonly now: number }
  | {
      readonly ccbarTabs: 'step';
      readonly epoch: number;
      readonly step: SharedStep;
      readonly missed?: boolean;
    }
  | { readonly ccbarTabs: 'finding'; readonly epoch: number; readonly finding: Finding }
  | { readonly ccbarTabs: 'silent'; readonly epoch: number }
  | ({ readonly ccbarTabs: 'can' } & TabQuestion)
  | ({ readonly ccbarTabs: 'request' } & TabQuestion)
  | {
      readonly ccbarTabs: 'answer';
      readonly tab: string;
      readonly id: number;
      readonly value: Permission | RequestResult;
    };

const hasTexts = (value: unknown, ...names: readonly string[]): boolean =>
  isPlainObject(value) && names.every((name) => typeof value[name] === 'string');

const isView = (value: unknown): boolean =>
  isPlainObject(value) &&
  agentStates.some((state) => state === value['state']) &&
  Array.isArray(value['calls']);

const isStep = (value: unknown): boolean =>
  isPlainObject(value) && Number.isFinite(value['at']) && isView(value['before']) && isView(value['after']);

const isAnswer = (value: unknown): boolean =>
  isPlainObject(value) &&
  Array.isArray(value['reasons']) &&
  (typeof value['ok'] === 'boolean' || hasTexts(value, 'status'));

/** No leader counts that far: it would never be followed by another. */
const latestEpoch = 8.64e15;

const isEpoch = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < latestEpoch;

/** The parts of each message that a tab relies on. */
const checks: { readonly [Kind in TabMessage['ccbarTabs']]: (message: PlainObject) => boolean } = {
  ask: () => true,
  lead: ({ epoch, view, now }) => isEpoch(epoch) && isView(view) && Number.isFinite(now),
  step: ({ epoch, step }) => isEpoch(epoch) && isStep(step),
  finding: ({ epoch, finding }) => isEpoch(epoch) && hasTexts(finding, 'id', 'level', 'message'),
  silent: ({ epoch }) => isEpoch(epoch),
  can: (message) => hasTexts(message, 'tab', 'command'),
  request: (message) => hasTexts(message, 'tab', 'command'),
  answer: (message) => hasTexts(message, 'tab') && isAnswer(message['value']),
};

/**
 * A message of this library, or `null`. Pages of other origins cannot send here; a page of this one may, by another version
 * of the library or by mistake, so that its parts are checked.
 */
export const tabMessage = (data: unknown): TabMessage | null => {
  if (!isPlainObject(data) || ('epoch' in data && !isEpoch(data['epoch']))) return null;
  const kind = data['ccbarTabs'];
  const isKnown = typeof kind === 'string' && Object.hasOwn(checks, kind);
  return isKnown && checks[kind as TabMessage['ccbarTabs']](data) ? (data as unknown as TabMessage) : null;
};
