/**
 * The direction of a call of each type (`feature`), seen from the agent. The type belongs to the call id and
 * survives a transfer. The "call features" of the vendor's monitoring interface use the same digits for
 * other things. What each type is called stands in `feature-terms.ts`.
 */
export const featureDirections = {
  0: 'inbound',
  6: 'internal',
  7: 'outbound',
  40: 'outbound',
  41: 'outbound',
  43: 'outbound',
  44: 'outbound',
  45: 'outbound',
  51: 'internal',
  52: 'internal',
  53: 'internal',
} as const satisfies { readonly [feature: number]: string };

/** A call type of the vendor. */
export type CallFeature = keyof typeof featureDirections;

type Direction = (typeof featureDirections)[CallFeature];

const directions: { readonly [feature: number]: Direction } = featureDirections;

/** Returns the direction of a call of this type, `null` for a type that is not known. */
export const featureDirection = (feature: number): Direction | null => directions[feature] ?? null;
