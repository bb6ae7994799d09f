import { type FieldKind, isEventId, rowOf } from '../protocol/catalogue.ts';
import { otherSpelling } from '../protocol/content.ts';
import { encodeEvent, type WireEvent } from '../protocol/encode.ts';
import { createRandom, pick } from './random.ts';

/** The form of a message on the wire. Deployments differ in all of this, and a page must read any of it. */
export interface Dress {
  /** The REST envelope, the event alone, or a list of one event. */
  readonly shape: 'envelope' | 'bare' | 'list';
  /** JSON text instead of an object. */
  readonly text: boolean;
  /** With the platform's own time of the event; older releases have none. */
  readonly genTime: boolean;
  /** The spelling of the call id inside `content`; `transfrom` and `transFrom` go with it. */
  readonly spelling: 'callid' | 'callId';
  /** The type of numbers inside `content`: texts or numbers. */
  readonly numbers: 'text' | 'number';
}

/** A fixed dress, what is left out as in the reference; or `'mixed'`, drawn anew for every message. */
export type DressChoice = 'mixed' | Partial<Dress>;

const referenceDress: Dress = {
  shape: 'envelope',
  text: false,
  genTime: true,
  spelling: 'callid',
  numbers: 'text',
};

const dressedContent = (event: WireEvent, dress: Dress): unknown => {
  const { eventType, content } = event;
  if (typeof content !== 'object' || content === null) return content ?? null;
  const shape = isEventId(eventType) ? rowOf(eventType).content : null;
  const kinds: { readonly [field: string]: FieldKind } = typeof shape === 'object' && shape ? shape : {};
  const fields = Object.entries(content).map(([field, value]) => {
    const name = dress.spelling === 'callid' ? (otherSpelling[field] ?? field) : field;
    if (kinds[field] !== 'number' && kinds[field] !== 'time') return [name, value];
    return [name, dress.numbers === 'text' ? String(value) : Number(value)];
  });
  return Object.fromEntries(fields);
};

/** An event in a dress: the payload of a window message. */
export const dressEvent = (event: WireEvent, dress: Dress): unknown => {
  const { eventGenTime, ...timeless } = event;
  const timed = dress.genTime ? event : timeless;
  return encodeEvent({ ...timed, content: dressedContent(event, dress) }, dress);
};

/**
 * Dresses events by choice, `'mixed'` by the seed. Whether the platform adds `eventGenTime` is drawn once
 * and not per message: a deployment does or does not, and two clocks in one stream would read as lateness.
 */
export const createDresser = (seed: number, choice: DressChoice): ((event: WireEvent) => unknown) => {
  if (choice !== 'mixed') return (event) => dressEvent(event, { ...referenceDress, ...choice });
  const random = createRandom(seed, 'dress');
  const genTime = random() < 0.75;
  return (event) =>
    dressEvent(event, {
      shape: pick(random, ['envelope', 'envelope', 'bare', 'list']),
      text: random() < 0.5,
      genTime,
      spelling: pick(random, ['callid', 'callId']),
      numbers: pick(random, ['text', 'number']),
    });
};
