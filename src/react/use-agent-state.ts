import { useMemo, useSyncExternalStore } from 'react';
import type { AgentView } from '../agent-api.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import { unknownView } from '../tabs/watched-agent.ts';
import { useProvidedAgent } from './agent-context.ts';

/** Selects anew only from a new view: React wants the same object as long as nothing has changed. */
const memoized = <Selected>(
  view: () => AgentView,
  select: (view: AgentView) => Selected,
): (() => Selected) => {
  let last: { readonly view: AgentView; readonly selected: Selected } | undefined;
  return () => {
    const now = view();
    if (last?.view !== now) last = { view: now, selected: select(now) };
    return last.selected;
  };
};

const unknown = () => unknownView;

const stateOf = ({ state }: AgentView): AgentState => state;

/**
 * Returns the state of the agent. With a function, returns what that reads from the view, and the component renders
 * again only when that has changed.
 *
 * @throws {@link CcbarError} `no-agent` when no provider is around.
 *
 * @example
 * ```ts
 * import { useAgentState } from 'ccbar-agent/react';
 *
 * export const useIsSure = () => useAgentState(({ certainty }) => certainty === 'observed');
 * ```
 */
export function useAgentState(): AgentState;
export function useAgentState<Selected>(select: (view: AgentView) => Selected): Selected;
export function useAgentState<Selected>(
  select: (view: AgentView) => Selected | AgentState = stateOf,
): Selected | AgentState {
  const agent = useProvidedAgent();
  const subscribe = useMemo(
    () => (changed: () => void) => {
      const subscription = agent?.view$.subscribe(changed);
      return () => subscription?.unsubscribe();
    },
    [agent],
  );
  const read = useMemo(() => memoized(agent?.view ?? unknown, select), [agent, select]);
  const readFirst = useMemo(() => memoized(unknown, select), [select]);
  return useSyncExternalStore<Selected | AgentState>(subscribe, read, readFirst);
}
