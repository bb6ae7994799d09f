import { asyncScheduler, type SchedulerLike } from 'rxjs';

/** The clock of a worker: it measures and waits by a time that nobody sets, ms since the process began. */
export const steadyClock: SchedulerLike = {
  now: () => performance.now(),
  schedule: asyncScheduler.schedule.bind(asyncScheduler) as SchedulerLike['schedule'],
};
