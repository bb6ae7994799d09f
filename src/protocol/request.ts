import type { CallMode } from './encode.ts';

/** A request of the page, as the bar reads it. */
export type PageRequest =
  | { readonly name: 'eventpost'; readonly ids: readonly string[] }
  | { readonly name: 'callout'; readonly number: string; readonly mode: CallMode };

/**
 * Reads a request of the page: `eventpost` with a list of ids and `callout` as `[number, mode]` or
 * `{ number, mode }`, both as object or JSON text. Anything else is `null`. Never throws.
 */
export const decodeRequest = (data: unknown): PageRequest | null => {
  try {
    const { name, param } = (typeof data === 'string' ? JSON.parse(data) : data) as {
      name: unknown;
      param: unknown;
    };
    if (name === 'eventpost' && Array.isArray(param)) {
      return { name, ids: param.filter((id): id is string => typeof id === 'string') };
    }
    if (name === 'callout') {
      const { number, mode } = (Array.isArray(param) ? { number: param[0], mode: param[1] } : param) as {
        number: unknown;
        mode: unknown;
      };
      if (typeof number === 'string' && (mode === 'audio' || mode === 'video')) return { name, number, mode };
    }
    return null;
  } catch {
    return null;
  }
};
