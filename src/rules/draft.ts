import type { Happening } from '../agent/step.ts';
import { countOf, countOnce } from './counts.ts';
import type { Finding } from './finding.ts';
import type { Verdict } from './rule.ts';
import type { RulesState } from './rules-state.ts';

/** More kinds of noise than this are counted by rule only, so that a hostile sender cannot fill memory. */
const mostKinds = 1000;

/** The state of the rules so far, copied with each change, and what was found so far. */
export interface Draft {
  state: RulesState;
  findings: readonly Finding[];
}

/** Begins a draft. */
export const draftOf = (state: RulesState): Draft => ({ state, findings: [] });

/** Changes parts of the state of a draft. */
export const change = (draft: Draft, changes: Partial<RulesState>): void => {
  draft.state = { ...draft.state, ...changes };
};

const isPowerOfTen = (count: number): boolean => Number.isInteger(Math.log10(count));

/** Counts a verdict, and adds the finding of it unless it is noise that was reported before. */
export const add = (
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
