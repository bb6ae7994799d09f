import type { Happening } from '../agent/step.ts';
import type { Finding, Level } from './finding.ts';

/** What a rule says of something that happened. */
export type Verdict = Pick<Finding, 'message' | 'expected' | 'received' | 'done'> & {
  readonly level?: Level;
  /** Verdicts with the same key are the same noise: they are counted, and told at 1, 10, 100 … */
  readonly noise?: string;
};

/** A rule: plain data and a pure function over what happened. Rules never touch the actor. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  readonly description: string;
  readonly check: (happening: Happening) => readonly Verdict[];
}
