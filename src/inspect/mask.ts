import type { CallLeg } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import { type EventId, type FieldKind, rowOf } from '../protocol/catalogue.ts';
import { idLike } from '../protocol/redact.ts';
import { createTokens } from '../protocol/tokens.ts';
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
  /** A situation; the same object for the same situation. */
  readonly situation: (situation: Situation) => Situation;
  /** A sentence in which values that were masked before, and anything like a phone number, may stand. */
  readonly sentence: (text: string) => string;
}

/** More values than this are not remembered, so that noise cannot fill memory. */
const mostValues = 10_000;

const word = /[\w+*@.-]*\w/g;
const timeOrPhone = /\d{4}-\d\d-\d\dT[\d:.]+Z|\+?\d(?:[ ().-]?\d){6,}/g;

/** Starts a masker that knows no value yet. The tokens are those of masked recordings. */
export const createRecordMasker = (): RecordMasker => {
  const tokens = createTokens(mostValues);
  const legs = new WeakMap<CallLeg, CallLeg>();
  const situations = new WeakMap<Situation, Situation>();

  const party: RecordMasker['party'] = (value) => (value === null ? null : tokens.of(value));
  const idOf = (value: string | null): string | null =>
    value === null || idLike.test(value) ? value : tokens.of(value);

  const sentence: RecordMasker['sentence'] = (text) =>
    [...tokens.phrases()]
      .reduce((masked, [phrase, token]) => masked.replaceAll(phrase, token), text)
      .replace(word, (found) => tokens.find(found) ?? found)
      .replace(timeOrPhone, (found) => (found.endsWith('Z') ? found : tokens.of(found)));

  const masks: { readonly [Kind in FieldKind]: (value: unknown) => Json } = {
    number: (value) => (typeof value === 'number' ? value : null),
    time: (value) => (typeof value === 'number' ? value : null),
    flag: (value) => value === true,
    callId: (value) => idOf(String(value)),
    text: (value) => sentence(String(value)),
    party: (value) => tokens.of(value),
    parties: (value) => (Array.isArray(value) ? value.map(tokens.of) : null),
    address: (value) => tokens.of(value),
    private: (value) => tokens.of(value),
  };

  const content: RecordMasker['content'] = (id, values) => {
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
      id: idOf(id),
      caller: party(caller),
      called: party(called),
      parties: parties.map(tokens.of),
    };
    legs.set(leg, masked);
    return masked;
  };

  const situation: RecordMasker['situation'] = (open) => {
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

  return { content, party, situation, sentence };
};
