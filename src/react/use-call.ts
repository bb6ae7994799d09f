import type { CallLeg } from '../../machines/call-legs.ts';
import { useAgentState } from './use-agent-state.ts';

/**
 * Returns the call that matters most now, or `null` when there is none.
 *
 * @throws {@link CcbarError} `no-agent` when no provider is around.
 */
export const useCall = (): CallLeg | null => useAgentState(({ call }) => call);
