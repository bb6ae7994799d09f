import {
  computed,
  defineComponent,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  type PropType,
  provide,
  type Ref,
  toRaw,
  toValue,
} from 'vue';
import type { Agent } from '../agent-api.ts';
import { CcbarError } from '../errors.ts';
import type { WatchedAgent } from '../tabs/watched-agent.ts';

/** The key of the provided agent, for `app.provide(agentKey, shallowRef(agent))`. */
export const agentKey: InjectionKey<Readonly<Ref<WatchedAgent | null>>> = Symbol('ccbar-agent');

/**
 * Gives an agent to the components below the present one. It neither starts nor closes the agent.
 *
 * @param agent The agent, a ref or a getter of it; `null` where there is none yet, such as on a server.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { provideAgent, useAgentState } from 'ccbar-agent/vue';
 * import { defineComponent, h } from 'vue';
 *
 * const agent = createAgent({
 *   source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
 * });
 * const Badge = defineComponent(() => {
 *   const state = useAgentState();
 *   return () => h('b', state.value);
 * });
 * export const App = defineComponent(() => {
 *   provideAgent(agent);
 *   return () => h(Badge);
 * });
 * ```
 */
export const provideAgent = (agent: MaybeRefOrGetter<WatchedAgent | null>): void => {
  // A proxy of an agent would be another object, and make everything in it reactive.
  provide(
    agentKey,
    computed(() => toRaw(toValue(agent))),
  );
};

/** The same as a component, with the agent as property. */
export const AgentProvider = defineComponent({
  name: 'AgentProvider',
  props: { agent: { type: Object as PropType<WatchedAgent | null>, default: null } },
  setup: (props, { slots }) => {
    provideAgent(() => props.agent);
    return () => slots['default']?.();
  },
});

/** The agent provided above, as a ref. */
export const injectAgent = (): Readonly<Ref<WatchedAgent | null>> => {
  const agent = inject(agentKey, null);
  if (agent === null) throw new CcbarError('no-agent', 'No agent was provided above this component.');
  return agent;
};

/**
 * Returns the agent provided above, for handlers and watchers.
 *
 * @typeParam Given What was provided, when that is more than a plain agent, such as one with requests.
 * @throws {@link CcbarError} `no-agent` when none was provided.
 */
export const useAgent = <Given extends WatchedAgent = Agent>(): Given => {
  const agent = injectAgent().value;
  if (agent === null) throw new CcbarError('no-agent', 'The agent provided above this component is null.');
  // Only the application knows which agent was provided.
  return agent as Given;
};
