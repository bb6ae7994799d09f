import { hashText } from '../protocol/hash-text.ts';

/** Returns a value as text that is the same for equal plain data, in whatever order its keys stand. */
export const stableText = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  const parts = Object.keys(value)
    .filter((key) => value[key as never] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${stableText(value[key as never])}`);
  return `{${parts.join(',')}}`;
};

/** Returns a short mark of a text (FNV-1a, 32 bits, eight hexadecimal digits); not for secrets. */
export const fingerprintOf = (text: string): string => (hashText(text) >>> 0).toString(16).padStart(8, '0');
