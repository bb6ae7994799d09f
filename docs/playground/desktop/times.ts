import type { Agent } from 'ccbar-agent';
import { map, type Observable, share } from 'rxjs';

const two = (value: number): string => String(value).padStart(2, '0');

/** A duration as `04:09`, or `1:04:09` from an hour on. */
export const durationText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

/** A moment as `14:03:07` in the reader's time zone. */
export const clockText = (at: number): string => {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
};

/** A moment to the millisecond. */
export const preciseText = (at: number): string =>
  `${clockText(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;

/**
 * The present moment on the platform's timeline, once a second: what durations of calls are measured against.
 * The agent knows that timeline; a page's own clock may be minutes off.
 */
export const platformNow = (agent: Agent): Observable<number> =>
  agent.elapsed$(1000).pipe(
    map((elapsed) => (agent.view().since ?? 0) + (elapsed ?? 0)),
    share(),
  );
