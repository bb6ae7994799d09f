import { map, of } from 'rxjs';
import type { ShallowRef } from 'vue';
import type { AgentView } from '../agent-api.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import { unknownView } from '../tabs/watched-agent.ts';
import { useObservable } from './use-observable.ts';

const stateOf = ({ state }: AgentView): AgentState => state;

/**
 * Returns a readonly ref of the agent's state; with a function, of what that reads from the view.
 *
 * @param select May read other refs: it is asked again when they change.
 * @throws {@link CcbarError} `no-agent` when none was provided.
 */
export function useAgentState(): Readonly<ShallowRef<AgentState>>;
export function useAgentState<Selected>(
  select: (view: AgentView) => Selected,
): Readonly<ShallowRef<Selected>>;
export function useAgentState<Selected>(
  select: (view: AgentView) => Selected | AgentState = stateOf,
): Readonly<ShallowRef<Selected | AgentState>> {
  return useObservable((agent) => (agent?.view$ ?? of(unknownView)).pipe(map(select)), select(unknownView));
}
