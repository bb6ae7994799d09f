import { asyncScheduler, Observable, type SchedulerLike } from 'rxjs';
import type { Step } from '../agent/step.ts';
import { CcbarError } from '../errors.ts';
import type { Interval } from '../measures/interval.ts';
import type { Frame } from '../protocol/frame.ts';
import type { Finding } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { playInTime } from './play-in-time.ts';
import { linesOf } from './recording-lines.ts';
import type { LineNote, Replayed } from './replayed.ts';
import { createReplayer, type Replayer } from './replayer.ts';

/** The settings for replaying a recording. */
export interface ReplayOptions {
  /** Business rules, besides those that every agent runs with. */
  readonly rules?: readonly Rule[];
  /** As with `createAgent`: how far the clocks of the gateway's nodes may differ, ms; 5000 when left out. */
  readonly clockTolerance?: number;
  /** Only this agent's events are applied, as with `createAgent`. When left out, what the recording says. */
  readonly workNo?: string;
  /**
   * Up to when, ms by the recording's clock or as an ISO time: later frames are not taken, and time passes
   * until then. When left out, up to the last frame.
   */
  readonly until?: number | string;
  /** For `played$`: how many times as fast as it was recorded; 1 when left out. */
  readonly speed?: number;
  /** For `played$`: the one clock, an RxJS scheduler. */
  readonly clock?: SchedulerLike;
}

/**
 * A replay, to be had in three ways: at once by its lists, stepwise by iterating over it, and in recorded
 * time by `played$`. Each begins anew.
 */
export interface Replay extends Iterable<Replayed> {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  /** In the order in which they ended; those still open at the end are cut off there, with `endedBy: null`. */
  readonly intervals: readonly Interval[];
  /** Lines that were skipped, and remarks about others. */
  readonly notes: readonly LineNote[];
  /** In recorded time, `speed` times as fast; findings about time come when they are due. */
  readonly played$: Observable<Replayed>;
}

const timeOf = (until: number | string | undefined): number | undefined => {
  const time = typeof until === 'string' ? Date.parse(until) : until;
  if (time === undefined || (Number.isFinite(time) && Math.abs(time) <= 8.64e15)) return time;
  throw new CcbarError('bad-option', `until must be ms or an ISO time, received '${String(until)}'.`);
};

function* play(
  source: Iterable<Frame | string>,
  replayer: Replayer,
  note: (note: LineNote) => void,
): Generator<Replayed> {
  for (const next of source) {
    const taken = replayer.take(replayer.read(next));
    if (taken.note !== null) note(taken.note);
    yield* taken.replayed;
    if (replayer.isOver()) break;
  }
  yield* replayer.end();
}

/**
 * Replays what was recorded: the same fold as live and nothing else, without a page. The same frames give
 * the same steps, findings and intervals.
 *
 * @param source a recording as text, its lines, or frames. Lines may also be bare payloads of the bar.
 * @throws {@link CcbarError} `bad-option` for a time or speed that is none.
 *
 * @example
 * ```ts
 * import { replay } from 'ccbar-agent/replay';
 *
 * const { steps, findings } = replay('{"at":1000,"data":{"eventType":"AgentState_Ready","content":null}}');
 * console.log(steps.at(-1)?.after.state, findings.length); // idle 0
 * ```
 */
export const replay = (source: string | Iterable<Frame | string>, options: ReplayOptions = {}): Replay => {
  const { speed = 1, clock = asyncScheduler, rules, workNo, clockTolerance } = options;
  const until = timeOf(options.until);
  if (!(speed > 0 && speed < Number.POSITIVE_INFINITY))
    throw new CcbarError('bad-option', `speed must be a number above 0, received ${speed}.`);
  const started = () =>
    createReplayer({
      clockTolerance,
      ...(rules && { rules }),
      ...(workNo === undefined ? {} : { workNo }),
      ...(until === undefined ? {} : { until }),
    });
  const input = () => (typeof source === 'string' ? linesOf(source) : source);

  let all: Pick<Replay, 'steps' | 'findings' | 'intervals' | 'notes'> | null = null;
  const atOnce = () => {
    if (all !== null) return all;
    const notes: LineNote[] = [];
    const played = [...play(input(), started(), (note) => notes.push(note))];
    const happenings = played.flatMap((one) => one.happenings);
    all = {
      steps: happenings.filter((happening) => happening.kind === 'step'),
      findings: played.flatMap(({ findings }) => findings),
      intervals: played.flatMap(({ intervals }) => intervals),
      notes,
    };
    return all;
  };

  return {
    get steps() {
      return atOnce().steps;
    },
    get findings() {
      return atOnce().findings;
    },
    get intervals() {
      return atOnce().intervals;
    },
    get notes() {
      return atOnce().notes;
    },
    [Symbol.iterator]: () => play(input(), started(), () => {}),
    played$: new Observable((subscriber) => playInTime(input(), started(), { speed, clock }, subscriber)),
  };
};
