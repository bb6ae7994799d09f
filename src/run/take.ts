import { advance } from '../agent/advance.ts';
import { append } from '../agent/append.ts';
import { type DoorTime, toPlatform } from '../agent/clocks/timeline.ts';
import { intervalAt } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import { isDue, judge, passTime, stateAt } from '../rules/judge.ts';
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

/** A turn under construction. */
interface Draft {
  rules: RulesState;
  /** Up to when time has passed for the rules, ms on the platform's timeline; their state notes it at the end. */
  now: number | null;
  entries: TurnEntry[] | null;
}

/** Lets time pass for the rules up to a platform time, and adds an entry when they find something. */
const passUntil = (draft: Draft, time: number, { rules }: RunSetup): void => {
  const { now } = draft;
  draft.now = time;
  if (!isDue(draft.rules, time)) return;
  const { state, findings } = passTime(now === null ? draft.rules : stateAt(draft.rules, now), time, rules);
  draft.rules = state;
  if (findings.length > 0)
    draft.entries = append(draft.entries, { happening: null, findings, interval: null });
};

const noEntries: readonly TurnEntry[] = [];

/**
 * Takes the next frame of an agent: first what fell due before the frame, then each happening of the frame
 * with its findings and the interval it ends, then what falls due by the time of the frame. This order is
 * written here and nowhere else. Pure when the engine is. Never throws on what a frame holds.
 */
export const take = (run: Run, frame: Frame, setup: RunSetup): Taken => {
  const draft: Draft = { rules: run.rules, now: run.rules.now, entries: null };
  // The events of the frame may show that the clock of the page was set: only then is its arrival known.
  const { model, happenings, arrivedAt } = advance(run.model, frame, setup.engine);
  passUntil(draft, arrivedAt, setup);
  let { openInterval } = run;
  for (const happening of happenings) {
    let interval: TurnEntry['interval'] = null;
    if (happening.kind === 'step') {
      setup.freeze?.(happening);
      passUntil(draft, happening.at, setup);
      const next = setup.follow?.(openInterval, happening);
      if (next !== undefined) {
        openInterval = next.open;
        interval = next.closed;
      }
    }
    const at = draft.now ?? arrivedAt;
    const { state, findings } = judge(draft.rules, happening, at, setup.rules, setup.remembersStep);
    draft.rules = state;
    draft.entries = append(draft.entries, { happening, findings, interval });
  }
  passUntil(draft, arrivedAt, setup);
  const rules = stateAt(draft.rules, arrivedAt);
  const turn = turnOf(frame, draft.entries ?? noEntries, model.situation, happenings);
  return { run: { model, rules, openInterval }, turn };
};

/**
 * Lets time pass without a frame. The turn has no entry when nothing fell due.
 *
 * @param at up to when, by the clock that dates the frames; ms when it is a number.
 */
export const pass = (run: Run, at: number | DoorTime, setup: RunSetup): Taken => {
  const draft: Draft = { rules: run.rules, now: run.rules.now, entries: null };
  const time = platformTime(run, at);
  passUntil(draft, time, setup);
  const rules = stateAt(draft.rules, time);
  const turn = turnOf(null, draft.entries ?? noEntries, run.model.situation);
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
