/** The reason why an agent is busy (not ready). */
export interface BusyReason {
  /** The reason in a few words, fit for the middle of a sentence. */
  readonly term: string;
  readonly meaning: string;
  /** `true` when a person or program may ask for busy with this code; the platform gives the others. */
  readonly canRequest: boolean;
}

/**
 * The busy reason codes with a fixed meaning. No answer is 2 and a rejected call is 7: an old edition of
 * the vendor's reference knows only 7, for both.
 */
export const busyReasons = {
  0: { term: 'no reason given', meaning: 'Busy was requested without a reason.', canRequest: true },
  1: { term: 'own request', meaning: 'The agent chose to be busy.', canRequest: false },
  2: {
    term: 'call not answered',
    meaning: 'The agent did not answer an offered call in time.',
    canRequest: false,
  },
  3: {
    term: 'forced by a supervisor',
    meaning: 'A supervisor (called inspector by the vendor) made the agent busy.',
    canRequest: false,
  },
  4: { term: 'rest', meaning: 'Busy stands for a rest.', canRequest: false },
  5: {
    term: 'phone unavailable',
    meaning: 'The telephone of the agent cannot be reached.',
    canRequest: false,
  },
  7: { term: 'call rejected', meaning: 'The agent rejected an offered call.', canRequest: false },
} as const satisfies { readonly [code: number]: BusyReason };

/** Reason codes that every call centre defines for itself, both ends included. All of them can be requested. */
export const customReasons = { from: 200, to: 250 } as const;

const reasons: { readonly [code: number]: BusyReason } = busyReasons;

const isCustom = (code: number): boolean =>
  Number.isInteger(code) && code >= customReasons.from && code <= customReasons.to;

/** Returns whether busy may be asked for with this reason code: 0, or one of the call centre's own. */
export const canRequestReason = (code: number): boolean => reasons[code]?.canRequest ?? isCustom(code);

/**
 * A busy reason code in words.
 *
 * @example
 * ```ts
 * import { reasonText } from 'ccbar-agent/protocol';
 *
 * reasonText(2); // 'call not answered'
 * reasonText(203); // 'custom reason 203'
 * reasonText(99); // 'unknown reason code 99'
 * ```
 */
export const reasonText = (code: number): string =>
  reasons[code]?.term ?? (isCustom(code) ? `custom reason ${code}` : `unknown reason code ${code}`);
