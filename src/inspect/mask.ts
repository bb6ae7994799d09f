import type { CallLeg } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import { type EventId, type FieldKind, rowOf } from '../protocol/catalogue.ts';
import type { Json } from './record.ts';

/** Replaces personal data by tokens. One masker lives as long as one run of records. */
export interface Masker {
  /** A phone number or agent id as its token: `party#1`. The same value always gives the same token. */
  readonly party: (value: string | null) => string | null;
  /** The content of an event: only what the catalogue calls impersonal passes as it is. */
  readonly content: (
    id: EventId,
    content: { readonly [field: string]: unknown },
  ) => { readonly [field: string]: Json };
  /** A situation; the same object for the same situation. */
  readonly situation: (situation: Situation) => Situation;
  /** A sentence in which values that were masked before, and anything like a phone number, may stand. */
  readonly sentence: (text: string) => string;
}

/** More values than this are not remembered; the oldest are let go, so that noise cannot fill memory. */
const mostTokens = 10_000;
const mostWords = 50;

const token = /^party#\d{1,6}$/;
const word = /[\w+@.-]*\w/g;
const isWord = /^[\w+@.-]*\w$/;
const timeOrPhone = /\d{4}-\d\d-\d\dT[\d:.]+Z|\+?\d(?:[ ().-]?\d){6,}/g;
const plainId = /^[\w.:@-]{1,64}$/;

const lengthOf = (value: string): string => `text of ${value.length} characters`;

const letGo = (map: Map<string, string>, most: number): void => {
  const [oldest] = map.keys();
  if (map.size >= most && oldest !== undefined) map.delete(oldest);
};

/** Starts a masker that knows no value yet. */
export const createMasker = (): Masker => {
  const tokens = new Map<string, string>();
  // What is no single word, such as a name, has to be looked for in sentences one by one.
  const phrases = new Map<string, string>();
  const words = new Map<string, string>();
  const legs = new WeakMap<CallLeg, CallLeg>();
  const situations = new WeakMap<Situation, Situation>();
  let made = 0;

  const tokenOf = (value: string): string => {
    // A masked recording that is opened again.
    if (token.test(value)) return value;
    const known = tokens.get(value) ?? phrases.get(value);
    if (known !== undefined) return known;
    const home = isWord.test(value) ? tokens : phrases;
    letGo(home, mostTokens);
    made += 1;
    home.set(value, `party#${made}`);
    return `party#${made}`;
  };
  const party: Masker['party'] = (value) => (value === null || value === '' ? value : tokenOf(value));

  const hide = (value: string): string => {
    const length = lengthOf(value);
    if (value.length > 1 && !words.has(value)) {
      letGo(words, mostWords);
      words.set(value, length);
    }
    return length;
  };

  const sentence: Masker['sentence'] = (text) =>
    [...words, ...phrases]
      .reduce((masked, [value, shown]) => masked.replaceAll(value, () => shown), text)
      .replace(word, (found) => tokens.get(found) ?? found)
      .replace(timeOrPhone, (found) => (found.endsWith('Z') ? found : tokenOf(found)));

  const idOf = (value: string): string => (plainId.test(value) ? value : lengthOf(value));

  const masks: { readonly [Kind in FieldKind]: (value: unknown) => Json } = {
    number: (value) => (typeof value === 'number' ? value : null),
    time: (value) => (typeof value === 'number' ? value : null),
    flag: (value) => value === true,
    callId: (value) => idOf(String(value)),
    text: (value) => sentence(String(value)),
    party: (value) => tokenOf(String(value)),
    parties: (value) => (Array.isArray(value) ? value.map((one) => tokenOf(String(one))) : null),
    address: (value) => tokenOf(String(value)),
    private: (value) => hide(String(value)),
  };

  const content: Masker['content'] = (id, values) => {
    const row = rowOf(id).content;
    const kinds: { readonly [field: string]: FieldKind } =
      typeof row === 'object' && row !== null ? row : { callId: 'callId' };
    const masked: { [field: string]: Json } = {};
    for (const field in values) {
      const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
      if (kind !== undefined) masked[field] = masks[kind](values[field]);
    }
    return masked;
  };

  const maskLeg = (leg: CallLeg): CallLeg => {
    const known = legs.get(leg);
    if (known !== undefined) return known;
    const { id, caller, called, parties } = leg;
    const masked = {
      ...leg,
      id: id === null ? null : idOf(id),
      caller: party(caller),
      called: party(called),
      parties: parties.map(tokenOf),
    };
    legs.set(leg, masked);
    return masked;
  };

  const situation: Masker['situation'] = (open) => {
    const known = situations.get(open);
    if (known !== undefined) return known;
    const { workNo, call, calls } = open;
    const masked = {
      ...open,
      workNo: party(workNo),
      call: call === null ? null : maskLeg(call),
      calls: calls.map(maskLeg),
    };
    situations.set(open, masked);
    return masked;
  };

  return { party, content, situation, sentence };
};
