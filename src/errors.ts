/**
 * The mistakes of the programmer. The codes are public API and follow semver; the messages are not.
 *
 * - `bad-origin`: an origin is missing, `*`, `null` or not a URL
 * - `bad-iframe`: the `iframe` option names neither an iframe, a name nor a function
 * - `bad-events`: the `events` option is neither `'all'`, `'documented'` nor a list of event ids
 * - `bad-option`: another option has a value outside what its description allows
 * - `bad-request`: a number, mode or other parameter of a request cannot be sent
 * - `not-connected`: something was sent while no iframe, port or window is there to receive it
 * - `no-agent`: a hook or composable was used where no agent is provided
 */
export type CcbarErrorCode =
  | 'bad-origin'
  | 'bad-iframe'
  | 'bad-events'
  | 'bad-option'
  | 'bad-request'
  | 'not-connected'
  | 'no-agent';

/**
 * Thrown early, and only for misuse by the programmer; bad input from outside is a value instead.
 * Recognise it by `name` and `code`, since `instanceof` fails across iframes.
 *
 * @example
 * ```ts
 * import { CcbarError, connectionBar } from 'ccbar-agent';
 *
 * try {
 *   connectionBar({ iframe: 'ccbarclient', origin: '*' });
 * } catch (error) {
 *   if (error instanceof CcbarError && error.code === 'bad-origin') console.warn(error.message);
 * }
 * ```
 */
export class CcbarError extends Error {
  override readonly name = 'CcbarError';
  readonly code: CcbarErrorCode;

  constructor(code: CcbarErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
