import { isAgentParty } from './agent-party.ts';
import { hmacSha256 } from './sha256.ts';

/** The kind of value that a token stands for. */
export type TokenKind = 'agent' | 'party' | 'text' | 'call' | 'event';

/** The settings for making tokens. */
export interface TokenOptions {
  /** Makes the tokens by a keyed hash: the same in every page and file that has the key. */
  readonly key?: string | undefined;
  /** The most values that are remembered; a value that was forgotten counts as a new one. */
  readonly most?: number;
  /** Takes each value that is new, with its token. */
  readonly onNew?: (text: string, token: string) => void;
  /** Returns a text as it counts, without padding; the text itself when left out. */
  readonly clean?: (text: string) => string;
  /** Returns whether a text, as it counts, stays as it is. */
  readonly stays?: (kind: TokenKind, text: string) => boolean;
}

/** Gives the token of a text, or the text when it stays: the same for the same text. */
export type Tokens = (kind: TokenKind, text: string) => string;

/** So many texts of a kind are looked up as they came, without looking at how they are written. */
const mostRecent = 500;

/** Digits of the hash in a token: 64 bits, so that no two values of a site meet. */
const hashDigits = 16;

/** The part of a hash that stands in a token: the first digits that have a letter among them. */
const hashName = (hash: string): string => {
  const [first = ''] = hash.match(/^\d*(?=[a-f])/) ?? [];
  const start = Math.max(0, first.length - hashDigits + 1);
  return hash.slice(start, start + hashDigits);
};

/** The number of an agent in one way of writing: without the letter before it and without leading zeros. */
const agentNumber = (text: string): string =>
  (isAgentParty(text) ? text.slice(1) : text).replace(/^0+(?=\d)/, '');

/** Starts a list of tokens. Nothing leads back from a token to what it stands for. */
export const createTokens = ({
  key,
  most = 100_000,
  onNew,
  clean = (text) => text,
  stays = () => false,
}: TokenOptions = {}): Tokens => {
  const known = new Map<string, string>();
  const digest = key === undefined ? null : hmacSha256(key);
  const counts: { [kind in TokenKind]?: number } = {};
  /** The tokens of texts that came lately: nearly every value comes again at once. */
  const recent = {
    agent: new Map<string, string>(),
    party: new Map<string, string>(),
    text: new Map<string, string>(),
    call: new Map<string, string>(),
    event: new Map<string, string>(),
  };
  const tokenOf: Tokens = (kind, text) => {
    // That a party was an agent has to stay, or a masked call between agents would replay as a customer's.
    const word = kind === 'party' && isAgentParty(text) ? 'agent' : kind;
    const value = word === 'agent' ? agentNumber(text) : text;
    const entry = `${word} ${value}`;
    const seen = known.get(entry);
    if (seen !== undefined) return seen;
    const count = (counts[word] ?? 0) + 1;
    counts[word] = count;
    const name = digest === null ? count : hashName(digest(entry));
    // An event id has to stay one.
    const token = `${word}${word === 'event' ? '-' : '#'}${name}`;
    known.set(entry, token);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) {
      known.delete(oldest);
      for (const texts of Object.values(recent)) texts.clear();
    }
    onNew?.(text, token);
    return token;
  };
  return (kind, text) => {
    const texts = recent[kind];
    const again = texts.get(text);
    if (again !== undefined) return again;
    const value = clean(text);
    const token = stays(kind, value) ? value : tokenOf(kind, value);
    if (texts.size >= mostRecent) texts.clear();
    // After the token: the oldest value that it may have pushed out is not to be remembered here.
    texts.set(text, token);
    return token;
  };
};

/** A hash without a letter may be the number of a card, and is none that {@link createTokens} makes. */
const tokenForm = /^(?:(?:agent|party|text|call)#|event-)(?:\d{1,6}|(?=\d*[a-f])[\da-f]{16})$/;

/** Returns whether a text has the form of a token. What a bar sends may have it, too. */
export const isToken = (text: string): boolean => tokenForm.test(text);
