import type { DoorTime } from './agent/clocks/timeline.ts';
import type { Frame } from './protocol/frame.ts';
import type { Rule } from './rules/rule.ts';
import { type RunSetup, startRun } from './run/run.ts';
import { pass, platformTime, type Taken, take } from './run/take.ts';
import type { Turn } from './run/turn.ts';
import { type RuleAtWork, rulesAtWork, setupWithRules, withFailure, withRules } from './run/with-rules.ts';

/** The run of a live agent. All moments are by the clock that dates the frames. */
export interface LiveRun {
  readonly take: (frame: Frame) => void;
  readonly pass: (at: DoorTime) => void;
  /** Lets time pass under the rules so far, and replaces them. */
  readonly setRules: (rules: readonly Rule[], at: DoorTime) => void;
  readonly ruleFailed: (id: string, error: unknown, at: DoorTime) => void;
  readonly rules: () => readonly RuleAtWork[];
  /** Returns a moment on the platform's timeline, ms. */
  readonly platformTime: (at: DoorTime) => number;
  /** Returns when a rule falls due next, ms on the platform's timeline; `Infinity` when none waits for time. */
  readonly due: () => number;
}

/**
 * Holds the run of a live agent. It folds at once, also when a handler asks for it; what a rule or an inspector
 * causes while it folds is folded right after.
 *
 * @param publish gets each turn once the run is right.
 */
export const createLiveRun = (first: RunSetup, publish: (turn: Turn) => void): LiveRun => {
  let setup = first;
  let run = startRun(first);
  const waiting: (() => Taken)[] = [];
  let isFolding = false;
  const fold = (change: () => Taken): void => {
    waiting.push(change);
    if (isFolding) return;
    isFolding = true;
    const turns: Turn[] = [];
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const taken = next();
        run = taken.run;
        turns.push(taken.turn);
      }
    } finally {
      isFolding = false;
    }
    turns.forEach(publish);
  };
  return {
    take: (frame) => fold(() => take(run, frame, setup)),
    pass: (at) => fold(() => pass(run, at, setup)),
    setRules: (rules, at) => {
      // Before anything is folded: it throws when one of them is no rule, and no turn may be lost by that.
      const next = setupWithRules(setup, rules);
      fold(() => {
        const passed = pass(run, at, setup);
        setup = next;
        return { run: withRules(passed.run, next), turn: passed.turn };
      });
    },
    ruleFailed: (id, error, at) => fold(() => withFailure(run, id, error, at)),
    rules: () => rulesAtWork(run, setup),
    platformTime: (at) => platformTime(run, at),
    due: () => run.rules.due ?? Number.POSITIVE_INFINITY,
  };
};
