import { liveEngine } from '../agent/engine.ts';
import { advance, firstModel } from '../agent/model.ts';
import { toPlatform } from '../agent/timeline.ts';
import { trackIntervals } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { runRules } from '../rules/run-rules.ts';
import { standingRules } from '../rules/standing-rules.ts';
import type { Replayed } from './replayed.ts';

/** One agent of a recording, replayed: the fold of the live agent, with the recorded times as its clock. */
export interface ReplayRun {
  readonly take: (frame: Frame, line: number) => Replayed;
  /** What fell due up to a time of the recording's clock, ms; `null` when nothing did. */
  readonly passTo: (at: number, line: number) => Replayed | null;
  /** When something falls due next by the recording's clock, ms; `Infinity` when nothing does. */
  readonly due: () => number;
  /** The recording is over: what is due by then, and the open interval, cut off. */
  readonly end: (at: number, line: number) => Replayed;
}

/**
 * @param run its number.
 * @param workNo the agent it is for; when `null`, the first one heard.
 */
export const startRun = (run: number, workNo: string | null, rules: readonly Rule[]): ReplayRun => {
  const { judge, until, due } = runRules([...standingRules, ...rules]);
  const tracker = trackIntervals();
  // The engine of the live agent: the same moves as the pure one, for a third less time.
  const { engine } = liveEngine();
  let model = firstModel(workNo);

  const found = (at: number): readonly Finding[] => until(toPlatform(model.timeline, at));
  const quiet = (line: number, findings: readonly Finding[]): Replayed => {
    const { situation } = model;
    return { line, run, frame: null, happenings: [], findings, intervals: [], situation };
  };

  return {
    take: (frame, line) => {
      const overdue = found(frame.at);
      const advanced = advance(model, frame, engine);
      model = advanced.model;
      const { happenings } = advanced;
      const findings = [...overdue, ...happenings.flatMap(judge), ...found(frame.at)];
      const closed = happenings.map((what) => (what.kind === 'step' ? tracker.take(what) : null));
      const intervals = closed.filter((interval) => interval !== null);
      return { line, run, frame, happenings, findings, intervals, situation: model.situation };
    },
    passTo: (at, line) => {
      const findings = found(at);
      return findings.length === 0 ? null : quiet(line, findings);
    },
    due: () => due() + (model.timeline.skew ?? 0),
    end: (at, line) => {
      const last = tracker.asOf(toPlatform(model.timeline, at));
      return { ...quiet(line, found(at)), intervals: last === null ? [] : [last] };
    },
  };
};
