import { CcbarError } from '../errors.ts';
import { type AgentState, agentStates } from './agent-state.ts';
import { type EventId, type FieldKind, isEventId, rowOf } from './catalogue.ts';
import { longestText, textOf } from './content.ts';
import { isReadable } from './describe.ts';
import {
  harmlessOrigin,
  isAgentNumber,
  isCallId,
  isHarmlessCode,
  isHarmlessId,
  isHarmlessNumber,
  isHarmlessTime,
} from './harmless.ts';
import type { PlainObject } from './plain-object.ts';
import { readableAnswer, readableData } from './readable-data.ts';
import { isoTimeOf } from './status-fields.ts';
import { createTokens, isToken, type TokenKind, type TokenOptions } from './tokens.ts';

/** The settings by which a masker makes its tokens. */
export interface MaskerOptions extends Pick<TokenOptions, 'key' | 'onNew' | 'most'> {
  /**
   * Makes the tokens by a keyed hash (HMAC-SHA-256), so that the same value has the same token in every page
   * and file that is masked with the key. Without it tokens are counted, and are joined within one masker only.
   */
  readonly key?: string | undefined;
  /**
   * Leaves the numbers of agents in `workNo` as they are (101 to 999999). Only for where the agent is known
   * anyway, such as the ingest of a fleet.
   */
  readonly namesAgents?: boolean;
  /** States that the input was masked before, so that its tokens stay as they are. Only for what a masker wrote. */
  readonly isMasked?: boolean;
}

/** Puts tokens in the place of everything that may be personal. */
export interface Masker {
  /**
   * The part of a message that is read, or of the answer of a status query, with tokens for what may be
   * personal. JSON text stays text. Never throws and never changes what it is given.
   */
  readonly mask: (data: unknown) => unknown;
  /** The token of one value, such as a telephone number: the same for the same value, as number or as text. */
  readonly token: (value: unknown) => string;
  /** The number of an agent. */
  readonly workNo: (workNo: string | null) => string | null;
  readonly callId: (callId: string | null) => string | null;
  /** An event id: one of the platform stays. */
  readonly eventId: (id: string) => string;
  readonly retcode: (retcode: string) => string;
  /** An origin of the web stays; anything else becomes empty. */
  readonly origin: (origin: string) => string;
  /** The token of words that a person may have written. */
  readonly words: (text: string) => string;
  /** The content of an event after reading, field by field; the same object when nothing in it is masked. */
  readonly content: (
    id: EventId,
    content: { readonly [field: string]: unknown },
  ) => { readonly [field: string]: MaskedValue };
}

/** The values that a masked field can hold. */
export type MaskedValue = string | number | boolean | null | readonly string[];

type Mask = (value: unknown) => MaskedValue;

const isState = (value: unknown): value is AgentState => agentStates.some((state) => state === value);

/** A status code, as number or as text. */
const isStatusCode = (value: unknown): boolean => /^\d{1,3}$/.test(textOf(value) ?? '');

/** A number within its bounds, as number or as text; `undefined` leaves the field out. */
const bounded = (value: unknown): unknown => (isHarmlessNumber(Number(value)) ? value : undefined);

/** A time in ms or, from a status query, in seconds or as ISO 8601. */
const time = (value: unknown): unknown => {
  const number = typeof value === 'string' && Number.isNaN(Number(value)) ? isoTimeOf(value) : Number(value);
  return isHarmlessTime(number) || isHarmlessTime(number * 1000) ? number : undefined;
};

/**
 * Starts a masker. The same value gets the same token in everything it masks, so that joins survive; nothing
 * leads back from a token to what it stands for.
 *
 * What passes as it is: event ids of the platform, call ids of its form, return codes, small numbers, flags,
 * and times. Numbers of agents and parties, names, words and addresses become tokens, and what the catalogue
 * does not read is left out. Masked messages replay to the same states.
 *
 * @throws {@link CcbarError} `bad-option` for a key that is empty or no text.
 *
 * @example
 * ```ts
 * import { createMasker } from 'ccbar-agent/protocol';
 *
 * const { mask } = createMasker();
 * mask({ eventType: 'AgentEvent_Talking', content: { callid: '1767254400-1', caller: '13800000001' } });
 * // { eventType: 'AgentEvent_Talking', content: { callId: '1767254400-1', caller: 'party#1' } }
 * ```
 */
