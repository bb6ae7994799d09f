import { CcbarError } from '../errors.ts';
import type { Frame } from '../protocol/frame.ts';
import { usualStart } from './frames-of.ts';
import { createRandom, type Random } from './random.ts';
import type { SendingOptions } from './sender.ts';
import { simulateBar } from './simulate-bar.ts';
import { type Habit, nextWork, rest, type Worker } from './work-habits.ts';

/** A working day of one agent. */
export interface ShiftOptions extends SendingOptions {
  /** The agent's number at the platform; `'30021'` when left out. */
  readonly workNo?: string;
  /**
   * The begin of the shift, ms since the epoch; 2026-01-01 08:00 UTC when left out. The agent signs in some
   * minutes later.
   */
  readonly startAt?: number;
  /** The length of the shift, h; 8 when left out. */
  readonly hours?: number;
}

const minute = 60;
const hour = 3600;

interface PlannedRest {
  /** Seconds into the shift. */
  readonly at: number;
  readonly seconds: number;
  readonly cause: number;
}

/** Lunch in the middle of the shift, a short rest in each half; of a short shift what there is time for. */
const plannedRests = (random: Random, length: number): readonly PlannedRest[] => {
  const about = (share: number) => length * share + (random() - 0.5) * 40 * minute;
  return [
    { at: about(0.25), seconds: 15 * minute, cause: 1 },
    { at: about(0.5), seconds: 30 * minute, cause: 2 },
    { at: about(0.76), seconds: 15 * minute, cause: 1 },
  ].filter(({ at, seconds }) => at > 0 && at + seconds < length);
};

function* day(worker: Worker, length: number, passed: () => number): Habit {
  const { bar, random } = worker;
  yield random() * 8 * minute;
  bar.signIn();
  const rests = [...plannedRests(random, length)];
  while (passed() < length) {
    const [next] = rests;
    if (next !== undefined && passed() >= next.at) {
      rests.shift();
      yield* rest(worker, next.seconds, next.cause);
    }
    yield* nextWork(worker);
  }
  // Where agents sign out themselves the platform sends no event; at the end of a shift it does so for them.
  bar.forceSignOut();
}

/**
 * A working day as the frames that the bar sends: calls in and out, holds, consultations, wrap-up, rests
 * that are planned and at times overdue, errands, missed and rejected calls. Lazy, and the same for the same
 * options; a stand-in for a real day, for trying out reports and for load.
 *
 * @throws {@link CcbarError} `bad-option` for a length that is not above 0 and at most 24 h, or impossible
 * faults.
 *
 * @example
 * ```ts
 * import { shiftFrames } from 'ccbar-agent/simulator';
 *
 * for (const frame of shiftFrames({ workNo: '30021', hours: 1, seed: 7 })) console.log(frame.at);
 * ```
 */
export function* shiftFrames(options: ShiftOptions = {}): Generator<Frame, void, void> {
  const { hours = 8, startAt = usualStart, seed = 1, dress = {} } = options;
  if (!(hours > 0 && hours <= 24))
    throw new CcbarError('bad-option', `A shift lasts more than 0 and at most 24 hours, received ${hours}.`);
  const random = createRandom(seed, 'shift');
  const bar = simulateBar({ ...options, dress, startAt });
  const frames: Frame[] = [];
  bar.subscribe((frame) => frames.push(frame));
  let passed = 0;
  const worker: Worker = { bar, random, pace: 0.75 + random() * 0.6 };
  try {
    for (const seconds of day(worker, hours * hour, () => passed)) {
      yield* frames.splice(0);
      const ms = Math.max(1, Math.round(seconds * 1000));
      passed += ms / 1000;
      bar.pass(ms);
    }
    yield* frames.splice(0);
  } finally {
    bar.stop();
  }
}
