import { CcbarError } from '../errors.ts';
import type { Draft } from './draft.ts';
import { judgedBy, type Moment, type Rule, type RuleDefinition } from './rule.ts';
import type { RulesState } from './rules-state.ts';
import { standingRules } from './standing-rules.ts';

/** A rule with the mark that its memory is stored under. */
export interface MarkedRule {
  readonly rule: RuleDefinition;
  /** Equal for two rules of which one can go on with the memory of the other: same id, same parameters. */
  readonly mark: string;
  /** The code that judges by it; standing rules need none. */
  readonly judging: Judging | undefined;
}

/** Rules made ready to judge: each id once, with its mark. */
export type RuleSet = readonly MarkedRule[];

/** The code that judges by rules that may have a memory, wait for time, and are the code of others. */
export interface Judging {
  /** Asks one rule about a moment. */
  readonly ask: (draft: Draft, marked: MarkedRule, moment: Moment, at: number) => void;
  /** Lets rules fall due up to a time, ms on the platform's timeline, in the order of time. */
  readonly fallDue: (draft: Draft, time: number, rules: RuleSet) => void;
  /** Finds the rule that falls due next, when a memory has changed since `before`. */
  readonly findDue: (draft: Draft, rules: RuleSet, before: RulesState) => void;
  /** Returns the state with the memories of other rules. */
  readonly begin: (state: RulesState, rules: RuleSet) => RulesState;
}

const isRule = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  (judgedBy in value || standingRules.includes(value as RuleDefinition));

/**
 * Makes rules ready to judge. Of several rules with one id the last one counts, in the place of the first.
 *
 * @throws {@link CcbarError} `bad-option` when one of them is no rule.
 */
export const ruleSet = (rules: readonly (Rule | RuleDefinition)[]): RuleSet => {
  if (!rules.every(isRule))
    throw new CcbarError(
      'bad-option',
      'rules must be a list of rules that defineRule made, each with an id.',
    );
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()].map((rule) => ({
    rule,
    mark: JSON.stringify([rule.id, rule.parameters]),
    judging: judgedBy in rule ? (rule[judgedBy] as Judging) : undefined,
  }));
};