export const createMasker = ({
  key,
  onNew,
  most,
  namesAgents = false,
  isMasked = false,
}: MaskerOptions = {}): Masker => {
  if (key !== undefined && (typeof key !== 'string' || key === ''))
    throw new CcbarError('bad-option', 'createMasker needs a key that is a text and not empty.');
  const stays = (kind: TokenKind, text: string): boolean => {
    if (text === '' || (isMasked && isToken(text))) return true;
    if (kind === 'call') return isCallId(text);
    if (kind === 'event') return isHarmlessId(text);
    return kind === 'agent' && namesAgents && isAgentNumber(text);
  };
  const clean = (text: string): string => textOf(text) ?? '';
  const tokens = createTokens({
    key,
    clean,
    stays,
    ...(most !== undefined && { most }),
    ...(onNew && { onNew }),
  });
  // A longer text is cut at once, so that it is not remembered as it came.
  const maskOf = (kind: TokenKind) => (value: unknown) =>
    tokens(kind, typeof value === 'string' && value.length <= longestText ? value : (textOf(value) ?? ''));
  const party = maskOf('party');
  const words = maskOf('text');
  const call = maskOf('call');
  const agent = maskOf('agent');
  const eventId = maskOf('event');
  const retcode = (code: string) => (isHarmlessCode(code) ? code : words(code));

  const masks: { readonly [Kind in FieldKind]: (value: unknown) => MaskedValue } = {
    number: (value) => (isHarmlessNumber(value) ? value : null),
    time: (value) => (isHarmlessTime(value) ? value : null),
    flag: (value) => value === true,
    callId: call,
    text: words,
    private: words,
    party,
    address: party,
    parties: (value) =>
      Array.isArray(value)
        ? value.map(party)
        : String(value)
            .split(',')
            .map((one) => party(one))
            .join(', '),
  };

  /** Masks the note on a value that could not be read: it is a description only, and stays one. */
  const noted = (value: unknown, mask: (value: unknown) => unknown): unknown =>
    value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
      ? value
      : mask(value);

  /** The masks of the fields of each id, made when the id is first asked for. */
  const rows = new Map<EventId, ReadonlyMap<string, Mask>>();
  const rowFor = (id: EventId): ReadonlyMap<string, Mask> => {
    const { content } = rowOf(id);
    const kinds: { readonly [field: string]: FieldKind } =
      typeof content === 'object' && content !== null ? content : { callId: 'callId' };
    const row = new Map(Object.entries(kinds).map(([field, kind]) => [field, masks[kind]]));
    rows.set(id, row);
    return row;
  };
  const fields = (id: EventId, values: PlainObject): { [field: string]: MaskedValue } => {
    const masked: { [field: string]: MaskedValue } = {};
    for (const [field, mask] of rows.get(id) ?? rowFor(id)) {
      const value = values[field];
      if (value !== undefined) masked[field] = noted(value, mask) as MaskedValue;
    }
    return masked;
  };
  /** Masks a content. Changing a copy takes half as long as making an object field by field. */
  const content: Masker['content'] = (id, open) => {
    const row = rows.get(id) ?? rowFor(id);
    let masked: { [field: string]: unknown } | null = null;
    for (const field in open) {
      const value = open[field];
      const mask = row.get(field);
      const given = mask === undefined ? undefined : noted(value, mask);
      if (given === value && mask !== undefined) continue;
      masked ??= { ...open };
      if (mask === undefined) delete masked[field];
      else masked[field] = given;
    }
    return (masked ?? open) as ReturnType<Masker['content']>;
  };

  const maskEvent = (event: unknown): unknown => {
    if (!isReadable(event)) return event;
    const { eventType, content } = event;
    const id = String(eventType);
    return {
      ...event,
      eventType: noted(eventType, () => eventId(id)),
      workNo: noted(event['workNo'], agent),
      eventGenTime: noted(event['eventGenTime'], time),
      content: isReadable(content) && isEventId(id) ? fields(id, content) : noted(content, call),
    };
  };

  /** Masks an event list, or what was read of one that was cut. */
  const maskList = (list: unknown): unknown => {
    if (Array.isArray(list)) return list.map(maskEvent);
    const { read } = list as PlainObject;
    return { ...(list as PlainObject), read: maskList(read ?? []) };
  };

  /** Masks what {@link readableData} gives. */
  const maskBody = (body: unknown): unknown => {
    if (!isReadable(body)) return body;
    const { event, eventList } = body;
    const masked = 'eventType' in body ? (maskEvent(body) as PlainObject) : body;
    return {
      ...masked,
      retcode: noted(body['retcode'], (code) => retcode(String(code))),
      workNo: noted(body['workNo'], agent),
      ...('event' in body && { event: maskEvent(event) }),
      ...(eventList !== undefined && { eventList: maskList(eventList) }),
    };
  };

  const maskAnswer = (data: unknown): unknown => {
    const answer = readableAnswer(data);
    if (!isReadable(answer)) return answer;
    const { state, agentState, since, reason } = answer;
    return {
      state: noted(state, (value) => (isState(value) ? value : words(value))),
      agentState: noted(agentState, (value) => (isStatusCode(value) ? value : undefined)),
      since: noted(since, time),
      reason: noted(reason, bounded),
    };
  };

  const isAnswer = (data: unknown): boolean =>
    isReadable(data) && !('event' in data || 'eventType' in data || 'eventList' in data || 'retcode' in data);

  return {
    token: party,
    workNo: (given) => (given === null ? null : agent(given)),
    callId: (given) => (given === null ? null : call(given)),
    eventId,
    retcode,
    words,
    origin: harmlessOrigin,
    content,
    mask: (data) => {
      try {
        if (isAnswer(data)) return maskAnswer(data);
      } catch {
        // A getter or proxy that threw; `readableData` describes it.
      }
      const masked = maskBody(readableData(data));
      return typeof data === 'string' && isReadable(masked) ? JSON.stringify(masked) : masked;
    },
  };
};
