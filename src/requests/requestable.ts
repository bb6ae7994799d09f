import type { Observable } from 'rxjs';
import type { LinkState } from '../../machines/link-state.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleAtWork } from '../run/with-rules.ts';

/** The part of an agent that requests need. The result of `createAgent` fits. */
export interface Requestable {
  readonly view: () => Situation & { readonly link: LinkState };
  readonly view$: Observable<Situation>;
  readonly steps$: Observable<Step>;
  readonly findings$: Observable<Finding>;
  readonly rules: () => readonly RuleAtWork[];
  readonly setRules: (rules: readonly Rule[]) => void;
  /** ms on the platform's timeline. */
  readonly now: () => number;
}
