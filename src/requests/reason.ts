/**
 * What stands in the way of a request.
 *
 * - `unsupported`: the page gave no function that carries it out
 * - `link`: the link to the bar is not live, or what is known of the agent may no longer be true
 * - `state`: not in this state, or it was asked for already
 * - `parameter`: a parameter is missing or does not fit
 * - `rule`: an enforced rule forbids it
 */
export type ReasonKind = 'unsupported' | 'link' | 'state' | 'parameter' | 'rule';

/** Why a request is not possible; texts are for people. */
interface ReasonOf<Kind extends ReasonKind> {
  readonly kind: Kind;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** Why a request is not possible now. */
export type Reason =
  | ReasonOf<'unsupported' | 'link' | 'state'>
  | (ReasonOf<'parameter'> & { readonly field: string })
  | (ReasonOf<'rule'> & {
      /** The id of the rule. */
      readonly rule: string;
      /** When the rule may think otherwise, ms on the platform's timeline, as far as time decides that. */
      readonly until?: number;
    });

/** Whether something may be asked for now, and if not, every reason why. */
export interface Permission {
  readonly ok: boolean;
  readonly reasons: readonly Reason[];
}
