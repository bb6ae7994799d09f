/** A state as XState writes it: a name, or a name with the state inside. */
export type StateValue = string | { readonly [name: string]: StateValue };

/** The path of a record as XState's state value: `['rest', 'onTime']` is `{ rest: 'onTime' }`. */
export const stateValueOf = (path: readonly string[]): StateValue =>
  path.slice(0, -1).reduceRight<StateValue>((inner, name) => ({ [name]: inner }), path.at(-1) ?? '');
