/** A state of an XState machine, as much of it as is read here. */
export interface MachineNode {
  readonly id: string;
  readonly path: readonly string[];
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly parent?: MachineNode;
  readonly states: { readonly [name: string]: MachineNode };
  readonly config: { readonly [key: string]: unknown };
  readonly entry: readonly unknown[];
  readonly exit: readonly unknown[];
  readonly initial: { readonly target: readonly MachineNode[]; readonly actions: readonly unknown[] };
  readonly transitions: ReadonlyMap<string, readonly MachineTransition[]>;
}

/** A transition of an XState machine, as much of it as is read here. */
export interface MachineTransition {
  readonly source: MachineNode;
  readonly target: readonly MachineNode[] | undefined;
  readonly reenter: boolean;
  readonly guard?: unknown;
  readonly actions: readonly unknown[];
}

/** The effect of a transition: the actions in the order they run, and the leaf state after them. */
export interface Route {
  readonly actions: readonly unknown[];
  readonly leaf: MachineNode;
}

/** The state and the states around it, innermost first. */
export const upFrom = (node: MachineNode): readonly MachineNode[] =>
  node.parent === undefined ? [node] : [node, ...upFrom(node.parent)];

const isInside = (node: MachineNode, outer: MachineNode | undefined): boolean =>
  outer === undefined || (node !== outer && upFrom(node).includes(outer));

/** A state and the initial states in it, outermost first. */
const downFrom = (node: MachineNode): readonly MachineNode[] => {
  const [inner] = node.initial.target;
  return inner === undefined ? [node] : [node, ...downFrom(inner)];
};

/** Entering a state on its own account also runs the actions of its initial transition. */
const enter = (node: MachineNode): readonly unknown[] => [...node.entry, ...node.initial.actions];

/** Returns the effect of entering the machine: the actions that run, and the leaf state in which it begins. */
export const routeIn = (root: MachineNode): Route => {
  const entered = downFrom(root);
  return { actions: entered.flatMap(enter), leaf: entered.at(-1) ?? root };
};

/** The innermost state that is not left; `undefined` when the root itself is left. */
const domainOf = ({ source, reenter }: MachineTransition, target: MachineNode): MachineNode | undefined => {
  if (!reenter && (target === source || isInside(target, source))) return source;
  const common = upFrom(target).find((outer) => isInside(target, outer) && isInside(source, outer));
  return common ?? (reenter ? undefined : upFrom(source).at(-1));
};

/**
 * Returns the effect of a transition that is taken in a leaf state: states are left innermost first, then the
 * transition's own actions run, then states are entered outermost first.
 */
export const routeOf = (transition: MachineTransition, leaf: MachineNode): Route => {
  const target = transition.target?.[0];
  if (target === undefined) return { actions: transition.actions, leaf };
  const domain = domainOf(transition, target);
  const around = upFrom(target)
    .slice(1)
    .filter((outer) => isInside(outer, domain))
    .reverse();
  // A transition of a state to itself that does not re-enter it enters only what is in it.
  const entered =
    target === transition.source && target === domain ? downFrom(target).slice(1) : downFrom(target);
  return {
    actions: [
      ...upFrom(leaf)
        .filter((node) => isInside(node, domain))
        .flatMap(({ exit }) => exit),
      ...transition.actions,
      ...around.flatMap(({ entry }) => entry),
      ...entered.flatMap(enter),
    ],
    leaf: downFrom(target).at(-1) ?? target,
  };
};
