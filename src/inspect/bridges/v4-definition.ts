import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { describedAgentMachine } from '../../../machines/agent.described.ts';

// XState 4 describes the structure of a machine as "definitions". This is the agent machine in that form. The
// table has no timers, children, history or final states (it stays compilable), so those need no v4 spelling.

/** A named action, with its parameters beside the name. */
interface V4Action {
  readonly type: string;
  readonly [parameter: string]: unknown;
}

/** A transition as XState 4 defines it. */
export interface V4Transition {
  readonly eventType: string;
  /** `#` and the id of the state it leaves from. */
  readonly source: string;
  /** `#` and the id of the state it leads to; left out when it leads nowhere. */
  readonly target?: readonly string[];
  readonly internal: boolean;
  /** Viewers print `name`, and an empty bracket when there is none. */
  readonly cond?: { readonly type: 'xstate.guard'; readonly name: string };
  readonly actions: readonly V4Action[];
  readonly description?: string;
}

/** A state as XState 4 defines it. */
export interface V4Definition {
  readonly id: string;
  readonly key: string;
  readonly type: AnyStateNode['type'];
  readonly order: number;
  readonly initial?: string;
  readonly history: false;
  readonly description?: string;
  readonly states: { readonly [key: string]: V4Definition };
  readonly on: { readonly [event: string]: readonly V4Transition[] };
  readonly transitions: readonly V4Transition[];
  readonly entry: readonly V4Action[];
  readonly exit: readonly V4Action[];
  readonly activities: readonly [];
  readonly invoke: readonly [];
  readonly tags: readonly string[];
}

/** An active state, as far as XState 4 asks it anything: for `nextEvents` and `meta`. */
export interface V4Node {
  readonly id: string;
  readonly ownEvents: readonly string[];
}

/** The agent machine in XState 4's words. */
export interface V4Chart {
  /** With the flag that machines of XState 5 need no more, so that XState 4 does not ask for it on the console. */
  readonly definition: V4Definition & { readonly predictableActionArguments: true };
  /** By state id. */
  readonly nodes: ReadonlyMap<string, V4Node>;
  /** By edge id, as records name them. */
  readonly transitions: ReadonlyMap<string, V4Transition>;
}

type Named = string | { readonly type: string; readonly params?: unknown };

const paramsOf = (named: Named): object =>
  typeof named === 'object' && typeof named.params === 'object' && named.params !== null ? named.params : {};

const typeOf = (named: Named): string => (typeof named === 'string' ? named : named.type);

const v4Action = (action: Named): V4Action => ({ ...paramsOf(action), type: typeOf(action) });

/** XState 4 has a place for a name but none for parameters, so that they become part of the name. */
const v4Guard = (guard: Named): string =>
  [typeOf(guard), ...Object.values(paramsOf(guard)).map(String)].join(' ');

const isWithin = (node: AnyStateNode, outer: AnyStateNode): boolean =>
  node.parent !== undefined && (node.parent === outer || isWithin(node.parent, outer));

const v4Transition = (edge: AnyTransitionDefinition): V4Transition => {
  const { eventType, source, target, guard, actions, reenter, description } = edge;
  return {
    eventType,
    source: `#${source.id}`,
    ...(target && { target: target.map(({ id }) => `#${id}`) }),
    // A transition without re-entry is "internal" in XState 4 where that makes a difference.
    internal: !reenter && (target ?? []).every((node) => isWithin(node, source)),
    ...(guard !== undefined && { cond: { type: 'xstate.guard', name: v4Guard(guard as Named) } }),
    actions: (actions as readonly Named[]).map(v4Action),
    ...(description !== undefined && { description }),
  };
};

const read = (): V4Chart => {
  const nodes = new Map<string, V4Node>();
  const transitions = new Map<string, V4Transition>();
  const visit = (node: AnyStateNode): V4Definition => {
    nodes.set(node.id, { id: node.id, ownEvents: node.ownEvents });
    const on: { [event: string]: readonly V4Transition[] } = {};
    for (const [event, edges] of node.transitions) {
      const converted = edges.map(v4Transition);
      converted.forEach((edge, index) => {
        transitions.set(`${node.id}:${event}:${index}`, edge);
      });
      on[event] = converted;
    }
    const children = Object.values(node.states) as readonly AnyStateNode[];
    const initial = children.length === 0 ? undefined : node.initial.target?.[0]?.key;
    return {
      id: node.id,
      key: node.key,
      type: node.type,
      order: node.order,
      ...(initial !== undefined && { initial }),
      history: false,
      ...(node.description !== undefined && { description: node.description }),
      states: Object.fromEntries(children.map((child) => [child.key, visit(child)])),
      on,
      transitions: Object.values(on).flat(),
      entry: (node.entry as readonly Named[]).map(v4Action),
      exit: (node.exit as readonly Named[]).map(v4Action),
      activities: [],
      invoke: [],
      tags: node.tags,
    };
  };
  const definition = { ...visit(describedAgentMachine.root), predictableActionArguments: true } as const;
  return { definition, nodes, transitions };
};

let chart: V4Chart | undefined;

/** The agent machine in XState 4's words: structure only, read from the machine itself and only once. */
export const v4Chart = (): V4Chart => {
  chart ??= read();
  return chart;
};
