import { CcbarError } from '../errors.ts';
import { encodeEvent, type WireEvent } from '../protocol/encode.ts';
import { pick, type Random } from './random.ts';

/**
 * The faults on the way from the bar to the page. Chances are from 0 (never) to 1 (always) and are
 * drawn for every message on its own; what is left out does not happen.
 */
export interface Faults {
  /** Chance that a message is lost. */
  readonly drop?: number;
  /** Chance that a message arrives twice. */
  readonly repeat?: number;
  /**
   * The number of places that a message may slip behind its neighbours; 1 swaps neighbours, 0 leaves the order
   * as it is.
   */
  readonly reorder?: number;
  /** Least and most delay, ms. A late message holds up those behind it, so the order stays. */
  readonly delayMs?: readonly [least: number, most: number];
  /** Chance that the bar reloads: the message is lost, and nothing follows until the page subscribes again. */
  readonly reload?: number;
  /** Chance that a stranger slips in a forged sign-out before the message. */
  readonly foreign?: number;
  /** Chance that the bar itself sends something before the message that is no event of the catalogue. */
  readonly odd?: number;
}

/** A message on its way, before anything happened to it. */
export interface Message {
  /** The time of arrival, ms since the epoch. */
  readonly at: number;
  /** The payload as the page gets it. */
  readonly data: unknown;
  /** The event in it. */
  readonly event: WireEvent;
}

/** A message as it arrives at the page. */
export type Traffic =
  | (Message & { readonly kind: 'message' })
  /** Something that is no event, from the bar itself. */
  | { readonly kind: 'odd'; readonly at: number; readonly data: unknown }
  /** A message of another sender, of another origin. */
  | { readonly kind: 'foreign'; readonly at: number; readonly data: unknown }
  /** The bar reloaded. */
  | { readonly kind: 'reload'; readonly at: number };

/** A message that the line lost, with the moment at which it would have arrived. */
export type LostMessage = Message & { readonly kind: 'lost' };

const isChance = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1;
const isDelay = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value[0] >= 0 && value[1] >= value[0] && value[1] < 1e9;

const allowed: {
  readonly [Fault in keyof Faults]-?: readonly [fits: (value: unknown) => boolean, what: string];
} = {
  drop: [isChance, 'a chance from 0 to 1'],
  repeat: [isChance, 'a chance from 0 to 1'],
  reload: [isChance, 'a chance from 0 to 1'],
  foreign: [isChance, 'a chance from 0 to 1'],
  odd: [isChance, 'a chance from 0 to 1'],
  reorder: [(value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number of places from 0'],
  delayMs: [isDelay, 'two delays in ms, the smaller first'],
};

/**
 * The faults, checked.
 *
 * @throws {@link CcbarError} `bad-option` for a name that is no fault or a value outside its range.
 */
export const checkedFaults = (faults: Faults): Faults => {
  for (const [name, value] of Object.entries(faults)) {
    if (!Object.hasOwn(allowed, name)) {
      throw new CcbarError('bad-option', `faults knows ${Object.keys(allowed).join(', ')}, not '${name}'.`);
    }
    const [fits, what] = allowed[name as keyof Faults];
    if (value !== undefined && !fits(value)) {
      throw new CcbarError(
        'bad-option',
        `faults.${name} must be ${what}, received ${JSON.stringify(value)}.`,
      );
    }
  }
  return faults;
};

const forged = (event: WireEvent): unknown =>
  encodeEvent({ eventType: 'AgentOther_ShutdownService', workNo: event.workNo ?? '', content: null });

/**
 * Seen from bars and their neighbours: half a text, a refusal, an id of a later release, another script's
 * note.
 */
const oddities: readonly [unknown, ...unknown[]] = [
  '{"message":"","retco',
  { message: 'not signed in', retcode: '100-006' },
  { eventType: 'AgentEvent_From_A_Later_Release', content: null },
  { type: 'resize', height: 64 },
];

/**
 * Applies faults to messages. Pure for a given sequence of random numbers: every message draws the
 * same amount of them whatever is switched on, so that adding one fault does not move the others.
 *
 * @param messages in the order of arrival.
 * @returns in the order of arrival, lost messages among them; times never go back.
 */
export const withFaultsAndLosses = (
  messages: readonly Message[],
  faults: Faults,
  random: Random,
): readonly (Traffic | LostMessage)[] => {
  const { drop = 0, repeat = 0, reorder = 0, delayMs = [0, 0], reload = 0, foreign = 0, odd = 0 } = faults;
  const drawn = messages.map((message, place) => ({
    message,
    isLost: random() < drop,
    isDouble: random() < repeat,
    place: place + random() * (reorder + 1),
    delay: delayMs[0] + random() * (delayMs[1] - delayMs[0]),
    isReload: random() < reload,
    isForeign: random() < foreign,
    isOdd: random() < odd,
    oddity: pick(random, oddities),
  }));
  const delivered = drawn.filter((one) => !one.isLost).flatMap((one) => (one.isDouble ? [one, one] : [one]));
  const inOrder = reorder === 0 ? delivered : [...delivered].sort((a, b) => a.place - b.place);
  const lost = drawn
    .filter((one) => one.isLost)
    .map(({ message }): LostMessage => ({ ...message, kind: 'lost' }));
  let latest = Number.NEGATIVE_INFINITY;
  const arrived = inOrder.flatMap((one, slot): readonly Traffic[] => {
    // Messages change places; the moments at which something arrives stay, but nothing arrives before it was sent.
    const moment = Math.max(delivered[slot]?.message.at ?? 0, one.message.at);
    const at = Math.max(latest, Math.round(moment + one.delay));
    latest = at;
    return [
      ...(one.isForeign ? [{ kind: 'foreign', at, data: forged(one.message.event) } as const] : []),
      ...(one.isOdd ? [{ kind: 'odd', at, data: one.oddity } as const] : []),
      one.isReload ? { kind: 'reload', at } : { ...one.message, kind: 'message', at },
    ];
  });
  // The sort is stable: what was lost stands before what arrived at the same moment.
  return lost.length === 0 ? arrived : [...lost, ...arrived].sort((a, b) => a.at - b.at);
};

/** Returns what arrives of messages on a bad line: {@link withFaultsAndLosses} without what was lost. */
export const withFaults = (
  messages: readonly Message[],
  faults: Faults,
  random: Random,
): readonly Traffic[] => withFaultsAndLosses(messages, faults, random).filter((one) => one.kind !== 'lost');
