/**
 * The kind of obstacle to a request.
 *
 * - `unsupported`: the page gave no function that carries it out
 * - `link`: the link to the bar is not live, or what is known of the agent may no longer be true
 * - `state`: the state does not allow it, or it was requested already
 * - `parameter`: a parameter is missing or not allowed
 * - `rule`: an enforced rule forbids it
 */
export type ReasonKind = 'unsupported' | 'link' | 'state' | 'parameter' | 'rule';

/** A reason why a request is not possible; the texts are for people. */
interface ReasonOf<Kind extends ReasonKind> {
  readonly kind: Kind;
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** A reason why a request is not possible now. */
export type Reason =
  | ReasonOf<'unsupported' | 'link' | 'state'>
  | (ReasonOf<'parameter'> & { readonly field: string })
  | (ReasonOf<'rule'> & {
      /** The id of the rule. */
      readonly rule: string;
      /**
       * The time from which the rule may no longer object, ms on the platform's timeline, as far as time
       * decides that.
       */
      readonly until?: number;
    });

/** The answer whether a command may be requested now, and if not, every reason why. */
export interface Permission {
  readonly ok: boolean;
  readonly reasons: readonly Reason[];
}
