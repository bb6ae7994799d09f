/**
 * Characters that move the cursor, change a terminal or turn the direction of writing: control characters of
 * both ranges, line and paragraph separators, direction marks, invisible operators and language tags.
 */
const harmful =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The longest text shown of one thing, in characters. */
const longest = 500;

/** Text of ASCII alone is looked at faster than with the full pattern, and most text is. */
const suspicious = /[^\u0020-\u007e]/;

/** Returns a text in which every character that could harm a terminal is replaced by U+FFFD. */
export const withoutControls = (text: string): string =>
  suspicious.test(text) ? text.replace(harmful, '\uFFFD') : text;

/** Returns a text from outside as it may stand on one line of a terminal: harmless, and at most 500 characters. */
export const printable = (text: string): string => {
  const clean = withoutControls(text);
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
};

/** Returns a message of several lines, each of them harmless to a terminal. */
export const printableLines = (text: string): string => text.split('\n').map(withoutControls).join('\n');

const escapeOf = (found: string): string =>
  Array.from(
    { length: found.length },
    (_, at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** Returns JSON in which every harmful character is written as an escape; its value stays the same. */
export const printableJson = (json: string): string =>
  suspicious.test(json) ? json.replace(harmful, escapeOf) : json;
