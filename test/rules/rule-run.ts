import type { Happening } from '../../src/agent/step.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { changeRules, firstRulesState, type Judged, judge, passTime } from '../../src/rules/judge.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { ruleSet } from '../../src/rules/rule-set.ts';

/** Rules over some happenings, for tests that take neither frames nor an agent. Times are ms on the platform's timeline. */
export const runRules = (given: readonly Rule[]) => {
  let rules = ruleSet(given);
  let state = firstRulesState(rules);
  const findingsOf = ({ state: next, findings }: Judged): readonly Finding[] => {
    state = next;
    return findings;
  };
  const until = (time: number) => findingsOf(passTime(state, time, rules));
  return {
    until,
    /** Returns the findings of the rules in a happening, after those that were due before it. */
    judge: (happening: Happening): readonly Finding[] => {
      const overdue = happening.kind === 'step' ? until(happening.at) : [];
      const at = happening.kind === 'step' ? happening.at : (state.now ?? happening.frame.at);
      return [...overdue, ...findingsOf(judge(state, happening, at, rules))];
    },
    due: () => state.due ?? Number.POSITIVE_INFINITY,
    setRules: (next: readonly Rule[]) => {
      rules = ruleSet(next);
      state = changeRules(state, rules);
    },
    state: () => state,
  };
};
