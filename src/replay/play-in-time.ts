import { type SchedulerLike, type Subscriber, Subscription } from 'rxjs';
import { createAlarm } from '../alarm.ts';
import type { Frame } from '../protocol/frame.ts';
import type { ParsedLine } from '../recording/parse-recording.ts';
import type { Replayed } from './replayed.ts';
import type { Replayer } from './replayer.ts';

/** The settings of playing: how fast, and by which clock. */
export interface Pace {
  readonly speed: number;
  readonly clock: SchedulerLike;
}

/**
 * Plays a recording in its own time: each frame when it arrived, each finding about time when it was due.
 * A clock that went back while it was recorded costs no time.
 */
export const playInTime = (
  source: Iterable<Frame | string>,
  replayer: Replayer,
  { speed, clock }: Pace,
  subscriber: Subscriber<Replayed>,
): Subscription => {
  const lines = source[Symbol.iterator]();
  const alarm = createAlarm(clock);
  /** The time of the recording's clock where the playing began, and when that was. */
  let start: { readonly recorded: number; readonly played: number } | null = null;
  let next: ParsedLine | null = null;
  let isRead = false;
  let passed = Number.NEGATIVE_INFINITY;

  const emit = (replayed: Iterable<Replayed>) => {
    for (const one of replayed) subscriber.next(one);
  };
  /** Returns the time until then, ms. */
  const waitFor = (recorded: number): number => {
    start ??= { recorded, played: clock.now() };
    return start.played + (recorded - start.recorded) / speed - clock.now();
  };
  const readOn = () => {
    const { value, done } = lines.next();
    isRead = done === true || replayer.isOver();
    next = isRead ? null : replayer.read(value);
  };
  /** Gets to a time, if it is there: what falls due before it comes first. */
  const reach = (at: number): boolean => {
    for (let due = replayer.due(); ; due = replayer.due()) {
      const first = due > passed ? Math.min(due, at) : at;
      const wait = waitFor(first);
      if (wait > 0) {
        alarm.set(wait, goOn);
        return false;
      }
      if (first === at) return true;
      passed = due;
      emit(replayer.passTo(due));
    }
  };

  function goOn(): void {
    while (!subscriber.closed && !isRead) {
      if (next === null) readOn();
      if (next?.kind === 'frame' && !reach(Math.min(next.frame.at, replayer.until))) return;
      if (next !== null) emit(replayer.take(next).replayed);
      next = null;
    }
    if (subscriber.closed || !reach(replayer.endsAt())) return;
    emit(replayer.end());
    subscriber.complete();
  }

  goOn();
  return new Subscription(alarm.clear);
};
