import { compiledEngine } from '../agent/compiled-engine.ts';
import type { Engine } from '../agent/engine-type.ts';
import { firstModel, type Model } from '../agent/model.ts';
import type { Step } from '../agent/step.ts';
import type { nextInterval, OpenInterval } from '../measures/interval.ts';
import { firstRulesState } from '../rules/judge.ts';
import type { Rule } from '../rules/rule.ts';
import { type RuleSet, ruleSet } from '../rules/rule-set.ts';
import type { RulesState } from '../rules/rules-state.ts';
import { standingRules } from '../rules/standing-rules.ts';

/**
 * Everything that is remembered of one agent between two turns: plain data that survives JSON. Changed only by
 * the pure functions `take`, `pass`, `endRun` and `withRules`.
 */
export interface Run {
  readonly model: Model;
  readonly rules: RulesState;
  /** `null` before the first step, and when the setup follows no intervals. */
  readonly openInterval: OpenInterval | null;
}

/** The fixed parts with which a run is folded. One setup serves any number of runs. */
export interface RunSetup {
  /** The agent it is for; `null`: the first one that an event names. */
  readonly workNo: string | null;
  /** The most by which the clocks of the gateway's nodes may differ, ms; 5000 when `undefined`. */
  readonly clockTolerance: number | undefined;
  /** The standing rules and the given ones. */
  readonly rules: RuleSet;
  readonly engine: Engine;
  /** Follows the intervals; `null`: nobody asks for them. */
  readonly follow: typeof nextInterval | null;
  /**
   * States whether the newest step is remembered: it is the cause of what time brings about, and what rules that
   * are added later begin with. Without it an agent takes a third less memory.
   */
  readonly remembersStep: boolean;
  /** Freezes a step before the rules see it, since they are code of others; nothing does when `undefined`. */
  readonly freeze: ((step: Step) => void) | undefined;
  /** The state of the rules before the first frame, shared by all runs. */
  readonly firstRules: RulesState;
}

/** The options from which a setup is made. */
export interface RunOptions {
  /** Only this agent's events are applied. When left out, those of the first agent that an event names. */
  readonly workNo?: string | null;
  /** The most by which the clocks of the gateway's nodes may differ, ms; 5000 when left out. */
  readonly clockTolerance?: number | undefined;
  /** Business rules, in addition to those that every agent has; a rule with the id of one of those replaces it. */
  readonly rules?: readonly Rule[];
  /** The engine that moves the machine; the compiled one when left out. */
  readonly engine?: Engine;
  /** `nextInterval`, for turns with intervals. Not imported here, so that a page without intervals does not load it. */
  readonly follow?: typeof nextInterval | null;
  /** `true` when left out. */
  readonly remembersStep?: boolean;
  /** Freezes a step before the rules see it; nothing does when left out. */
  readonly freeze?: ((step: Step) => void) | undefined;
}

/** Makes the setup of runs. */
export const runSetup = ({
  workNo = null,
  clockTolerance,
  rules = [],
  engine = compiledEngine,
  follow = null,
  remembersStep = true,
  freeze,
}: RunOptions = {}): RunSetup => {
  const all = ruleSet([...standingRules, ...rules]);
  return {
    workNo,
    clockTolerance,
    rules: all,
    engine,
    follow,
    remembersStep,
    freeze,
    firstRules: firstRulesState(all),
  };
};

/** Starts the run of one agent, before its first frame. */
export const startRun = ({ workNo, clockTolerance, firstRules }: RunSetup): Run => ({
  model: firstModel(workNo, clockTolerance),
  rules: firstRules,
  openInterval: null,
});
