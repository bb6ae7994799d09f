import type { Step } from '../../agent/step.ts';
import type { AgentState } from '../../protocol/agent-state.ts';

/** Whether the agent came into a state with this step, having been in another. */
export const enters = ({ before, after }: Step, state: AgentState): boolean =>
  before.state !== state && after.state === state;

/** Whether the agent is in a call, or about to be. */
export const isInCall = (state: AgentState): boolean => state === 'ringing' || state === 'talking';

/** Whether a state is one of an agent at work or at rest, and known. */
export const isSignedIn = (state: AgentState): boolean => state !== 'unknown' && state !== 'signedOut';

/**
 * Whether an event made the agent busy for this reason, out of another state or another reason. A status
 * answer proves no event.
 */
export const becomesBusy = ({ event, before, after }: Step, reason: number): boolean =>
  event.kind === 'event' &&
  after.state === 'busy' &&
  after.reason === reason &&
  (before.state !== 'busy' || before.reason !== reason);
