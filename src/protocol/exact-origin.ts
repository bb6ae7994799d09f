import { CcbarError } from '../errors.ts';

/**
 * The exact origin of the other end, from an origin or a URL with a path such as the vendor's context path.
 *
 * @throws {@link CcbarError} `bad-origin` for anything that does not name one http(s) origin; `*` and `null` never do.
 */
export const exactOrigin = (value: string): string => {
  const received = typeof value === 'string' ? value : typeof value;
  try {
    const { protocol, hostname, origin } = new URL(received);
    // A URL may have an asterisk as part of its host; no window has such an origin.
    if (/^https?:$/.test(protocol) && !hostname.includes('*')) return origin;
  } catch {
    // Not a URL.
  }
  throw new CcbarError(
    'bad-origin',
    `origin must name one http(s) origin, such as 'https://aicc.example.com', received '${received}'. A wildcard is not accepted.`,
  );
};
