import type { AgentView } from '../agent-api.ts';
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

/** A message of this library, or `null`. Pages of other origins cannot send here, so its parts are believed. */
export const tabMessage = (data: unknown): TabMessage | null =>
  typeof data === 'object' && data !== null && 'ccbarTabs' in data ? (data as TabMessage) : null;
