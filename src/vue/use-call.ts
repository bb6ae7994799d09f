import type { ShallowRef } from 'vue';
import type { CallLeg } from '../../machines/call-legs.ts';
import { useAgentState } from './use-agent-state.ts';

/**
 * Returns a readonly ref of the call that matters most now, or of `null` when there is none.
 *
 * @throws {@link CcbarError} `no-agent` when none was provided.
 */
export const useCall = (): Readonly<ShallowRef<CallLeg | null>> => useAgentState(({ call }) => call);
