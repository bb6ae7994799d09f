import type { SchedulerLike } from 'rxjs';
import { pause } from './repeat-until.ts';
import { steadyClock } from './steady-clock.ts';

/** Lines that are pushed together. */
export interface PushedLines {
  /** The positions after the lines, as text: the same lines always have the same key. */
  readonly key: string;
  /** JSON texts. */
  readonly lines: readonly string[];
}

/** Sends lines and returns the HTTP status of the answer; rejects when there is none. */
export type SendLines = (pushed: PushedLines) => Promise<number>;

/** The result of a push: `refused` and `gaveUp` end the export, which may go on from the positions of the last one that was taken. */
export type PushResult =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'gaveUp'; readonly attempts: number; readonly status: number }
  | { readonly kind: 'stopped' };

/** The options of `pushLines`. */
export interface PushOptions {
  readonly send: SendLines;
  /** The most attempts; 8 when left out, which takes some two minutes. */
  readonly attempts?: number;
  readonly signal: AbortSignal;
  readonly clock?: SchedulerLike;
}

const shortestWait = 1000;
const longestWait = 60_000;

const isPassing = (status: number): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;

/**
 * Pushes lines until they are taken (2xx). No answer, 408, 429 and 5xx are tried again, each time after twice
 * as long; any other answer is a refusal. The same lines are sent with the same key, so that the receiver can
 * leave out what it has already.
 */
export const pushLines = async (
  pushed: PushedLines,
  { send, attempts = 8, signal, clock = steadyClock }: PushOptions,
): Promise<PushResult> => {
  let wait = shortestWait;
  for (let attempt = 1; ; attempt += 1) {
    // The lines that say that the feed ended are sent after the signal.
    if (attempt > 1 && signal.aborted) return { kind: 'stopped' };
    const status = await send(pushed).catch(() => 0);
    if (status >= 200 && status < 300) return { kind: 'taken' };
    if (!isPassing(status)) return { kind: 'refused', status };
    if (attempt >= attempts) return { kind: 'gaveUp', attempts, status };
    await pause(clock, wait, signal);
    wait = Math.min(wait * 2, longestWait);
  }
};
