/** Why an agent is busy (not ready). */
export interface BusyReason {
  /** The reason in a few words, fit for the middle of a sentence. */
  readonly term: string;
  readonly meaning: string;
  /** Whether a person or program may ask for busy with this code; the others are given by the platform. */
  readonly canRequest: boolean;
}

/**
 * The busy reason codes with a fixed meaning. No answer is 2 and a rejected call is 7: an old edition of
 * the vendor's reference knows only 7, for both.
 */
export const busyReasons = {
  0: { term: 'no reason given', meaning: 'Busy was asked for without a reason.', canRequest: true },
  1: { term: 'own request', meaning: 'The agent chose to be busy.', canRequest: false },
  2: {
    term: 'call not answered',
    meaning: 'The agent let an offered call ring too long.',
    canRequest: false,
  },
  3: {
    term: 'forced by a supervisor',
    meaning: 'A supervisor (the vendor says inspector) made the agent busy.',
    canRequest: false,
  },
  4: { term: 'rest', meaning: 'Busy stands for a rest.', canRequest: false },
  5: {
    term: 'phone unavailable',
    meaning: 'The telephone of the agent cannot be reached.',
    canRequest: false,
  },
  7: { term: 'call rejected', meaning: 'The agent turned an offered call away.', canRequest: false },
} as const satisfies { readonly [code: number]: BusyReason };

/** Reason codes that every call centre defines for itself, both ends included. All of them can be requested. */
export const customReasons = { from: 200, to: 250 } as const;

const reasons: { readonly [code: number]: BusyReason } = busyReasons;

const isCustom = (code: number): boolean =>
  Number.isInteger(code) && code >= customReasons.from && code <= customReasons.to;

/** Whether busy may be asked for with this reason code: 0, or one of the call centre's own. */
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

/** A kind of call, by the vendor's `feature` number. */
export interface CallFeature {
  readonly term: string;
  readonly direction: 'inbound' | 'outbound' | 'internal';
}

/**
 * The call types of `AgentEvent_Ringing`, `AgentEvent_Auto_Answer` and `AgentEvent_Talking`. The type belongs
 * to the call id and survives a transfer. The "call features" of the vendor's monitoring interface use the
 * same digits for other things.
 */
export const callFeatures = {
  0: { term: 'inbound call', direction: 'inbound' },
  6: { term: 'internal call', direction: 'internal' },
  7: { term: 'outbound call', direction: 'outbound' },
  40: { term: 'scheduled outbound call', direction: 'outbound' },
  41: { term: 'pre-occupied outbound call', direction: 'outbound' },
  43: { term: 'predictive outbound call', direction: 'outbound' },
  44: { term: 'preview outbound call', direction: 'outbound' },
  45: { term: 'scheduled callback', direction: 'outbound' },
  51: { term: 'internal consult of two', direction: 'internal' },
  52: { term: 'internal consult of three', direction: 'internal' },
  53: { term: 'multi-party call', direction: 'internal' },
} as const satisfies { readonly [feature: number]: CallFeature };

const features: { readonly [feature: number]: CallFeature } = callFeatures;

/** A call type in words: `featureText(7)` is `outbound call`. */
export const featureText = (feature: number): string =>
  features[feature]?.term ?? `unknown call type ${feature}`;

/** Where a call of this type comes from, `null` for a type that is not known. */
export const featureDirection = (feature: number): CallFeature['direction'] | null =>
  features[feature]?.direction ?? null;
