import type { CallLeg } from '../../../machines/call-legs.ts';
import type { Situation } from '../../agent/situation.ts';
import { type EventId, type FieldKind, rowOf } from '../../protocol/catalogue.ts';
import { idLike } from '../../protocol/redact.ts';
import { createTokens } from '../../protocol/tokens.ts';
import type { Json } from './record.ts';

/** Puts tokens in the place of what is personal in records. One masker lives as long as one run of records. */
export interface RecordMasker {
  /** The content of an event: only what the catalogue calls impersonal passes as it is. */
  readonly content: (
    id: EventId,
    content: { readonly [field: string]: unknown },
  ) => { readonly [field: string]: Json };
  /** A phone number, name or agent id. Sentences may name it from then on. */
  readonly party: (value: string | null) => string | null;
  /** A situation; the same object when the same situation comes again at once. */
  readonly situation: (situation: Situation) => Situation;
  /** A sentence in which values that were masked before, and anything like a phone number, may stand. */
  readonly sentence: (text: string) => string;
}

/** More values than this are not remembered, so that noise cannot fill memory. */
const mostValues = 10_000;

const word = /[\w+*@.-]*\w/g;
const timeOrPhone = /\d{4}-\d\d-\d\dT[\d:.]+Z|\+?\d(?:[ ().-]?\d){6,}/g;

const noContent = Object.freeze({});

const platformWord = /^[A-Za-z]{1,20}$/;

/** Starts a masker that knows no value yet. The tokens are those of masked recordings. */
export const createRecordMasker = (): RecordMasker => {
  const tokens = createTokens(mostValues);
  // What did not change between two situations is the same object, and stays the same one when masked.
  let lastLegs: readonly (readonly [open: CallLeg, masked: CallLeg])[] = [];
  let lastSituation: readonly [open: Situation, masked: Situation] | null = null;

  const party: RecordMasker['party'] = (value) => (value === null ? null : tokens.of(value));
  // One call is spoken of many times in a row.
  let lastId = '';
  const idOf = (value: string | null): string | null => {
    if (value === null || value === lastId) return value;
    if (!idLike.test(value)) return tokens.of(value);
    lastId = value;
    return value;
  };

  const sentence: RecordMasker['sentence'] = (text) =>
    [...tokens.phrases()]
      .reduce((masked, [phrase, token]) => masked.replaceAll(phrase, token), text)
      .replace(word, (found) => tokens.find(found) ?? found)
      .replace(timeOrPhone, (found) => (found.endsWith('Z') ? found : tokens.of(found)));

  /** The platform's own words, such as `transfer`, come again and again. */
  const wordOf = (text: string): string => {
    if (!platformWord.test(text)) return sentence(text);
    return tokens.find(text) ?? text;
  };

  const masks: { readonly [Kind in FieldKind]: (value: unknown) => Json } = {
    number: (value) => (typeof value === 'number' ? value : null),
    time: (value) => (typeof value === 'number' ? value : null),
    flag: (value) => value === true,
    callId: (value) => idOf(String(value)),
    text: (value) => wordOf(String(value)),
    party: (value) => tokens.of(value),
    parties: (value) => (Array.isArray(value) ? value.map(tokens.of) : null),
    address: (value) => tokens.of(value),
    private: (value) => tokens.of(value),
  };

  const content: RecordMasker['content'] = (id, values) => {
    const row = rowOf(id).content;
    const kinds: { readonly [field: string]: FieldKind } =
      typeof row === 'object' && row !== null ? row : { callId: 'callId' };
    let masked: { [field: string]: Json } | undefined;
    for (const field in values) {
      const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
      if (kind === undefined) continue;
      masked ??= {};
      masked[field] = masks[kind](values[field]);
    }
    return masked ?? noContent;
  };

  const maskLeg = (leg: CallLeg): CallLeg => {
    for (const [open, masked] of lastLegs) if (open === leg) return masked;
    const { id, caller, called, parties } = leg;
    return {
      ...leg,
      id: idOf(id),
      caller: party(caller),
      called: party(called),
      parties: parties.length === 0 ? parties : parties.map(tokens.of),
    };
  };

  const situation: RecordMasker['situation'] = (open) => {
    if (lastSituation?.[0] === open) return lastSituation[1];
    const { workNo, call, calls } = open;
    if (lastSituation?.[0].calls !== calls) lastLegs = calls.map((leg) => [leg, maskLeg(leg)] as const);
    const masked = {
      ...open,
      workNo: party(workNo),
      call: call === null ? null : maskLeg(call),
      calls: lastLegs.map(([, leg]) => leg),
    };
    lastSituation = [open, masked];
    return masked;
  };

  return { content, party, situation, sentence };
};
