import type { AgentState } from './agent-state.ts';

/** A status number of the agent gateway. */
export interface AgentStatus {
  /** The state it is taken for. */
  readonly state: AgentState;
  readonly meaning: string;
}

/**
 * The `agentState` numbers that the gateway's status query answers with. The CTI platform behind it and the
 * inspection interface have tables of their own, in which the same digits mean other things (their 3 and 7
 * are not these).
 */
export const agentStatuses = {
  0: { state: 'unknown', meaning: 'Not known to the gateway.' },
  1: { state: 'unknown', meaning: 'Signed in; listed and not used.' },
  2: { state: 'signedOut', meaning: 'Signed out.' },
  3: { state: 'busy', meaning: 'Busy (not ready).' },
  4: { state: 'idle', meaning: 'Idle, ready for calls.' },
  5: { state: 'working', meaning: 'Wrap-up (after-call work).' },
  6: { state: 'unknown', meaning: 'Idle; listed and not used.' },
  7: { state: 'talking', meaning: 'Occupied by a call: reserved, ringing and talking in one number.' },
  8: { state: 'rest', meaning: 'On rest.' },
  9: { state: 'idle', meaning: 'Idle, with a rest asked for and not granted yet.' },
} as const satisfies { readonly [code: number]: AgentStatus };

const statuses: { readonly [code: number]: AgentStatus } = agentStatuses;

/**
 * The state a gateway status number stands for. A number that is not in the table is `unknown`, and 7 is
 * `talking` although the call may still be ringing.
 *
 * @example
 * ```ts
 * import { stateOfStatus } from 'ccbar-agent/protocol';
 *
 * stateOfStatus(5); // 'working'
 * ```
 */
export const stateOfStatus = (code: number): AgentState => statuses[code]?.state ?? 'unknown';
