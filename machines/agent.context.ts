import type { AgentState } from '../src/protocol/agent-state.ts';
import type { DomainEvent, WrapUpOrigin } from '../src/protocol/domain-event.ts';
import type { CallLeg } from './call-legs.ts';

/**
 * How sure the state is. `observed`: an event said so. `assumed`: restored from a status query, or concluded.
 * `stale`: it was observed, but events may have been lost since. `unknown`: nothing has been heard yet.
 */
export type Certainty = 'observed' | 'assumed' | 'stale' | 'unknown';

/** Where a call came from that rang only at the agent's own phone: the agent was never occupied for it. */
export interface ReturnPoint {
  readonly state: 'idle' | 'busy' | 'wrapUp';
  readonly reason: number | null;
  readonly wrapUpOrigin: WrapUpOrigin | null;
}

/** What the model remembers besides its state. Times are ms since the epoch. */
export interface AgentContext {
  /** Since when the present state, with its reason, holds; `null` before the first event. */
  readonly enteredAt: number | null;
  readonly certainty: Certainty;
  /** Reason code of busy (not ready) or rest. */
  readonly reason: number | null;
  readonly wrapUpOrigin: WrapUpOrigin | null;
  /** The legs of the present or last contact, ended ones included, until the next contact begins. */
  readonly calls: readonly CallLeg[];
  readonly returnTo: ReturnPoint | null;
  /** How many events were followed although the state did not expect them. */
  readonly unexpected: number;
}

/** The context before anything was heard. */
export const initialContext: AgentContext = {
  enteredAt: null,
  certainty: 'unknown',
  reason: null,
  wrapUpOrigin: null,
  calls: [],
  returnTo: null,
  unexpected: 0,
};

/** What can be told to the agent machine: domain events, and two facts about our own knowledge. */
export type AgentMachineEvent =
  | DomainEvent
  /** Events may have been lost. */
  | { readonly type: 'model.stale'; readonly at: number }
  /** A status query answered. */
  | {
      readonly type: 'model.restored';
      readonly at: number;
      readonly state: AgentState;
      /** Since when, ms, as far as the answer knows. */
      readonly since: number;
      readonly reason: number | null;
    };
