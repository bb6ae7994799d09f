// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The longest text shown of one thing, in characters. */
const longest = 500;

/** Text from outside as it may stand in a terminal: nothing in it can move the cursor or turn the writing round. */
export const printable = (text: string): string => {
  const clean = text.replace(control, '\uFFFD');
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
};
