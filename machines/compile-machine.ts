import type { AnyEventObject, AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { type Guard, guardOf, type Implementations, type Update, updateOf } from './compiled-code.ts';
import {
  type MachineNode,
  type MachineTransition,
  type Route,
  routeIn,
  routeOf,
  upFrom,
} from './compiled-route.ts';

/** The position of a compiled machine: plain data if the context is. */
export interface CompiledState<Context> {
  /** The path of the state that has no states in it: `occupied.talking.held`. */
  readonly path: string;
  readonly context: Context;
}

/** A machine as a table. */
export interface CompiledMachine<Context, Event> {
  /** The state before the first event. */
  readonly first: CompiledState<Context>;
  /** Returns the state after an event, and the same object when the event changes nothing. */
  readonly move: (state: CompiledState<Context>, event: Event) => CompiledState<Context>;
}

/** A transition that one leaf state may take. */
interface Candidate {
  readonly guard: Guard | null;
  readonly updates: readonly Update[];
  readonly path: string;
}

type Bag = { readonly [name: string]: unknown };

/** The parts of a state that would make a table wrong. */
const unsupportedIn = (node: MachineNode): string | undefined => {
  if (node.type !== 'atomic' && node.type !== 'compound') return `it is ${node.type}`;
  const key = ['always', 'invoke', 'after', 'onDone', 'route'].find(
    (name) => node.config[name] !== undefined,
  );
  if (key !== undefined) return `it has "${key}"`;
  const wildcard = [...node.transitions.keys()].find((type) => type.includes('*'));
  return wildcard === undefined ? undefined : `it has the wildcard "${wildcard}"`;
};

const nodesIn = (node: MachineNode): readonly MachineNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesIn),
];

const refuse = (node: MachineNode, why: string): never => {
  throw new TypeError(`compileMachine cannot compile the state "${node.id}": ${why}.`);
};

const none: readonly Candidate[] = [];

const pathOf = ({ path }: MachineNode): string => path.join('.');

/** The transitions of a leaf state by event type: its own before those of the states around it. */
const transitionsOf = (leaf: MachineNode): ReadonlyMap<string, readonly MachineTransition[]> => {
  const found = new Map<string, readonly MachineTransition[]>();
  for (const node of upFrom(leaf))
    for (const [type, transitions] of node.transitions)
      found.set(type, [...(found.get(type) ?? []), ...transitions]);
  return found;
};

/**
 * Makes a table of an XState machine: leaf state × event type → the transitions that may be taken, each with
 * its guard, its actions in order and the state it leads to. The table is read from the machine object, so
 * there is no second list to maintain. Moving by the table gives exactly the states that an actor would have,
 * without making snapshots: it is for replaying many events, or for keeping very many machines.
 *
 * It has limits, and whoever passes them gets an error at once and never another behaviour. Supported are
 * nested states, `initial`, `entry`, `exit`, `reenter`, guards that are functions, and `assign`. Not supported
 * are parallel, final and history states, `always`, `after`, `invoke`, `onDone`, wildcards, combined guards
 * (`and`, `or`, `not`, `stateIn`), a context made by a function, and every action but `assign`. A guard or
 * assigner receives `context` and `event`; `self` and `system` are missing, and `spawn` throws.
 *
 * @throws TypeError that names the state and what it has that a table cannot do.
 *
 * @example
 * ```ts
 * import { agentMachine, compileMachine } from 'ccbar-agent/machines';
 *
 * const { first, move } = compileMachine(agentMachine);
 * const idle = move(first, { type: 'agent.idle', at: 0 });
 * const resting = move(idle, { type: 'rest.started', at: 60_000, reason: 2 });
 * console.log(resting.path, resting.context.reason); // rest.onTime 2
 * ```
 */
export const compileMachine = <Machine extends AnyStateMachine>(
  machine: Machine,
): CompiledMachine<ContextFrom<Machine>, EventFrom<Machine>> => {
  const root = machine.root as unknown as MachineNode;
  const implementations = machine.implementations as unknown as Implementations;
  const { context = {} } = machine.config as { readonly context?: Bag };
  if (typeof context === 'function') refuse(root, 'its context is made by a function');
  const nodes = nodesIn(root);
  for (const node of nodes) {
    const why = unsupportedIn(node);
    if (why !== undefined) refuse(node, why);
  }

  const updatesOf = ({ actions }: Route): readonly Update[] =>
    actions.map((action) => updateOf(action, implementations));
  const candidate = (transition: MachineTransition, leaf: MachineNode): Candidate => {
    const route = routeOf(transition, leaf);
    const guard = guardOf(transition.guard, implementations);
    return { guard, updates: updatesOf(route), path: pathOf(route.leaf) };
  };
  const table = new Map(
    nodes
      .filter(({ type }) => type === 'atomic')
      .map((leaf) => [
        pathOf(leaf),
        new Map(
          [...transitionsOf(leaf)].map(([type, found]) => [type, found.map((one) => candidate(one, leaf))]),
        ),
      ]),
  );

  const move = (state: CompiledState<Bag>, event: AnyEventObject): CompiledState<Bag> => {
    const candidates = table.get(state.path)?.get(event.type) ?? none;
    for (const { guard, updates, path } of candidates) {
      if (guard !== null && !guard(state.context, event)) continue;
      let next = state.context;
      for (const update of updates) next = update(next, event);
      return next === state.context && path === state.path ? state : { path, context: next };
    }
    return state;
  };
  const start = routeIn(root);
  const first = {
    path: pathOf(start.leaf),
    context: updatesOf(start).reduce((before, update) => update(before, { type: 'xstate.init' }), context),
  };
  // The machine's own types cannot be followed through its object; they are those of its table.
  return { first, move } as unknown as CompiledMachine<ContextFrom<Machine>, EventFrom<Machine>>;
};
