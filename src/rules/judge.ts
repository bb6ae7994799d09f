import type { Happening } from '../agent/step.ts';
import { noCounts } from './counts.ts';
import { add, change, draftOf } from './draft.ts';
import type { Finding } from './finding.ts';
import type { Judging, RuleSet } from './rule-set.ts';
import type { RulesState } from './rules-state.ts';

/** The state of the rules after something happened or time passed, and what they found. */
export interface Judged {
  readonly state: RulesState;
  readonly findings: readonly Finding[];
}

/** The code that judges by the rules of a page; there is none when it has no rules of its own. */
const judgingOf = (rules: RuleSet): Judging | undefined => rules.find((marked) => marked.judging)?.judging;

/**
 * Returns what falls due up to a time, in the order of time; each finding is of its own due time.
 *
 * @param time ms on the platform's timeline.
 */
export const passTime = (state: RulesState, time: number, rules: RuleSet): Judged => {
  const draft = draftOf(state);
  if (state.due !== null && state.due <= time) judgingOf(rules)?.fallDue(draft, time, rules);
  if (draft.state.now !== time) change(draft, { now: time });
  return draft;
};

/**
 * Returns what the rules find in a happening. What fell due before it has to be found first, by `passTime`.
 *
 * @param remembersStep whether the step is remembered, for rules that wait for time or are added later.
 */
export const judge = (
  state: RulesState,
  happening: Happening,
  rules: RuleSet,
  remembersStep = true,
): Judged => {
  const draft = draftOf(state);
  const isStep = happening.kind === 'step';
  const at = isStep ? happening.at : (state.now ?? happening.frame.at);
  for (const marked of rules) {
    const { id, level, check } = marked.rule;
    if (marked.judging) marked.judging.ask(draft, marked, happening, at);
    else if (check) for (const verdict of check(happening)) add(draft, id, level, verdict, at, happening);
  }
  if (isStep && remembersStep) change(draft, { newest: happening });
  if (draft.state.memories !== state.memories) judgingOf(rules)?.findDue(draft, rules, state);
  return draft;
};

/**
 * Returns the state for other rules. A rule that goes on (same id, same parameters) has its memory, others
 * begin now, and what is no longer there is forgotten.
 */
export const changeRules = (state: RulesState, rules: RuleSet): RulesState =>
  judgingOf(rules)?.begin(state, rules) ?? { ...state, memories: {}, due: null };

/** The state of rules before the first frame. */
export const firstRulesState = (rules: RuleSet): RulesState =>
  changeRules({ memories: {}, counts: noCounts, due: null, now: null, newest: null }, rules);
