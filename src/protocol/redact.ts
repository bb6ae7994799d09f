import { type CatalogueRow, type FieldKind, isEventId, rowOf } from './catalogue.ts';
import { numberOf, textOf } from './content.ts';
import { longestMessage } from './decode.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import { createTokens } from './tokens.ts';

/** Puts tokens in the place of what is personal. */
export interface Masker {
  /**
   * A payload of the bar, or the answer of a status query, with tokens for everything personal and for
   * everything the catalogue does not know. Its form stays: an envelope stays one, JSON text stays text.
   * Never throws and never changes what it is given.
   */
  readonly mask: (data: unknown) => unknown;
  /** The token of one value: the same for the same value, whether it came as number or text. */
  readonly token: (value: unknown) => string;
}

type Kinds = { readonly [field: string]: FieldKind };

/** A content the catalogue says nothing about can still name its call. */
const onlyCallId: Kinds = { callId: 'callId' };

/** The name of a field or event, and not data in its place. */
const nameLike = /^[A-Za-z_$][\w$.-]{0,79}$/;
/** An id and not a telephone number; the platform's call ids are `<unix seconds>-<counter>`. */
export const idLike = /^(?!\d{7,}$)(?=.*\d)[\w.:-]{1,64}$/;
const numberLike = /^-?\d{1,16}(\.\d+)?$/;
/** What a word of the platform itself does not hold. */
const telling = /\d{6}|@/;

/** What stands around the content of an event, and what a status query answers. */
const outerForms: { readonly [field: string]: RegExp } = {
  eventType: nameLike,
  state: nameLike,
  workNo: idLike,
  retcode: idLike,
  eventGenTime: numberLike,
  agentState: numberLike,
  since: numberLike,
  reason: numberLike,
};

/** Numbers below it say how many or which kind; larger ones may name someone. */
const leastTelling = 1000;
/** Enough for the longest event list; what lies beyond is left out, so that no payload takes for ever. */
const mostValues = 50_000;
const deepest = 12;

const rowAt = (id: unknown): CatalogueRow | undefined => {
  const name = textOf(id) ?? '';
  return isEventId(name) ? rowOf(name) : undefined;
};

/** The kind of a field in any spelling: `callid` is `callId`. `undefined`: nobody knows it. */
const kindOf = (kinds: Kinds, field: string): FieldKind | undefined => {
  const known = Object.keys(kinds).find((name) => name.toLowerCase() === field.toLowerCase());
  return known === undefined ? undefined : kinds[known];
};

const isHarmless = (kind: FieldKind | undefined, value: unknown): boolean => {
  const text = textOf(value) ?? '';
  if (kind === undefined) return typeof value === 'number' && Math.abs(value) < leastTelling;
  if (kind === 'callId') return idLike.test(text);
  if (kind === 'text') return !telling.test(text);
  if (kind === 'flag') return /^(true|false|0|1)$/.test(text);
  return (kind === 'number' || kind === 'time') && numberOf(value) !== undefined;
};

/**
 * Starts masking. One masker keeps one list of tokens, so that the same number is the same token in
 * everything it masks and joins survive; nothing leads back from a token to what it stands for.
 *
 * Event ids, call ids, work numbers, codes and times stay: masked messages replay to the same states.
 *
 * @example
 * ```ts
 * import { createMasker } from 'ccbar-agent/protocol';
 *
 * const { mask } = createMasker();
 * mask({ eventType: 'AgentEvent_Talking', content: { callid: '1767254400-1', caller: '13800000001' } });
 * // { eventType: 'AgentEvent_Talking', content: { callid: '1767254400-1', caller: 'party#1' } }
 * ```
 */
export const createMasker = (): Masker => {
  const { of: token } = createTokens();
  let left = 0;

  const fields = (value: PlainObject, take: (field: string, inner: unknown) => unknown): PlainObject =>
    Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [
        nameLike.test(field) ? field : token(field),
        take(field, inner),
      ]),
    );

  const walk = (value: unknown, kind?: FieldKind, depth = 0): unknown => {
    left -= 1;
    if (typeof value === 'boolean') return value;
    if (value === null || value === undefined || left < 0 || depth > deepest) return null;
    if (Array.isArray(value)) return value.map((inner) => walk(inner, kind, depth + 1));
    // Of an address, too, only the number of its type passes.
    if (isPlainObject(value)) return fields(value, (_, inner) => walk(inner, undefined, depth + 1));
    if (isHarmless(kind, value)) return value;
    return kind === 'parties' ? String(value).split(',').map(token).join(', ') : token(value);
  };

  const content = (value: unknown, row: CatalogueRow | undefined): unknown => {
    if (isPlainObject(value)) {
      const kinds = typeof row?.content === 'object' ? (row.content ?? onlyCallId) : onlyCallId;
      return fields(value, (field, inner) => walk(inner, kindOf(kinds, field)));
    }
    // A bare text names a call, where the event is about one.
    const isAboutCall = row !== undefined && (row.type !== null || row.content === 'callId');
    return walk(value, isAboutCall && !Array.isArray(value) ? 'callId' : undefined);
  };

  /** A message, and likewise the event in it: what it holds beside `content` has the same names everywhere. */
  const message = (value: unknown, depth = 0): unknown => {
    if (!isPlainObject(value) || depth > 1) return walk(value);
    return fields(value, (field, inner) => {
      if (field === 'content') return content(inner, rowAt(value['eventType']));
      if (field === 'event') return message(inner, depth + 1);
      if (field === 'eventList' && Array.isArray(inner)) return inner.map((one) => message(one, depth + 1));
      const form = Object.hasOwn(outerForms, field) ? outerForms[field] : undefined;
      return form?.test(textOf(inner) ?? '') ? inner : walk(inner);
    });
  };

  return {
    token,
    mask: (data) => {
      left = mostValues;
      const isText = typeof data === 'string';
      try {
        if (!isText) return message(data);
        // Read as `decode` reads it: runs of NUL around the text are padding.
        const held: unknown = data.length > longestMessage ? data : JSON.parse(data.replace(/\0+/g, ''));
        return typeof held === 'string' ? token(held) : JSON.stringify(message(held));
      } catch {
        return isText ? token(data) : null;
      }
    },
  };
};
