import { advance } from '../agent/advance.ts';
import { type DoorTime, toPlatform } from '../agent/timeline.ts';
import { intervalAt } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import { judge, passTime } from '../rules/judge.ts';
import type { RulesState } from '../rules/rules-state.ts';
import type { Run, RunSetup } from './run.ts';
import { type Turn, type TurnEntry, turnOf } from './turn.ts';

/** A run after a turn, and the turn. */
export interface Taken {
  readonly run: Run;
  readonly turn: Turn;
}

/** Returns a moment of the clock that dates the frames on the platform's timeline, ms. */
export const platformTime = ({ model }: Run, at: number | DoorTime): number => toPlatform(model.timeline, at);

/** Lets time pass for the rules up to a platform time, and adds an entry when they find something. */
const passUntil = (
  state: RulesState,
  time: number,
  { rules }: RunSetup,
  entries: TurnEntry[],
): RulesState => {
  const passed = passTime(state, time, rules);
  if (passed.findings.length > 0)
    entries.push({ happening: null, findings: passed.findings, interval: null });
  return passed.state;
};

/**
 * Takes the next frame of an agent: first what fell due before the frame, then each happening of the frame
 * with its findings and the interval it ends, then what falls due by the time of the frame. This order is
 * written here and nowhere else. Pure when the engine is. Never throws on what a frame holds.
 */
export const take = (run: Run, frame: Frame, setup: RunSetup): Taken => {
  const entries: TurnEntry[] = [];
  // The events of the frame may show that the clock of the page was set: only then is its arrival known.
  const { model, happenings, arrivedAt } = advance(run.model, frame, setup.engine);
  let rules = passUntil(run.rules, arrivedAt, setup, entries);
  let { openInterval } = run;
  for (const happening of happenings) {
    let interval: TurnEntry['interval'] = null;
    if (happening.kind === 'step') {
      rules = passUntil(rules, happening.at, setup, entries);
      const next = setup.follow?.(openInterval, happening);
      if (next !== undefined) {
        openInterval = next.open;
        interval = next.closed;
      }
    }
    const { state, findings } = judge(rules, happening, setup.rules, setup.remembersStep);
    rules = state;
    entries.push({ happening, findings, interval });
  }
  rules = passUntil(rules, arrivedAt, setup, entries);
  return { run: { model, rules, openInterval }, turn: turnOf(frame, entries, model.situation) };
};

/**
 * Lets time pass without a frame. The turn has no entry when nothing fell due.
 *
 * @param at up to when, by the clock that dates the frames; ms when it is a number.
 */
export const pass = (run: Run, at: number | DoorTime, setup: RunSetup): Taken => {
  const entries: TurnEntry[] = [];
  const rules = passUntil(run.rules, platformTime(run, at), setup, entries);
  const turn = turnOf(null, entries, run.model.situation);
  return { run: rules === run.rules ? run : { ...run, rules }, turn };
};

/**
 * Ends a run: what falls due by then, and the open interval, cut off there.
 *
 * @param at ms by the clock that dates the frames.
 */
export const endRun = (run: Run, at: number, setup: RunSetup): Taken => {
  const { run: after, turn } = pass(run, at, setup);
  const interval = intervalAt(run.openInterval, platformTime(run, at));
  if (interval === null) return { run: after, turn };
  const entries = [...turn.entries, { happening: null, findings: [], interval }];
  return { run: { ...after, openInterval: null }, turn: turnOf(null, entries, turn.situation) };
};

/** Returns when a rule falls due next, ms by the clock that dates the frames; `Infinity` when none waits for time. */
export const dueAt = ({ rules, model }: Run): number =>
  rules.due === null ? Number.POSITIVE_INFINITY : rules.due + (model.timeline.skew ?? 0);
