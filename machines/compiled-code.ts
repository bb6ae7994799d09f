type Bag = { readonly [name: string]: unknown };

/** The functions that the machine has for the names of its guards and actions. */
export interface Implementations {
  readonly guards: Bag;
  readonly actions: Bag;
}

/** Says whether a transition is taken. */
export type Guard = (context: Bag, event: unknown) => boolean;

/** Returns the context after one `assign`, and the same object when no field changes. */
export type Update = (context: Bag, event: unknown) => Bag;

type Code = (args: Bag, params: unknown) => unknown;

const isCode = (value: unknown): value is Code => typeof value === 'function';

/** A guard or action as the machine has it: a function, or a name with or without parameters. */
interface Named {
  readonly code: unknown;
  readonly name: string;
  readonly params: unknown;
}

const named = (used: unknown, bag: Bag): Named => {
  if (isCode(used)) return { code: used, name: used.name || 'a function without a name', params: undefined };
  const { type, params } =
    typeof used === 'string' ? { type: used } : (used as { type: string; params?: unknown });
  return { code: bag[type], name: type, params };
};

/**
 * Checks a guard of the machine.
 *
 * @throws TypeError for a guard without an implementation, and for `and`, `or`, `not` and `stateIn`.
 */
export const checkGuard = (used: unknown, { guards }: Implementations): void => {
  if (used === undefined) return;
  const { code, name } = named(used, guards);
  if (!isCode(code) || 'check' in code)
    throw new TypeError(`compileMachine cannot use the guard "${name}": it is not a plain function.`);
};

/**
 * Checks an action of the machine.
 *
 * @throws TypeError for an action without an implementation, and for every action but `assign`.
 */
export const checkAction = (used: unknown, { actions }: Implementations): void => {
  const { code, name } = named(used, actions);
  if (!isCode(code) || !('assignment' in code))
    throw new TypeError(`compileMachine cannot use the action "${name}": it is not an assign.`);
};

/** The options of a table. */
export interface TableOptions<Context> {
  /** Copies a context with all its fields, so that the copy may be changed; a spread when left out. */
  readonly copy?: (context: Context) => Context;
  /** Takes the place of XState's function of this name; actions that are known do without. */
  readonly spawn?: () => never;
}

const spread = (context: Bag): Bag => ({ ...context });

/** Parameters may be computed from the context and the event. */
const paramsOf = (params: unknown, args: Bag): unknown => (isCode(params) ? params(args, undefined) : params);

/** Reads a guard that was checked; `null` when there is none. */
export const guardOf = (used: unknown, { guards }: Implementations): Guard | null => {
  if (used === undefined) return null;
  const { code, params } = named(used, guards);
  return (context, event) => {
    const args = { context, event };
    return Boolean((code as Code)(args, paramsOf(params, args)));
  };
};

/** Reads an action that was checked. */
export const updateOf = (
  used: unknown,
  { actions }: Implementations,
  { copy = spread, spawn }: TableOptions<Bag> = {},
): Update => {
  const { code, params } = named(used, actions);
  const { assignment } = code as { readonly assignment: Code | Bag };
  return (context, event) => {
    const args = { context, event, spawn };
    const known = paramsOf(params, args);
    const changes = isCode(assignment) ? (assignment(args, known) as Bag) : assignment;
    // Without an object of what was assigned field by field: this is a third of the time of a move.
    let next: { [field: string]: unknown } | null = null;
    for (const field in changes) {
      const value = changes[field];
      const given = changes === assignment && isCode(value) ? value(args, known) : value;
      if (Object.is(given, context[field]) && Object.hasOwn(context, field)) continue;
      next ??= copy(context) as { [field: string]: unknown };
      next[field] = given;
    }
    return next ?? context;
  };
};
