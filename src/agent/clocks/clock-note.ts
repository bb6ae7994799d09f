/**
 * A remark of a step about the clocks. `by` is in ms.
 *
 * - `notBelieved`: the event's own time is that much ahead of its arrival (negative: behind); its arrival counts
 * - `platformClock`: the platform's clock was set forward by that much (negative: back), or another node took over
 * - `pageClock`: the clock of the page was set forward by that much (negative: back)
 */
export interface ClockNote {
  /** The kind of remark, as listed above. */
  readonly kind: 'notBelieved' | 'platformClock' | 'pageClock';
  /** The difference, ms, with the sign stated above. */
  readonly by: number;
}

/** The notes of an event that shows nothing about the clocks, as most do. */
export const noClockNotes: readonly ClockNote[] = Object.freeze([]);

/** A difference between the page's two clocks up to this, ms, is rounding or drift. */
export const leastStep = 1000;

/** Returns the note that the clock of the page was set by so much, ms; none for rounding or drift. */
export const pageSteps = (by: number): readonly ClockNote[] =>
  Math.abs(by) > leastStep ? [{ kind: 'pageClock', by }] : noClockNotes;
