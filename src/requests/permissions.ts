import { distinctUntilChanged, Observable, type SchedulerLike } from 'rxjs';
import { createAlarm } from '../alarm.ts';
import type { Permission, Reason } from './reason.ts';

const untilOf = (reason: Reason): number =>
  'until' in reason ? (reason.until ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;

/**
 * The permission for a command, at once and whenever it changes. It is computed again on every change, and
 * when a rule said that time alone may change its mind.
 *
 * @param options.changes the observables of what it depends on. It completes with the last of them. They are subscribed
 * to one by one: `merge` would load the part of RxJS that turns lists, promises and streams into observables.
 */
export const permissions = (
  ask: () => Permission,
  {
    changes,
    now,
    clock,
  }: {
    readonly changes: readonly Observable<unknown>[];
    readonly now: () => number;
    readonly clock: SchedulerLike;
  },
): Observable<Permission> =>
  new Observable<Permission>((subscriber) => {
    const alarm = createAlarm(clock);
    const publishAnswer = () => {
      const permission = ask();
      const wait = Math.min(...permission.reasons.map(untilOf)) - now();
      if (wait > 0) alarm.set(wait, publishAnswer);
      else alarm.clear();
      subscriber.next(permission);
    };
    subscriber.add(alarm.clear);
    publishAnswer();
    changes.forEach((change$, index) => {
      const complete = index === changes.length - 1 ? () => subscriber.complete() : () => {};
      subscriber.add(change$.subscribe({ next: publishAnswer, complete }));
    });
  }).pipe(distinctUntilChanged((before, after) => JSON.stringify(before) === JSON.stringify(after)));
