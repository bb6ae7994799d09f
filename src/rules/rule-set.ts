import { CcbarError } from '../errors.ts';
import type { Rule } from './rule.ts';

/** A rule with the mark that its memory is stored under. */
export interface MarkedRule {
  readonly rule: Rule;
  /** Equal for two rules of which one can go on with the memory of the other: same id, same parameters. */
  readonly mark: string;
}

/** Rules made ready to judge: each id once, with its mark. */
export type RuleSet = readonly MarkedRule[];

const isRule = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

/**
 * Makes rules ready to judge. Of several rules with one id the last one counts, in the place of the first.
 *
 * @throws {@link CcbarError} `bad-option` when one of them is no rule.
 */
export const ruleSet = (rules: readonly Rule[]): RuleSet => {
  if (!rules.every(isRule)) throw new CcbarError('bad-option', 'rules must be a list of rules with an id.');
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()].map((rule) => ({
    rule,
    mark: JSON.stringify([rule.id, rule.parameters]),
  }));
};
