import type { Happening } from '../agent/step.ts';
import { errorText } from '../error-text.ts';
import { countOf, countOnce, noCounts } from './counts.ts';
import type { Finding } from './finding.ts';
import { type Moment, noVerdicts, type Verdict } from './rule.ts';
import type { MarkedRule, RuleSet } from './rule-set.ts';
import type { RuleMemory, RulesState } from './rules-state.ts';
import { dueOf, judgementOf, memoryOf, verdictsOf } from './verdicts-of.ts';

/** The state of the rules after something happened or time passed, and what they found. */
export interface Judged {
  readonly state: RulesState;
  readonly findings: readonly Finding[];
}

/** More kinds of noise than this are counted by rule only, so that a hostile sender cannot fill memory. */
const mostKinds = 1000;

/** More often than this no rule falls due while time passes once, so that no far time makes a loop run away. */
const mostDues = 10_000;

/** The state so far, copied with each change, and what was found so far. */
interface Draft {
  state: RulesState;
  findings: readonly Finding[];
}

const noFindings: readonly Finding[] = [];

const draftOf = (state: RulesState): Draft => ({ state, findings: noFindings });

const change = (draft: Draft, changes: Partial<RulesState>): void => {
  draft.state = { ...draft.state, ...changes };
};

const isPowerOfTen = (count: number): boolean => Number.isInteger(Math.log10(count));

const add = (
  draft: Draft,
  id: string,
  level: Finding['level'],
  { noise, ...verdict }: Verdict,
  at: number,
  cause: Happening | null,
): void => {
  // An early notice is not counted with what it warns of.
  const kind = `${id} ${noise ?? verdict.level}`;
  const { counts } = draft.state;
  const isOwnKind = noise === undefined || counts.kinds < mostKinds || countOf(counts, kind) > 0;
  const key = isOwnKind ? kind : `${id} others`;
  const count = countOf(counts, key) + 1;
  change(draft, { counts: countOnce(counts, key) });
  if (noise !== undefined && !isPowerOfTen(count)) return;
  draft.findings = [...draft.findings, Object.freeze({ id, level, ...verdict, at, count, cause })];
};

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
  let verdicts = noVerdicts;
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
  if (mode === 'off' || verdicts === noVerdicts) return;
  for (const verdict of verdicts) add(draft, id, level, verdict, at, cause);
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

/** Closes a draft: when the memory of a rule has changed, another rule may fall due next. */
const settled = (draft: Draft, rules: RuleSet, { memories }: RulesState): Judged => {
  const { state } = draft;
  if (state.memories !== memories) {
    const first = firstDue(state, rules);
    change(draft, { due: first ? dueOfRule(state, first) : null });
  }
  return draft;
};

/** Returns whether a rule falls due up to a time, ms on the platform's timeline; not when the time is no number. */
export const isDue = ({ due }: RulesState, time: number): boolean => due !== null && due <= time;

/** Returns the state once time has passed up to a time, ms on the platform's timeline, in which nothing falls due. */
export const stateAt = (state: RulesState, time: number): RulesState => {
  if (state.now === time) return state;
  const { memories, counts, due, newest } = state;
  return { memories, counts, due, now: time, newest };
};

/**
 * Returns what falls due up to a time, in the order of time; each finding is of its own due time.
 *
 * @param time ms on the platform's timeline.
 */
export const passTime = (state: RulesState, time: number, rules: RuleSet): Judged => {
  const draft = draftOf(state);
  for (let count = 1; ; count += 1) {
    const before = draft.state;
    const { due } = before;
    const first = isDue(before, time) ? firstDue(before, rules) : undefined;
    if (due === null || first === undefined) break;
    const now = Math.max(before.now ?? due, due);
    change(draft, { now });
    if (count <= mostDues) ask(draft, first, { kind: 'due', at: now }, now);
    else {
      stopWaiting(draft, first.mark);
      const what = `the rules fell due more than ${mostDues} times without an event`;
      addFailure(draft, first.rule.id, what, now, before.newest);
    }
    settled(draft, rules, before);
  }
  draft.state = stateAt(draft.state, time);
  return draft;
};

/**
 * Returns what the rules find in a happening. What fell due before it has to be found first, by `passTime`.
 *
 * @param at the time of it, ms on the platform's timeline.
 * @param remembersStep whether the step is remembered, for rules that wait for time or are added later.
 */
export const judge = (
  state: RulesState,
  happening: Happening,
  at: number,
  rules: RuleSet,
  remembersStep = true,
): Judged => {
  const draft = draftOf(state);
  const isStep = happening.kind === 'step';
  for (const marked of rules) ask(draft, marked, happening, at);
  if (isStep && remembersStep) change(draft, { newest: happening });
  return settled(draft, rules, state);
};

/**
 * Returns the state for other rules. A rule that goes on (same id, same parameters) has its memory, others
 * begin now, and what is no longer there is forgotten.
 */
export const changeRules = (state: RulesState, rules: RuleSet): RulesState => {
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
  return settled(draft, rules, state).state;
};

/** The state of rules before the first frame. */
export const firstRulesState = (rules: RuleSet): RulesState =>
  changeRules({ memories: {}, counts: noCounts, due: null, now: null, newest: null }, rules);

/** Returns the finding that a rule failed outside the run, as when it was asked about a request. */
export const ruleFailed = (state: RulesState, id: string, error: unknown, at: number): Judged => {
  const draft = draftOf(state);
  addFailure(draft, id, errorText(error), at, state.newest);
  return draft;
};
