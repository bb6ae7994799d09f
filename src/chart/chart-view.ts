import type { Direction } from './geometry.ts';

/** A way that was followed although no state allows it, and how often. */
export interface WarnedWay {
  /** The state it was in, by id. */
  readonly source: string;
  /** The state it went to. */
  readonly target: string;
  readonly count: number;
  /** The domain event of the newest warning, where this way has it; its name stands on the way until the next warning. */
  readonly newest?: string;
}

/** The choices of what a chart shows besides the machine itself. */
export interface ChartView {
  readonly direction: Direction;
  /** The path of active states, outermost first; `null`: none. */
  readonly active: readonly string[] | null;
  /** The path before the transition that was just taken. */
  readonly before: readonly string[] | null;
  /** The transitions just taken, by edge id. */
  readonly taken: readonly string[];
  /** `true` when a finding warned of the transitions just taken. */
  readonly isWarned: boolean;
  /** A state or an edge looked at, by id: what belongs to it stands out. */
  readonly focus: string | null;
  readonly warnedWays: readonly WarnedWay[];
  /** The lines that are named: those that may be taken next, all of them, or none. */
  readonly labels: 'next' | 'all' | 'none';
  /** `true` when each state shows that it can be reached from anywhere, with a warning. */
  readonly showFallbacks: boolean;
}

/** The machine alone: nothing active, nothing named. */
export const plainView: ChartView = {
  direction: 'LR',
  active: null,
  before: null,
  taken: [],
  isWarned: false,
  focus: null,
  warnedWays: [],
  labels: 'none',
  showFallbacks: false,
};
