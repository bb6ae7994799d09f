/**
 * The `retcode` of a command the platform refused, in words. Only codes that a command of an agent can meet
 * are listed: sign-in, status, voice. None of them is documented to reach a page through the bar, so an
 * envelope that carries one is worth showing.
 */
export const refusals = {
  '000-001': 'events were fetched with the wrong HTTP method',
  '000-002': 'a parameter or the address is not valid',
  '000-003': 'no permission, or the sign-in has expired',
  '000-004': 'the agent is being moved to another server',
  '000-005': 'an inspector cannot inspect themselves',
  '000-006': 'a parameter of the message is not valid',
  '000-007': 'the same command is already being carried out',
  '100-001': 'a sign-in parameter is missing or not valid',
  '100-002': 'the agent is already signed in',
  '100-003': 'the platform failed during sign-in',
  '100-004': 'wrong user name or password',
  '100-005': 'a sign-out parameter is not valid',
  '100-006': 'the agent is not signed in',
  '100-007': 'the platform could not carry out the operation',
  '100-008': 'the agent is already signed out',
  '100-009': 'the change of status was refused',
  '100-010': 'sign-out is not allowed in this status',
  '100-011': 'a sign-in parameter is not valid',
  '100-012': 'this type of agent cannot sign in here',
  '100-013': 'the telephone number is not valid',
  '100-014': 'the telephone number is not configured for agents',
  '100-015': 'the agent is signed in elsewhere and cannot be signed out from here',
  '100-016': 'the IP address is not allowed to sign in',
  '100-020': 'the password has expired',
  '100-021': 'a sign-in is already under way',
  '105-001': 'the gateway has no record of the agent',
  '105-002': 'disaster recovery of the agent is under way',
  '105-003': 'disaster recovery has already finished',
  '105-004': 'the agent could not be queued for disaster recovery',
  '105-005': 'disaster recovery took too long; sign in again',
  '105-006': 'the session does not match after disaster recovery; sign in again',
  '105-007': 'disaster recovery is switched off; sign in again',
  '110-016': 'the account is locked',
  '200-001': 'the outbound number is not valid',
  '200-002': 'there is no call to answer',
  '200-003': 'there is no call to mute',
  '200-004': 'the call cannot be muted in its state',
  '200-005': 'there is no call to connect with the held one',
  '200-006': 'there is no held call to connect',
  '200-007': 'there is no call to unmute',
  '200-008': 'the call cannot be unmuted in its state',
  '200-009': 'there is no call to announce to',
  '200-010': 'there is no call for a three-party call',
  '200-011': 'there is no held call for a three-party call',
  '200-012': 'there is no call to transfer',
  '200-013': 'there is no call to hold',
  '200-014': 'the call cannot be held in its state',
  '200-015': 'there is no held call to retrieve',
  '200-016': 'the call cannot be retrieved in its state',
  '200-017': 'there is no call to hang up',
  '200-018': 'there is no call to consult about',
} as const satisfies { readonly [retcode: string]: string };

/** A `retcode` with a known meaning. */
export type RefusalCode = keyof typeof refusals;

const isRefusalCode = (retcode: string): retcode is RefusalCode => Object.hasOwn(refusals, retcode);

/**
 * A refusal in words, fit for the middle of a sentence.
 *
 * @example
 * ```ts
 * import { refusalText } from 'ccbar-agent/protocol';
 *
 * refusalText('100-006'); // 'the agent is not signed in'
 * refusalText('999-001'); // 'unknown refusal code 999-001'
 * ```
 */
export const refusalText = (retcode: string): string =>
  isRefusalCode(retcode) ? refusals[retcode] : `unknown refusal code ${retcode}`;

/** Returns whether a `retcode` says that the agent is not signed in. */
export const isSignedOutCode = (retcode: string): boolean => retcode === '100-006' || retcode === '100-008';
