import type { CallFeature } from './feature-directions.ts';

/** The call types of `AgentEvent_Ringing`, `AgentEvent_Auto_Answer` and `AgentEvent_Talking` in words. */
export const featureTerms = {
  0: 'inbound call',
  6: 'internal call',
  7: 'outbound call',
  40: 'scheduled outbound call',
  41: 'pre-occupied outbound call',
  43: 'predictive outbound call',
  44: 'preview outbound call',
  45: 'scheduled callback',
  51: 'internal consult of two',
  52: 'internal consult of three',
  53: 'multi-party call',
} as const satisfies { readonly [Feature in CallFeature]: string };

const terms: { readonly [feature: number]: string } = featureTerms;

/** A call type in words: `featureText(7)` is `outbound call`. */
export const featureText = (feature: number): string => terms[feature] ?? `unknown call type ${feature}`;
