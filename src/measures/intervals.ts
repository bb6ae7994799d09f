import { Observable } from 'rxjs';
import type { Step } from '../agent/step.ts';
import { type Interval, intervalAt, nextInterval, type OpenInterval } from './interval.ts';

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
  const closed: Interval[] = [];
  let open: OpenInterval | null = null;
  for (const step of steps) {
    const next = nextInterval(open, step);
    open = next.open;
    if (next.closed !== null) closed.push(next.closed);
  }
  const last = asOf === undefined ? null : intervalAt(open, asOf);
  return last === null ? closed : [...closed, last];
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
    let open: OpenInterval | null = null;
    return steps$.subscribe({
      next: (step) => {
        const next = nextInterval(open, step);
        open = next.open;
        if (next.closed !== null) subscriber.next(next.closed);
      },
      error: (error) => subscriber.error(error),
      complete: () => subscriber.complete(),
    });
  });
