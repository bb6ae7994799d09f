import type { DoorTime } from '../agent/timeline.ts';
import { ruleFailed } from '../rules/judging.ts';
import type { Run } from './run.ts';
import { platformTime, type Taken } from './take.ts';
import { turnOf } from './turn.ts';

/**
 * Adds the finding that a rule failed outside the run, as when it was asked about a request.
 *
 * @param at when, by the clock that dates the frames; ms when it is a number.
 */
export const withFailure = (run: Run, id: string, error: unknown, at: number | DoorTime): Taken => {
  const { state, findings } = ruleFailed(run.rules, id, error, platformTime(run, at));
  const entries = findings.length === 0 ? [] : [{ happening: null, findings, interval: null }];
  return { run: { ...run, rules: state }, turn: turnOf(null, entries, run.model.situation) };
};
