import type { Happening, Step } from '../agent/step.ts';
import { errorText } from '../error-text.ts';
import { type Counts, countOf, countOnce, noCounts } from './counts.ts';
import type { Finding } from './finding.ts';
import type { Moment, Verdict } from './rule.ts';
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

/** The state under construction: each part is copied when it changes first. */
interface Draft {
  memories: { [mark: string]: RuleMemory };
  counts: Counts;
  due: number | null;
  now: number | null;
  newest: Step | null;
  readonly from: RulesState;
  findings: Finding[] | null;
}

const noFindings: readonly Finding[] = [];

// Written out field by field, since this happens with every step.
const open = (from: RulesState): Draft => {
  const { memories, counts, due, now, newest } = from;
  return { memories, counts, due, now, newest, from, findings: null };
};

const close = (draft: Draft): Judged => {
  const { memories, counts, due, now, newest, from, findings } = draft;
  const isSame =
    memories === from.memories &&
    counts === from.counts &&
    due === from.due &&
    now === from.now &&
    newest === from.newest;
  return {
    state: isSame ? from : { memories, counts, due, now, newest },
    findings: findings ?? noFindings,
  };
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
  const isOwnKind = noise === undefined || countOf(draft.counts, kind) > 0 || draft.counts.kinds < mostKinds;
  const key = isOwnKind ? kind : `${id} others`;
  draft.counts = countOnce(draft.counts, key);
  const count = countOf(draft.counts, key);
  if (noise !== undefined && !isPowerOfTen(count)) return;
  draft.findings ??= [];
  draft.findings.push(Object.freeze({ id, level, ...verdict, at, count, cause }));
};

const addFailure = (draft: Draft, id: string, what: string, at: number, cause: Happening | null): void => {
  const received = `${id}: ${what}`;
  const done = 'passed over';
  const message = `Rule ${id} failed: ${what}. It was ${done}; the other rules went on.`;
  const verdict = { message, expected: 'a verdict', received, done, noise: id };
  add(draft, 'rule-failed', 'error', verdict, at, cause);
};

const remember = (draft: Draft, mark: string, next: RuleMemory): void => {
  const known = draft.memories[mark];
  if (known !== undefined && known.memory === next.memory && known.due === next.due) return;
  draft.memories = { ...draft.memories, [mark]: next };
};

/** The memory of a rule, which begins now when it has not begun. */
const begun = (draft: Draft, { rule, mark }: MarkedRule): RuleMemory => {
  const known = draft.memories[mark];
  if (known !== undefined) return known;
  const memory = memoryOf(rule.start?.(draft.newest));
  const first = { memory, due: dueOf(rule.due?.(memory)) };
  remember(draft, mark, first);
  return first;
};

const ask = (draft: Draft, marked: MarkedRule, moment: Moment, at: number): void => {
  const { rule, mark } = marked;
  const { id, level, mode } = rule;
  const cause = moment.kind === 'due' ? draft.newest : moment;
  let verdicts: readonly Verdict[] | null = null;
  try {
    if (rule.check !== undefined && moment.kind !== 'due') verdicts = verdictsOf(rule.check(moment));
    if (rule.judge !== undefined) {
      const known = begun(draft, marked);
      const judged = judgementOf(rule.judge(known.memory, moment));
      const next = dueOf(rule.due?.(judged.memory));
      // A due time that does not move on would be due for ever.
      const isStuck = moment.kind === 'due' && next !== null && known.due !== null && next <= known.due;
      remember(draft, mark, { memory: judged.memory, due: isStuck ? null : next });
      verdicts = judged.verdicts ?? verdicts;
    }
  } catch (error) {
    const known = draft.memories[mark];
    if (known !== undefined) remember(draft, mark, { ...known, due: null });
    if (mode !== 'off') addFailure(draft, id, errorText(error), at, cause);
    return;
  }
  if (mode === 'off' || verdicts === null) return;
  for (const verdict of verdicts) add(draft, id, level, verdict, at, cause);
};

/** The rule that falls due first; rules that are off judge no time. */
const firstDue = (memories: RulesState['memories'], rules: RuleSet): MarkedRule | null => {
  let first: MarkedRule | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const marked of rules) {
    const due = marked.rule.mode === 'off' ? null : memories[marked.mark]?.due;
    if (due === null || due === undefined || due >= least) continue;
    first = marked;
    least = due;
  }
  return first;
};

const settleDue = (draft: Draft, rules: RuleSet): void => {
  if (draft.memories === draft.from.memories) return;
  const first = firstDue(draft.memories, rules);
  draft.due = first === null ? null : (draft.memories[first.mark]?.due ?? null);
};

/**
 * Returns what falls due up to a time, in the order of time; each finding is of its own due time.
 *
 * @param time ms on the platform's timeline.
 */
export const passTime = (state: RulesState, time: number, rules: RuleSet): Judged => {
  if (state.due === null || !(state.due <= time)) {
    if (state.now === time) return { state, findings: noFindings };
    const { memories, counts, due, newest } = state;
    return { state: { memories, counts, due, now: time, newest }, findings: noFindings };
  }
  const draft = open(state);
  let count = 0;
  while (draft.due !== null && draft.due <= time) {
    const first = firstDue(draft.memories, rules);
    if (first === null) break;
    draft.now = Math.max(draft.now ?? draft.due, draft.due);
    count += 1;
    if (count <= mostDues) ask(draft, first, { kind: 'due', at: draft.now }, draft.now);
    else {
      const known = draft.memories[first.mark];
      if (known !== undefined) remember(draft, first.mark, { ...known, due: null });
      const what = `the rules fell due more than ${mostDues} times without an event`;
      addFailure(draft, first.rule.id, what, draft.now, draft.newest);
    }
    settleDue(draft, rules);
  }
  draft.now = time;
  return close(draft);
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
  const draft = open(state);
  const isStep = happening.kind === 'step';
  const at = isStep ? happening.at : (state.now ?? happening.frame.at);
  for (const marked of rules) ask(draft, marked, happening, at);
  if (isStep && remembersStep) draft.newest = happening;
  settleDue(draft, rules);
  return close(draft);
};

/**
 * Returns the state for other rules. A rule that goes on (same id, same parameters) has its memory, others
 * begin now, and what is no longer there is forgotten.
 */
export const changeRules = (state: RulesState, rules: RuleSet): RulesState => {
  const draft = open({ ...state, memories: {} });
  for (const marked of rules) {
    const known = state.memories[marked.mark];
    if (known !== undefined) draft.memories[marked.mark] = known;
    if (known !== undefined || (marked.rule.judge ?? marked.rule.start) === undefined) continue;
    try {
      begun(draft, marked);
    } catch {
      // It begins, and its failure is reported, with the next happening.
    }
  }
  const first = firstDue(draft.memories, rules);
  draft.due = first === null ? null : (draft.memories[first.mark]?.due ?? null);
  return close(draft).state;
};

/** The state of rules before the first frame. */
export const firstRulesState = (rules: RuleSet): RulesState =>
  changeRules({ memories: {}, counts: noCounts, due: null, now: null, newest: null }, rules);

/** Returns the finding that a rule failed outside the run, as when it was asked about a request. */
export const ruleFailed = (state: RulesState, id: string, error: unknown, at: number): Judged => {
  const draft = open(state);
  addFailure(draft, id, errorText(error), at, state.newest);
  return close(draft);
};
