import { isAgentParty } from './agent-party.ts';
import { textOf } from './content.ts';

/** Someone's number or id, and not words. */
const partyLike = /^\+?[\w*-]{1,32}$/;
const tokenLike = /^(agent|party|text)#\d+$/;

/** The tokens that stand in the place of personal values. */
export interface Tokens {
  /** The token of a value: the same for the same value, whether it came as number or text. */
  readonly of: (value: unknown) => string;
  /** The token of a text that has one already. */
  readonly find: (text: string) => string | undefined;
  /** What has a token and is no single word, such as a name, with its token. */
  readonly phrases: () => Iterable<readonly [string, string]>;
}

/**
 * Starts a list of tokens. Nothing leads back from a token to what it stands for.
 *
 * @param most how many values are remembered; beyond it the oldest are forgotten and get a new token.
 */
export const createTokens = (most = Number.POSITIVE_INFINITY): Tokens => {
  const words = new Map<string, string>();
  const phrases = new Map<string, string>();
  let count = 0;
  return {
    of: (value) => {
      const seen = typeof value === 'string' ? words.get(value) : undefined;
      if (seen !== undefined) return seen;
      const text = textOf(value) ?? String(value);
      // Nothing to hide, or something masked that is masked again.
      if (text === '' || tokenLike.test(text)) return text;
      const isParty = partyLike.test(text);
      const home = isParty ? words : phrases;
      const known = home.get(text);
      if (known !== undefined) return known;
      count += 1;
      // That it was an agent has to stay, or a masked call between agents would replay as a customer's.
      const word = isAgentParty(text) ? 'agent' : 'party';
      const token = `${isParty ? word : 'text'}#${count}`;
      home.set(text, token);
      const [oldest] = home.keys();
      if (home.size > most && oldest !== undefined) home.delete(oldest);
      return token;
    },
    find: (text) => words.get(text),
    phrases: () => phrases,
  };
};
