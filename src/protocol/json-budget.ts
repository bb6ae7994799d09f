/** Shorter texts cannot cost much, whatever they hold: characters. */
const alwaysFine = 16_384;
/** A message of the bar has four levels. */
const deepest = 32;
/** The longest list of events has some twenty thousand. */
const mostValues = 50_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/** `[` and `{`, and `]` and `}`, differ by one bit from each other. */
const isOpening = (code: number): boolean => (code | 0x20) === 0x7b;
const isClosing = (code: number): boolean => (code | 0x20) === 0x7d;

/**
 * Returns whether JSON text has more values or levels than a message can have. Nothing is built to find out.
 */
export const isTooMuch = (text: string): boolean => {
  if (text.length <= alwaysFine) return false;
  let values = 0;
  let depth = 0;
  let isText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isText) {
      if (code === backslash) index += 1;
      else if (code === quote) isText = false;
    } else if (code === quote) isText = true;
    else if (code === comma) values += 1;
    else if (isClosing(code)) depth -= 1;
    else if (isOpening(code)) {
      depth += 1;
      values += 1;
    }
    if (depth > deepest || values > mostValues) return true;
  }
  return false;
};
