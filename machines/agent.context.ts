import type { AgentState } from '../src/protocol/agent-state.ts';
import type { DomainEvent, PhoneStatus, WrapUpOrigin } from '../src/protocol/domain-event.ts';
import type { CallLeg } from './call-legs.ts';

/**
 * The certainty of the state. `observed`: an event showed it. `assumed`: restored from a status query, or
 * concluded. `stale`: it was observed, but events may have been lost since. `unknown`: no event has arrived yet.
 */
export type Certainty = 'observed' | 'assumed' | 'stale' | 'unknown';

/** The state behind a call that has rung only at the agent's own phone: the agent was not occupied for it. */
export interface ReturnPoint {
  readonly state: 'idle' | 'busy' | 'wrapUp';
  readonly reason: number | null;
  readonly wrapUpOrigin: WrapUpOrigin | null;
}

/** The facts that the machine holds besides its state. Times are ms since the epoch. */
export interface AgentContext {
  /** Since when the present state, with its reason, holds; `null` before the first event. */
  readonly enteredAt: number | null;
  readonly certainty: Certainty;
  /** Reason code of busy (not ready) or rest. */
  readonly reason: number | null;
  readonly wrapUpOrigin: WrapUpOrigin | null;
  /**
   * The legs of the present or last contact, ended ones included, until the next contact begins. A leg whose
   * end was lost stays beside those of the contact that proved it.
   */
  readonly calls: readonly CallLeg[];
  readonly returnTo: ReturnPoint | null;
  /** The platform reserved the agent anew while a call was up, and no event about that call came since. */
  readonly reservedAgain: boolean;
  /** The status of the telephone set; `null` until an event says so. */
  readonly phone: PhoneStatus | null;
  /** The number of events that were followed although the state did not expect them. */
  readonly unexpected: number;
}

/** The context before the first event. */
export const initialContext: AgentContext = {
  enteredAt: null,
  certainty: 'unknown',
  reason: null,
  wrapUpOrigin: null,
  calls: [],
  returnTo: null,
  reservedAgain: false,
  phone: null,
  unexpected: 0,
};

/**
 * Copies a context, so that the copy can be changed. Written out: with copies made by spreading a move takes 1.6 times
 * as long, and an agent 24 bytes more.
 */
export const copyContext = (context: AgentContext): AgentContext => {
  const { enteredAt, certainty, reason, wrapUpOrigin, calls } = context;
  const { returnTo, reservedAgain, phone, unexpected } = context;
  return { enteredAt, certainty, reason, wrapUpOrigin, calls, returnTo, reservedAgain, phone, unexpected };
};

/** The events of the agent machine: domain events, and two about what is known of the agent. */
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
