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

const refuseSpawn = (): never => {
  throw new TypeError('A compiled machine cannot spawn: it has no actor.');
};

/** A guard or action as the machine has it: a function, or a name with or without parameters. */
const named = (
  used: unknown,
  bag: Bag,
): { readonly code: unknown; readonly name: string; readonly params: unknown } => {
  if (isCode(used)) return { code: used, name: used.name || 'a function without a name', params: undefined };
  const { type, params } =
    typeof used === 'string' ? { type: used } : (used as { type: string; params?: unknown });
  return { code: bag[type], name: type, params };
};

/** Parameters may be computed from the context and the event. */
const paramsOf = (params: unknown, args: Bag): unknown => (isCode(params) ? params(args, undefined) : params);

/**
 * Reads a guard of the machine.
 *
 * @returns `null` when there is none.
 * @throws TypeError for a guard without an implementation, and for `and`, `or`, `not` and `stateIn`.
 */
export const guardOf = (used: unknown, { guards }: Implementations): Guard | null => {
  if (used === undefined) return null;
  const { code, name, params } = named(used, guards);
  if (!isCode(code) || 'check' in code)
    throw new TypeError(`compileMachine cannot use the guard "${name}": it is not a plain function.`);
  return (context, event) => {
    const args = { context, event };
    return Boolean(code(args, paramsOf(params, args)));
  };
};

/** Returns `context` itself when `changed` holds nothing new. */
const merge = (context: Bag, changed: Bag): Bag => {
  for (const field in changed) {
    if (!Object.is(changed[field], context[field]) || !Object.hasOwn(context, field)) {
      return { ...context, ...changed };
    }
  }
  return context;
};

/**
 * Reads an action of the machine.
 *
 * @throws TypeError for an action without an implementation, and for every action but `assign`.
 */
export const updateOf = (used: unknown, { actions }: Implementations): Update => {
  const { code, name, params } = named(used, actions);
  if (!isCode(code) || !('assignment' in code))
    throw new TypeError(`compileMachine cannot use the action "${name}": it is not an assign.`);
  const { assignment } = code;
  const fields = isCode(assignment) ? null : Object.entries(assignment as Bag);
  return (context, event) => {
    const args = { context, event, spawn: refuseSpawn };
    const known = paramsOf(params, args);
    if (fields === null) return merge(context, (assignment as Code)(args, known) as Bag);
    // Without an object of the changes: this is a third of the time of a move.
    let next: { [field: string]: unknown } | null = null;
    for (const [field, value] of fields) {
      const given = isCode(value) ? value(args, known) : value;
      if (Object.is(given, context[field]) && Object.hasOwn(context, field)) continue;
      next ??= { ...context };
      next[field] = given;
    }
    return next ?? context;
  };
};
