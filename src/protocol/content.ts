import { type CatalogueRow, type EventId, type FieldKind, rowOf } from './catalogue.ts';
import { describe } from './describe.ts';
import type { PlainObject } from './plain-object.ts';
import type { Flaw } from './rejection.ts';

/** The second spelling of a field that the catalogue names by its first. */
export const otherSpelling: { readonly [field: string]: string } = {
  callId: 'callid',
  transFrom: 'transfrom',
};

/** The longest text kept of one field, in characters. */
const longestText = 4096;

/** A text as the platform meant it: fixed-length buffers leak runs of NUL. */
const cleanText = (text: string): string =>
  (text.includes('\0') ? text.replace(/\0+/g, '') : text).trim().slice(0, longestText);

/** A scalar as text: numbers and texts are used interchangeably on the wire. */
export const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return cleanText(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
};

/** A number, or a text that is one. */
export const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && cleanText(value) !== '' ? Number(cleanText(value)) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
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
  address: (value) =>
    textOf(typeof value === 'object' && value !== null ? (value as PlainObject)['address'] : value),
};

const fieldsOf = (row: CatalogueRow): { readonly [field: string]: FieldKind } =>
  typeof row.content === 'object' && row.content !== null ? row.content : { callId: 'callId' };

/** What was read of an event's content. */
export interface ReadContent {
  readonly content: { readonly [field: string]: unknown };
  readonly flaws: readonly Flaw[];
}

/** No flaws, shared so that a clean event allocates none, and therefore frozen. */
export const noFlaws: readonly Flaw[] = Object.freeze([]);

/**
 * Reads `content` by the row of its id: an object, a bare call id, or null. Fields that cannot be read
 * are left out and named in `flaws`: a broken ornament must not cost a state change.
 *
 * @returns `null` when the content is none of the three shapes.
 */
export const readContent = (id: EventId, value: unknown): ReadContent | null => {
  if (value === null || value === undefined) return { content: {}, flaws: noFlaws };
  const fields = fieldsOf(rowOf(id));
  if (typeof value === 'string') {
    const callId = cleanText(value);
    if (callId === '') return { content: {}, flaws: noFlaws };
    if ('callId' in fields) return { content: { callId }, flaws: noFlaws };
    return {
      content: {},
      flaws: [{ field: 'content', expected: 'an object', received: describe(value) }],
    };
  }
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  const content: { [field: string]: unknown } = {};
  let flaws = noFlaws;
  for (const field in fields) {
    const raw = (value as PlainObject)[field] ?? (value as PlainObject)[otherSpelling[field] ?? field];
    const kind = fields[field];
    if (kind === undefined || raw === null || raw === undefined || raw === '') continue;
    const read = readers[kind](raw);
    if (read === undefined) {
      // A number's fixed-length buffer may be nothing but padding: empty, and not unreadable.
      if (textOf(raw) !== '')
        flaws = [...flaws, { field: `content.${field}`, expected: kind, received: describe(raw) }];
    } else if (read !== '') content[field] = read;
  }
  return { content, flaws };
};
