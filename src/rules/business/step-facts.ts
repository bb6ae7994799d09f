import type { Step } from '../../agent/step.ts';
import type { AgentState } from '../../protocol/agent-state.ts';

/** Returns whether this step brought the agent into the state from another one. */
export const enters = ({ before, after }: Step, state: AgentState): boolean =>
  before.state !== state && after.state === state;

/** Returns whether the agent is in a call or one is set up. */
export const isInCall = (state: AgentState): boolean => state === 'ringing' || state === 'talking';

/** Returns whether a state is known and the agent is signed in. */
export const isSignedIn = (state: AgentState): boolean => state !== 'unknown' && state !== 'signedOut';

/**
 * Returns whether an event made the agent busy for this reason, out of another state or another reason. A
 * status
 * answer proves no event.
 */
export const becomesBusy = ({ event, before, after }: Step, reason: number): boolean =>
  event.kind === 'event' &&
  after.state === 'busy' &&
  after.reason === reason &&
  (before.state !== 'busy' || before.reason !== reason);
