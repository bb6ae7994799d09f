import type { AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import { checkAction, checkGuard, updateOf } from './compiled-code.ts';
import { type MachineNode, type Route, routeIn, routeOf, upFrom } from './compiled-route.ts';
import {
  type CompiledMachine,
  type CompiledState,
  nodesIn,
  partsOf,
  pathOf,
  tableOf,
} from './machine-table.ts';

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

const refuse = (node: MachineNode, why: string): never => {
  throw new TypeError(`compileMachine cannot compile the state "${node.id}": ${why}.`);
};

const refuseSpawn = (): never => {
  throw new TypeError('A compiled machine cannot spawn: it has no actor.');
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
  const { root, implementations, context } = partsOf(machine);
  if (typeof context === 'function') refuse(root, 'its context is made by a function');
  const nodes = nodesIn(root);
  for (const node of nodes) {
    const why = unsupportedIn(node);
    if (why !== undefined) refuse(node, why);
  }
  const checkRoute = ({ actions }: Route) => {
    for (const action of actions) checkAction(action, implementations);
  };
  const start = routeIn(root);
  checkRoute(start);
  for (const leaf of nodes.filter(({ type }) => type === 'atomic')) {
    for (const transition of upFrom(leaf).flatMap((node) => [...node.transitions.values()].flat())) {
      checkGuard(transition.guard, implementations);
      checkRoute(routeOf(transition, leaf));
    }
  }
  const spawn = refuseSpawn;
  const first = {
    path: pathOf(start.leaf),
    context: start.actions
      .map((action) => updateOf(action, implementations, { spawn }))
      .reduce((before, update) => update(before, { type: 'xstate.init' }), context),
  };
  return { first: first as CompiledState<ContextFrom<Machine>>, move: tableOf(machine, { spawn }) };
};
