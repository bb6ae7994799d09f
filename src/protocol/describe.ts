/**
 * Stands in a recording in the place of a value that cannot be read. It holds the description of the value
 * and nothing of the value itself, so that the replay gives the same as the live run.
 */
export interface NotRead {
  readonly notRead: string;
}

/** The descriptions that {@link describe} gives, and nothing else: a message may bring any text. */
const description =
  /^(?:undefined|null|empty text|(?:text|list) of \d{1,6}\+?(?: characters)?|object|boolean|number|bigint|symbol|function|NaN|-?Infinity)$/;

const noted = (value: object): string | undefined => {
  const { notRead } = value as { readonly notRead?: unknown };
  return typeof notRead === 'string' && description.test(notRead) ? notRead : undefined;
};

/** Returns whether a value is an object whose fields can be read, and not the note of one that could not. */
export const isReadable = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && noted(value) === undefined;

/** The length of something. A longer number would have the form of a telephone's. */
const lengthOf = ({ length }: { readonly length: number }) => (length > 999_999 ? '999999+' : length);

/**
 * Describes what kind of value something is without repeating its content, so that it can stand in any log.
 * Takes the same time for every value.
 */
export const describe = (value: unknown): string => {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string') return value === '' ? 'empty text' : `text of ${lengthOf(value)} characters`;
  if (Array.isArray(value)) return `list of ${lengthOf(value)}`;
  if (typeof value === 'object') return noted(value) ?? 'object';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value;
};

/** The note of a value that cannot be read. */
export const notRead = (value: unknown): NotRead => ({ notRead: describe(value) });
