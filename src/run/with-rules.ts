import type { DoorTime } from '../agent/clocks/timeline.ts';
import { changeRules, ruleFailed } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import { type Run, type RunSetup, runSetup } from './run.ts';
import { platformTime, type Taken } from './take.ts';
import { turnOf } from './turn.ts';

/** A rule as it stands in a run. */
export interface RuleAtWork {
  readonly rule: Rule;
  /** The memory of the rule; `undefined` when it needs no memory. */
  readonly memory: unknown;
  /** The time at which it falls due, ms on the platform's timeline; `null` when it does not wait for time. */
  readonly due: number | null;
}

/** Returns the rules of a run as they are now, the standing ones included. */
export const rulesAtWork = ({ rules }: Run, setup: RunSetup): readonly RuleAtWork[] =>
  setup.rules.map(({ rule, mark }) => {
    const { memory = undefined, due = null } = rules.memories[mark] ?? {};
    return { rule, memory, due };
  });

/**
 * Returns a setup with other rules in the place of the given ones; the rest of it stays.
 *
 * @throws {@link CcbarError} `bad-option` when one of them is no rule.
 */
export const setupWithRules = (setup: RunSetup, rules: readonly Rule[]): RunSetup =>
  runSetup({ ...setup, rules });

/**
 * Replaces the rules of a run by those of a setup. A rule with the same id and parameters has the memory of the one
 * before, others begin with the agent as it is.
 */
export const withRules = (run: Run, { rules }: RunSetup): Run => ({
  ...run,
  rules: changeRules(run.rules, rules),
});

/**
 * Adds the finding that a rule failed outside the run, as when it was asked about a request.
 *
 * @param at when, by the clock that dates the frames; ms when it is a number.
 */
export const withFailure = (run: Run, id: string, error: unknown, at: number | DoorTime): Taken => {
  const { state, findings } = ruleFailed(run.rules, id, error, platformTime(run, at));
  const entries = findings.length === 0 ? [] : [{ happening: null, findings, interval: null }];
  return { run: { ...run, rules: state }, turn: turnOf(null, entries, run.model.situation) };
};
