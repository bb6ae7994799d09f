import type { AgentState } from './agent-state.ts';

/**
 * The `agentState` numbers that the gateway's status query answers with, and the state each is taken for.
 * The CTI platform behind it and the inspection interface have tables of their own, in which the same
 * digits mean other things (their 3 and 7 are not these). Meanings stand in `status-notes.ts`.
 */
export const statusStates = {
  0: 'unknown',
  1: 'unknown',
  2: 'signedOut',
  3: 'busy',
  4: 'idle',
  5: 'wrapUp',
  6: 'unknown',
  7: 'talking',
  8: 'rest',
  9: 'idle',
} as const satisfies { readonly [code: number]: AgentState };

/** A status number of the agent gateway. */
export type StatusCode = keyof typeof statusStates;

const states: { readonly [code: number]: AgentState } = statusStates;

/**
 * The state a gateway status number stands for. A number that is not in the table is `unknown`, and 7 is
 * `talking` although the call may still be ringing.
 *
 * @example
 * ```ts
 * import { stateOfStatus } from 'ccbar-agent/protocol';
 *
 * stateOfStatus(5); // 'wrapUp'
 * ```
 */
export const stateOfStatus = (code: number): AgentState => states[code] ?? 'unknown';
