/** The eight states an agent can be seen in, from knowing least to doing most. */
export const agentStates = [
  'unknown',
  'signedOut',
  'idle',
  'busy',
  'rest',
  'wrapUp',
  'ringing',
  'talking',
] as const;

/**
 * The state of an agent. `busy` is not ready with a reason code, `wrapUp` is wrap-up (after-call work),
 * `ringing` includes being reserved and dialling.
 */
export type AgentState = (typeof agentStates)[number];
