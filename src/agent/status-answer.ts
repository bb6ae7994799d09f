import { type AgentState, agentStates } from '../protocol/agent-state.ts';
import { stateOfStatus, statusStates } from '../protocol/status-codes.ts';

/** The answer of a `resync` function: a state by name, or the number the gateway's status query gives. */
export type StatusAnswer =
  | { readonly state: AgentState; readonly since?: number; readonly reason?: number }
  | { readonly agentState: number; readonly since?: number; readonly reason?: number };

/** An answer that was understood. */
export interface KnownStatus {
  readonly state: AgentState;
  readonly since: number | null;
  readonly reason: number | null;
}

const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** Reads the answer of a status query; `null` when it names no state. Never throws. */
export const readStatus = (answer: unknown): KnownStatus | null => {
  try {
    const { state, agentState, since, reason } = answer as { [key: string]: unknown };
    const code = finite(typeof agentState === 'string' ? Number.parseInt(agentState, 10) : agentState);
    const named =
      agentStates.find((name) => name === state) ??
      (code !== null && Object.hasOwn(statusStates, code) ? stateOfStatus(code) : null);
    return named === null ? null : { state: named, since: finite(since), reason: finite(reason) };
  } catch {
    return null;
  }
};
