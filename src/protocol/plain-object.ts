/** An object whose fields may be read by name. Nothing is known of their values. */
export type PlainObject = { readonly [field: string]: unknown };

/** Returns whether a value is an object with fields: neither a scalar, `null` nor a list. */
export const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
