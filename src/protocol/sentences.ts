import { agentStates } from './agent-state.ts';
import { hashText } from './hash-text.ts';

/** Finds values that were masked before in sentences that may quote them. */
export interface Sentences {
  /** From now on a sentence that quotes the value, or a part of it, has the token there. */
  readonly remember: (value: string, token: string) => void;
  readonly mask: (sentence: string) => string;
}

/** So many words in a row are enough to recognise a value by. */
const longestQuote = 3;
/** A word is recognised by its beginning, characters. */
const longestWord = 40;
/** A word with so many digits identifies somebody. */
const hasDigits = /\d\D*\d\D*\d/;
/** More words of one value than this are not remembered. */
const mostWords = 200;
/** More quotes than this are not remembered: the oldest are forgotten, so that noise cannot fill memory. */
const mostQuotes = 50_000;

/** Values with so many characters together may wait for the next sentence. */
const longestWait = 200_000;

/**
 * A run of letters, digits and what stands within numbers and addresses; or one sign of a script without
 * spaces.
 */
const words = /[\w+*@.\u00C0-\u1FFF\u2C00-\u2DFF-]+|[\u2E80-\uFFFF]/g;
/** Seven digits or more, whatever stands between them. */
const numberLike = /\+?\d(?:[ ().-]?\d){6,}/g;
const isoTime = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** The words of our own sentences, which a value of one word must not make unreadable. */
const ownWords: ReadonlySet<string> = new Set([
  ...agentStates,
  ...'A After An At By Expected For In Is It No Not Of On Or Rule The Unexpected after an and are at but by for'.split(
    ' ',
  ),
  ...'in is it more no not now of on or state still than that the this time to was while with'.split(' '),
]);

/**
 * Returns whether a word identifies somebody by itself: a number, an address, or a name, which begins with a
 * capital.
 */
const identifies = (word: string, index: number): boolean =>
  word.includes('@') || hasDigits.test(word) || (index > 0 && /^[A-Z\u00C0-\u00DE\u0391-\u042F]/.test(word));

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

/** The words of a text, the first `most` of them. */
const wordsOf = (text: string, most = Number.POSITIVE_INFINITY): readonly Word[] => {
  const found: Word[] = [];
  words.lastIndex = 0;
  for (let match = words.exec(text); match !== null && found.length < most; match = words.exec(text)) {
    const { 0: run, index } = match;
    let end = run.length;
    while (end > 0 && '.-+*@'.includes(run.charAt(end - 1))) end -= 1;
    if (end === 0) continue;
    const known = run.slice(0, Math.min(end, longestWord));
    found.push({ text: known, start: index, end: index + end, hash: hashText(known) });
  }
  return found;
};

/**
 * A number for some words in a row: texts of them would cost several times as much. Two quotes have the same one so seldom
 * that no sentence shows it.
 */
const quoteAt = (list: readonly Word[], start: number, length: number): number => {
  let quote = length;
  for (let index = start; index < start + length; index += 1)
    quote = Math.imul(quote, 0x01000193) ^ (list[index]?.hash ?? 0);
  return quote;
};

/** One or two letters or digits stand in every sentence, and words of our own. */
const isCommon = (word: string): boolean => /^\w{0,2}$/.test(word) || ownWords.has(word);

/**
 * Starts a list of quotes. A value is remembered by its words: three in a row, the whole of a shorter one,
 * and each word that identifies somebody. So a sentence costs the same however much was remembered.
 *
 * @param tokenOf gives the token of a number or address that was never seen before.
 */
export const createSentences = (tokenOf: (text: string) => string): Sentences => {
  const quotes = new Map<number, string>();
  const add = (list: readonly Word[], start: number, length: number, token: string) => {
    const [word] = length === 1 ? list.slice(start, start + 1) : [];
    if (word !== undefined && isCommon(word.text)) return;
    quotes.set(quoteAt(list, start, length), token);
    if (quotes.size <= mostQuotes) return;
    const [oldest] = quotes.keys();
    if (oldest !== undefined) quotes.delete(oldest);
  };

  const learn = (value: string, token: string) => {
    const list = wordsOf(value, mostWords);
    const length = Math.min(list.length, longestQuote);
    for (let start = 0; length > 0 && start + length <= list.length; start += 1)
      add(list, start, length, token);
    if (list.length > 1) {
      list.forEach(({ text }, index) => {
        if (identifies(text, index)) add(list, index, 1, token);
      });
    }
  };
  /** Values that no sentence was compared with yet: taking them apart is most of what a new value costs. */
  let waiting: (readonly [value: string, token: string])[] = [];
  let waitingLength = 0;
  const learnWaiting = () => {
    for (const [value, token] of waiting) learn(value, token);
    waiting = [];
    waitingLength = 0;
  };

  const quoted = (sentence: string): string => {
    const list = wordsOf(sentence);
    const tokens: (string | undefined)[] = list.map(({ text }) =>
      text.includes('@') ? tokenOf(text) : undefined,
    );
    learnWaiting();
    for (let length = 1; length <= longestQuote; length += 1) {
      for (let start = 0; start + length <= list.length; start += 1) {
        const token = quotes.get(quoteAt(list, start, length));
        if (token !== undefined) tokens.fill(token, start, start + length);
      }
    }
    let masked = '';
    let done = 0;
    list.forEach(({ start, end }, index) => {
      const token = tokens[index];
      if (token === undefined) return;
      const goesOn = index > 0 && tokens[index - 1] === token;
      if (!goesOn) masked += sentence.slice(done, start) + token;
      done = end;
    });
    return masked + sentence.slice(done);
  };

  const masked = (text: string): string => quoted(text).replace(numberLike, tokenOf);

  return {
    remember: (value, token) => {
      waiting.push([value, token]);
      waitingLength += value.length;
      if (waitingLength > longestWait) learnWaiting();
    },
    mask: (sentence) => {
      // Times of the library's own sentences are no telephone numbers.
      let result = '';
      let done = 0;
      for (const { 0: time, index } of sentence.matchAll(isoTime)) {
        result += masked(sentence.slice(done, index)) + time;
        done = index + time.length;
      }
      return result + masked(sentence.slice(done));
    },
  };
};
