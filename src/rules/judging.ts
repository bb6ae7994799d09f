import type { Happening } from '../agent/step.ts';
import { errorText } from '../error-text.ts';
import { add, change, type Draft, draftOf } from './draft.ts';
import type { Judged } from './judge.ts';
import type { Moment, Verdict } from './rule.ts';
import type { Judging, MarkedRule, RuleSet } from './rule-set.ts';
import type { RuleMemory, RulesState } from './rules-state.ts';
import { dueOf, judgementOf, memoryOf, verdictsOf } from './verdicts-of.ts';

/** More often than this no rule falls due while time passes once, so that no far time makes a loop run away. */
const mostDues = 10_000;

const addFailure = (draft: Draft, id: string, what: string, at: number, cause: Happening | null): void => {
  const received = `${id}: ${what}`;
  const done = 'passed over';
  const message = `Rule ${id} failed: ${what}. It was ${done}; the other rules went on.`;
  const verdict = { message, expected: 'a verdict', received, done, noise: id };
  add(draft, 'rule-failed', 'error', verdict, at, cause);
};

const remember = (draft: Draft, mark: string, next: RuleMemory): void => {
  const { memories } = draft.state;
  const known = memories[mark];
  if (known && known.memory === next.memory && known.due === next.due) return;
  change(draft, { memories: { ...memories, [mark]: next } });
};

const stopWaiting = (draft: Draft, mark: string): void => {
  const known = draft.state.memories[mark];
  if (known) remember(draft, mark, { ...known, due: null });
};

/** The memory of a rule, which begins now when it has not begun. */
const begun = (draft: Draft, { rule, mark }: MarkedRule): RuleMemory => {
  const known = draft.state.memories[mark];
  if (known) return known;
  const memory = memoryOf(rule.start?.(draft.state.newest));
  const first = { memory, due: dueOf(rule.due?.(memory)) };
  remember(draft, mark, first);
  return first;
};

const ask = (draft: Draft, marked: MarkedRule, moment: Moment, at: number): void => {
  const { rule, mark } = marked;
  const { id, level, mode } = rule;
  const isDue = moment.kind === 'due';
  const cause = isDue ? draft.state.newest : moment;
  let verdicts: readonly Verdict[] = [];
  try {
    if (rule.check && !isDue) verdicts = verdictsOf(rule.check(moment));
    if (rule.judge) {
      const known = begun(draft, marked);
      const judged = judgementOf(rule.judge(known.memory, moment));
      const next = dueOf(rule.due?.(judged.memory));
      // A due time that does not move on would be due for ever.
      const isStuck = isDue && next !== null && known.due !== null && next <= known.due;
      remember(draft, mark, { memory: judged.memory, due: isStuck ? null : next });
      verdicts = judged.verdicts ?? verdicts;
    }
  } catch (error) {
    stopWaiting(draft, mark);
    if (mode !== 'off') addFailure(draft, id, errorText(error), at, cause);
    return;
  }
  if (mode !== 'off') for (const verdict of verdicts) add(draft, id, level, verdict, at, cause);
};

const dueOfRule = ({ memories }: RulesState, { rule, mark }: MarkedRule): number =>
  (rule.mode === 'off' ? null : memories[mark]?.due) ?? Number.POSITIVE_INFINITY;

/** The rule that falls due first; rules that are off judge no time. */
const firstDue = (state: RulesState, rules: RuleSet): MarkedRule | undefined => {
  let first: MarkedRule | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const marked of rules) {
    const due = dueOfRule(state, marked);
    if (due < least) {
      first = marked;
      least = due;
    }
  }
  return first;
};

/** Finds the rule that falls due next anew, once the memory of a rule has changed. */
const findDue = (draft: Draft, rules: RuleSet, { memories }: RulesState): void => {
  const { state } = draft;
  if (state.memories === memories) return;
  const first = firstDue(state, rules);
  change(draft, { due: first ? dueOfRule(state, first) : null });
};

const fallDue = (draft: Draft, time: number, rules: RuleSet): void => {
  for (let count = 1; ; count += 1) {
    const before = draft.state;
    const { due } = before;
    const first = due !== null && due <= time ? firstDue(before, rules) : undefined;
    if (due === null || first === undefined) return;
    const now = Math.max(before.now ?? due, due);
    change(draft, { now });
    if (count <= mostDues) ask(draft, first, { kind: 'due', at: now }, now);
    else {
      stopWaiting(draft, first.mark);
      const what = `the rules fell due more than ${mostDues} times without an event`;
      addFailure(draft, first.rule.id, what, now, before.newest);
    }
    findDue(draft, rules, before);
  }
};

const begin = (state: RulesState, rules: RuleSet): RulesState => {
  const draft = draftOf({ ...state, memories: {} });
  for (const marked of rules) {
    const { rule, mark } = marked;
    const known = state.memories[mark];
    try {
      if (known) remember(draft, mark, known);
      else if (rule.judge ?? rule.start) begun(draft, marked);
    } catch {
      // It begins, and its failure is reported, with the next happening.
    }
  }
  findDue(draft, rules, state);
  return draft.state;
};

/**
 * The code that judges by the rules of a page. A page without rules of its own does not load it: each rule brings
 * it along.
 */
export const judging: Judging = { ask, fallDue, findDue, begin };

/** Returns the finding that a rule failed outside the run, as when it was asked about a request. */
export const ruleFailed = (state: RulesState, id: string, error: unknown, at: number): Judged => {
  const draft = draftOf(state);
  addFailure(draft, id, errorText(error), at, state.newest);
  return draft;
};
