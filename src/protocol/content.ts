import { type CatalogueRow, type EventId, type FieldKind, rowOf } from './catalogue.ts';
import { describe, isReadable } from './describe.ts';
import type { Flaw } from './rejection.ts';

/** The second spelling of a field that the catalogue names by its first. */
export const otherSpelling: { readonly [field: string]: string } = {
  callId: 'callid',
  transFrom: 'transfrom',
};

/** The longest text read of one field, in characters. */
export const longestText = 4096;

/** Longer texts are no numbers, padding included, in characters. */
const longestNumber = 400;

/** Cuts a text before anything walks it, and takes out the runs of NUL that fixed-length buffers leak. */
const cleanText = (text: string, longest = longestText): string => {
  const cut = text.length > longest ? text.slice(0, longest) : text;
  return (cut.includes('\0') ? cut.replace(/\0+/g, '') : cut).trim();
};

/** A scalar as text: numbers and texts are used interchangeably on the wire. */
export const textOf = (value: unknown, longest?: number): string | undefined => {
  if (typeof value === 'string') return cleanText(value, longest);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
};

/** A number, or a text that is one. */
export const numberOf = (value: unknown): number | undefined => {
  const text = typeof value === 'string' && value.length <= longestNumber ? cleanText(value) : '';
  const number = text === '' ? value : Number(text);
  // JSON has no negative zero, and a recording has to replay to the same.
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : undefined;
};

const flagOf = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  const text = textOf(value);
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
};

const readers: { readonly [Kind in FieldKind]: (value: unknown) => unknown } = {
  text: textOf,
  callId: textOf,
  party: textOf,
  private: textOf,
  number: numberOf,
  time: numberOf,
  flag: flagOf,
  parties: (value) =>
    textOf(value)
      ?.split(',')
      .map((party) => party.trim())
      .filter((party) => party !== '')
      .slice(0, 16),
  address: (value) => textOf(isReadable(value) ? value['address'] : value),
};

const fieldsOf = (row: CatalogueRow): { readonly [field: string]: FieldKind } =>
  typeof row.content === 'object' && row.content !== null ? row.content : { callId: 'callId' };

/** The fields that were read from an event's content. */
export interface ReadContent {
  readonly content: { readonly [field: string]: unknown };
  readonly flaws: readonly Flaw[];
}

/** The amount that may still be read of one message. Each reader subtracts what it has read. */
export interface Budget {
  /** Characters of all texts together; below zero when they were too many. */
  characters: number;
}

/** No flaws, shared so that a clean event allocates none, and therefore frozen. */
export const noFlaws: readonly Flaw[] = Object.freeze([]);

/**
 * Reads `content` by the row of its id: an object, a bare call id, or null. Fields that cannot be read
 * are left out and named in `flaws`: a broken ornament must not cost a state change.
 *
 * @returns `null` when the content is none of the three shapes.
 */
export const readContent = (id: EventId, value: unknown, budget: Budget): ReadContent | null => {
  if (value === null || value === undefined) return { content: {}, flaws: noFlaws };
  const fields = fieldsOf(rowOf(id));
  if (typeof value === 'string') {
    budget.characters -= Math.min(value.length, longestText);
    const callId = cleanText(value);
    if (callId === '') return { content: {}, flaws: noFlaws };
    if ('callId' in fields) return { content: { callId }, flaws: noFlaws };
  }
  if (!isReadable(value)) {
    const received = describe(value);
    return received.startsWith('text')
      ? { content: {}, flaws: [{ field: 'content', expected: 'an object', received }] }
      : null;
  }
  const content: { [field: string]: unknown } = {};
  let flaws = noFlaws;
  for (const field in fields) {
    const raw = value[field] ?? value[otherSpelling[field] ?? field];
    const kind = fields[field];
    if (kind === undefined || raw === null || raw === undefined || raw === '') continue;
    if (typeof raw === 'string') budget.characters -= Math.min(raw.length, longestText);
    const read = readers[kind](raw);
    if (read === undefined) {
      // A number's fixed-length buffer may be nothing but padding: empty, and not unreadable.
      if (textOf(raw) !== '')
        flaws = [...flaws, { field: `content.${field}`, expected: kind, received: describe(raw) }];
    } else if (read !== '') content[field] = read;
  }
  return { content, flaws };
};
