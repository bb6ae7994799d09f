import type { ClockNote } from '../agent/clocks/clock-note.ts';
import type { Step } from '../agent/step.ts';
import { nameOfEvent, sentenceOf } from './name-of-event.ts';
import { noVerdicts, type Rule, type Verdict } from './rule.ts';

/** A span in the unit that people would use: `250 ms`, `42 s`, `5 min`, `3 h`, `12 days`. */
const spanText = (ms: number): string => {
  const span = Math.abs(ms);
  if (span < 1000) return `${Math.round(span)} ms`;
  if (span < 120_000) return `${Math.round(span / 1000)} s`;
  if (span < 7_200_000) return `${Math.round(span / 60_000)} min`;
  return span < 172_800_000 ? `${Math.round(span / 3_600_000)} h` : `${Math.round(span / 86_400_000)} days`;
};

const onNote =
  (kind: ClockNote['kind'], toVerdict: (by: number, step: Step) => Verdict): NonNullable<Rule['check']> =>
  (happening) => {
    if (happening.kind !== 'step' || happening.clock.length === 0) return noVerdicts;
    return happening.clock.flatMap((note) => (note.kind === kind ? [toVerdict(note.by, happening)] : []));
  };

const setBy = (by: number): string => `${spanText(by)} ${by < 0 ? 'back' : 'forward'}`;

/** An event whose own time cannot be right: its arrival counts instead. */
export const timeNotBelieved: Rule = {
  id: 'time-not-believed',
  level: 'info',
  check: onNote('notBelieved', (by, step) => {
    const received = `a time ${spanText(by)} ${by < 0 ? 'before' : 'after'} the arrival`;
    return {
      message: sentenceOf(
        `${nameOfEvent(step.event)} has ${received}. The time was not believed: the event counts at its arrival.`,
      ),
      expected: 'a time close to the arrival',
      received,
      done: 'counted at its arrival',
      noise: by < 0 ? 'behind' : 'ahead',
    };
  }),
};

/** The clock of the platform was set, or another of its nodes took over. */
export const platformClockChanged: Rule = {
  id: 'platform-clock-changed',
  level: 'warning',
  check: onNote('platformClock', (by) => ({
    message: `The clock of the platform has changed by ${setBy(by)}. Times are measured anew from here; no state was lost by it.`,
    expected: 'a clock that runs evenly',
    received: setBy(by),
    done: 'measured anew',
    noise: 'changed',
  })),
};

/** The clock of the page was set. */
export const pageClockChanged: Rule = {
  id: 'page-clock-changed',
  level: 'info',
  check: onNote('pageClock', (by) => ({
    message: `The clock of the page has changed by ${setBy(by)}. Times in the present state are measured anew from here.`,
    expected: 'a clock that runs evenly',
    received: setBy(by),
    done: 'measured anew',
    noise: 'changed',
  })),
};
