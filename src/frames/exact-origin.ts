import { CcbarError } from '../errors.ts';

/**
 * The exact origin of the bar, from an origin or a URL with a path such as the vendor's context path.
 *
 * @throws {@link CcbarError} `bad-origin` for anything that does not name one http(s) origin; `*` and `null` never do.
 */
export const exactOrigin = (value: string): string => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new CcbarError(
      'bad-origin',
      `origin must be the bar's own, such as 'https://aicc.example.com', received '${String(value)}'. A wildcard is not accepted.`,
    );
  }
  return url.origin;
};
