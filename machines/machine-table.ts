import type { AnyEventObject, AnyStateMachine, ContextFrom, EventFrom } from 'xstate';
import {
  type Guard,
  guardOf,
  type Implementations,
  type TableOptions,
  type Update,
  updateOf,
} from './compiled-code.ts';
import { type MachineNode, type MachineTransition, type Route, routeOf, upFrom } from './compiled-route.ts';

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

/** The parts of a machine that a table is made of. */
export interface MachineParts {
  readonly root: MachineNode;
  readonly implementations: Implementations;
  readonly context: Bag;
}

/** Reads the parts of a machine from its object, which XState's types do not follow. */
export const partsOf = ({ root, implementations, config }: AnyStateMachine): MachineParts => {
  const { context = {} } = config as { readonly context?: Bag };
  return {
    root: root as unknown as MachineNode,
    implementations: implementations as unknown as Implementations,
    context,
  };
};

/** A state and all states in it. */
export const nodesIn = (node: MachineNode): readonly MachineNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesIn),
];

/** The path of a state: `occupied.talking.held`. */
export const pathOf = ({ path }: MachineNode): string => path.join('.');

/** The transitions that an event may take in a leaf state: its own before those of the states around it. */
export const transitionsOf = (leaf: MachineNode, type: string): readonly MachineTransition[] =>
  upFrom(leaf).flatMap((node) => node.transitions.get(type) ?? []);

const none: readonly Candidate[] = [];

/** A row of a table: a leaf state, and what was asked of it so far. */
interface TableRow {
  readonly leaf: MachineNode;
  readonly cells: Map<string, readonly Candidate[]>;
}

/**
 * Makes the table of a machine that is known to fit into one, and returns how to move by it. `compileMachine` checks any
 * other machine; apart from those checks, since a page that loads only the agent machine has no use for them. A cell is
 * made when it is first asked for: of the 250 of the agent machine a shift needs a few dozen, and all of them take as
 * long as 500 events.
 */
export const tableOf = <Machine extends AnyStateMachine>(
  machine: Machine,
  options?: TableOptions<ContextFrom<Machine>>,
): CompiledMachine<ContextFrom<Machine>, EventFrom<Machine>>['move'] => {
  const { root, implementations } = partsOf(machine);
  const updatesOf = ({ actions }: Route): readonly Update[] =>
    actions.map((action) => updateOf(action, implementations, options as TableOptions<Bag> | undefined));
  const rows = new Map<string, TableRow>();
  for (const leaf of nodesIn(root))
    if (leaf.type === 'atomic') rows.set(pathOf(leaf), { leaf, cells: new Map() });

  const cell = (path: string, type: string): readonly Candidate[] => {
    const row = rows.get(path);
    const known = row?.cells.get(type);
    if (row === undefined || known !== undefined) return known ?? none;
    const candidates = transitionsOf(row.leaf, type).map((transition) => {
      const route = routeOf(transition, row.leaf);
      const guard = guardOf(transition.guard, implementations);
      return { guard, updates: updatesOf(route), path: pathOf(route.leaf) };
    });
    // Types that the machine does not know are without number.
    if (candidates.length > 0) row.cells.set(type, candidates);
    return candidates;
  };

  const move = (state: CompiledState<Bag>, event: AnyEventObject): CompiledState<Bag> => {
    for (const { guard, updates, path } of cell(state.path, event.type)) {
      if (guard !== null && !guard(state.context, event)) continue;
      let next = state.context;
      for (const update of updates) next = update(next, event);
      return next === state.context && path === state.path ? state : { path, context: next };
    }
    return state;
  };
  // The machine's own types cannot be followed through its object; they are those of its table.
  return move as unknown as CompiledMachine<ContextFrom<Machine>, EventFrom<Machine>>['move'];
};
