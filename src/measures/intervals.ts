import { Observable } from 'rxjs';
import type { Step } from '../agent/step.ts';
import { type Interval, trackIntervals } from './interval.ts';

/**
 * The intervals of one agent's steps, in order; pure. They tile the time from the first step on.
 *
 * @param asOf when given, ms, the interval that is still open then is added, cut off there.
 *
 * @example
 * ```ts
 * import { intervals, replay } from 'ccbar-agent/replay';
 * import { framesOf } from 'ccbar-agent/simulator';
 *
 * const { steps } = replay(framesOf('rest-overdue'));
 * for (const { state, from, to } of intervals(steps)) console.log(state, to - from);
 * ```
 */
export const intervals = (steps: Iterable<Step>, asOf?: number): readonly Interval[] => {
  const { take, asOf: openAt } = trackIntervals();
  const closed: Interval[] = [];
  const keep = (interval: Interval | null) => {
    if (interval !== null) closed.push(interval);
  };
  for (const step of steps) keep(take(step));
  if (asOf !== undefined) keep(openAt(asOf));
  return closed;
};

/**
 * The intervals of a live agent, each when it closes: give it `agent.steps$`.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { intervalsOf } from 'ccbar-agent/replay';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * intervalsOf(agent.steps$).subscribe(({ state, from, to }) => console.log(state, to - from));
 * ```
 */
export const intervalsOf = (steps$: Observable<Step>): Observable<Interval> =>
  new Observable((subscriber) => {
    const { take } = trackIntervals();
    return steps$.subscribe({
      next: (step) => {
        const closed = take(step);
        if (closed !== null) subscriber.next(closed);
      },
      error: (error) => subscriber.error(error),
      complete: () => subscriber.complete(),
    });
  });
