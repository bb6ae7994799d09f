import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import type { Agent } from '../agent-api.ts';
import { CcbarError } from '../errors.ts';
import type { WatchedAgent } from '../tabs/watched-agent.ts';

const AgentContext = createContext<WatchedAgent | null | undefined>(undefined);

/** The properties of {@link AgentProvider}. */
export interface AgentProviderProps {
  /** The agent; `null` where there is none yet, such as on a server: the hooks then return what is true of an unknown one. */
  readonly agent: WatchedAgent | null;
  readonly children?: ReactNode;
}

/**
 * Gives an agent to the components inside. The provider neither starts nor closes it: make the agent where the page
 * starts, and close it where the page ends.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { AgentProvider, useAgentState } from 'ccbar-agent/react';
 * import { createElement } from 'react';
 *
 * const agent = createAgent({
 *   source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
 * });
 * const Badge = () => createElement('b', null, useAgentState());
 * export const App = () => createElement(AgentProvider, { agent }, createElement(Badge));
 * ```
 */
export const AgentProvider = ({ agent, children }: AgentProviderProps): ReactElement =>
  createElement(AgentContext.Provider, { value: agent }, children);

/** The agent of the provider around, or `null` where that has none. */
export const useProvidedAgent = (): WatchedAgent | null => {
  const agent = useContext(AgentContext);
  if (agent === undefined) throw new CcbarError('no-agent', 'This component has no AgentProvider around it.');
  return agent;
};

/**
 * Returns the agent of the provider around, for handlers and effects.
 *
 * @typeParam Given What the provider was given, when that is more than a plain agent, such as one with requests.
 * @throws {@link CcbarError} `no-agent` when no provider is around, or when it has no agent.
 */
export const useAgent = <Given extends WatchedAgent = Agent>(): Given => {
  const agent = useProvidedAgent();
  if (agent === null)
    throw new CcbarError('no-agent', 'The AgentProvider around this component has no agent yet.');
  // Only the application knows which agent the provider was given.
  return agent as Given;
};
