import { asyncScheduler, type Observable, type SchedulerLike, Subject, Subscription } from 'rxjs';
import { createAlarm } from '../../alarm.ts';
import { CcbarError } from '../../errors.ts';
import type { Frame } from '../../protocol/frame.ts';
import { harmlessOrigin } from '../../protocol/harmless.ts';
import { createMasker } from '../../protocol/masker.ts';
import { isPlainObject } from '../../protocol/plain-object.ts';
import { maskedFrame } from '../../recording/masked-frame.ts';
import { type ForwardedBatch, forwardedLine } from '../forwarded.ts';

/** The answer of the ingest to a batch, as its HTTP status; 0 when it could not be reached. */
export type SendBatch = (batch: ForwardedBatch) => Promise<number>;

/** The part of `Storage` that remembers what was not sent yet. */
export type ForwardStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The options of `forwardFrames`. */
export interface ForwardOptions {
  /** The address of the ingest. Give this or `send`. */
  readonly url?: string;
  /** Sends a batch in your own way. */
  readonly send?: SendBatch;
  /**
   * Masks the data of a message; `createMasker({ namesAgents: true }).mask` when left out. Give one with a `key`
   * when tokens of several pages have to be joined.
   */
  readonly mask?: (data: unknown) => unknown;
  /** The time over which frames are gathered, ms; 250 when left out. Frames of one call come in bursts. */
  readonly batchMs?: number;
  /** The most frames that wait to be sent; older ones are dropped and counted. 2000 when left out. */
  readonly most?: number;
  /** Remembers waiting frames across a reload; nothing does when left out. Such as `sessionStorage`. */
  readonly storage?: ForwardStorage;
  /** The clock, an RxJS scheduler; the real clock when left out. */
  readonly clock?: SchedulerLike;
}

/**
 * Frames that were dropped: more had to wait than fit (`full`), one is larger than any request may be (`size`),
 * or the ingest refused them.
 */
export interface DroppedFrames {
  readonly reason: 'full' | 'size' | 'refused';
  readonly frames: number;
  /** The HTTP status of a refusal; `null` otherwise. */
  readonly status: number | null;
}

/** Frames that wait: the log is full, the ingest cannot be reached or has failed, or the session has ended. */
export interface DelayedFrames {
  readonly reason: 'full' | 'unreachable' | 'session';
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The number of frames that wait. */
  readonly waiting: number;
  /** The time until they are sent again, ms. */
  readonly retryIn: number;
}

/** A forwarder at work. */
export interface FrameForwarder {
  /** The number of frames of each batch that the ingest stored. */
  readonly sent$: Observable<number>;
  readonly dropped$: Observable<DroppedFrames>;
  /** Emits whenever frames could not be sent and wait for the next try. */
  readonly delayed$: Observable<DelayedFrames>;
  /** The number of frames that wait to be sent. */
  readonly waiting: () => number;
  /** Stops. Frames that wait stay in `storage`. */
  readonly stop: () => void;
}

interface Waiting {
  readonly id: string;
  readonly lines: readonly string[];
}

const storageKey = 'ccbar-agent forwarded frames';
const shortestRetry = 1000;
const longestRetry = 60_000;
/** The most lines of one batch. */
const batchSize = 200;
/** The most characters of the lines of one batch. The ingest takes requests of 256,000 bytes. */
const batchLength = 60_000;

/** The time within which the ingest has to answer, ms. One that accepts a connection and says nothing is not there. */
const longestPost = 30_000;

const post =
  (url: string, clock: SchedulerLike): SendBatch =>
  async (batch) => {
    const headers = { 'content-type': 'application/json' };
    const given = new AbortController();
    const patience = clock.schedule(() => given.abort(), longestPost);
    try {
      const body = JSON.stringify(batch);
      const { status } = await fetch(url, { method: 'POST', headers, body, signal: given.signal });
      return status;
    } finally {
      patience.unsubscribe();
    }
  };

/** Sends a batch, whatever the function does that sends it: what is no status is no answer. */
const statusOf = async (send: SendBatch, batch: ForwardedBatch): Promise<number> => {
  try {
    const status: unknown = await send(batch);
    return typeof status === 'number' && status >= 100 ? status : 0;
  } catch {
    return 0;
  }
};

/** Returns whether a value of the storage is a batch: anybody on the page may have written it. */
const isWaiting = (value: unknown): value is Waiting =>
  isPlainObject(value) &&
  typeof value['id'] === 'string' &&
  Array.isArray(value['lines']) &&
  value['lines'].every((line) => typeof line === 'string');

const readWaiting = (storage: ForwardStorage | undefined): Waiting[] => {
  try {
    const value: unknown = JSON.parse(storage?.getItem(storageKey) ?? '[]');
    return Array.isArray(value) ? value.filter(isWaiting) : [];
  } catch {
    return [];
  }
};

/** Takes the lines of the next batch out of a list. */
const nextLines = (lines: string[]): readonly string[] => {
  let length = 0;
  const end = lines.slice(0, batchSize).findIndex((line, index) => {
    length += line.length;
    return index > 0 && length > batchLength;
  });
  return lines.splice(0, end < 0 ? batchSize : end);
};

const delayReason = (status: number): DelayedFrames['reason'] | null => {
  if (status === 503 || status === 429) return 'full';
  if (status === 401) return 'session';
  return status === 0 || status >= 500 ? 'unreachable' : null;
};

/**
 * Forwards the frames of a source to the ingest of a fleet: masked, in batches, in order, one request at a
 * time. While the ingest cannot be reached, is full (503, 429) or knows no session (401) they wait, up to
 * `most`, and are sent later: `delayed$` says so, `dropped$` reports what did not fit or was refused. A batch
 * that is too large (413) is sent in halves. No request is made to any address but `url`.
 *
 * @throws {@link CcbarError} `bad-option` when neither `url` nor `send` is given.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { forwardFrames } from 'ccbar-agent/fleet/page';
 *
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = createAgent({ source });
 * const forwarder = forwardFrames(source, { url: '/agents/frames', storage: sessionStorage });
 * forwarder.dropped$.subscribe(({ frames, reason }) => console.warn(frames, reason));
 * forwarder.delayed$.subscribe(({ waiting, reason }) => console.info(waiting, reason));
 * ```
 */
export const forwardFrames = (
  source: Observable<Frame>,
  {
    url,
    // The ingest knows the agent from the session of the page.
    mask = createMasker({ namesAgents: true }).mask,
    batchMs = 250,
    most = 2000,
    storage,
    clock = asyncScheduler,
    send = url === undefined ? undefined : post(url, clock),
  }: ForwardOptions,
): FrameForwarder => {
  if (send === undefined) throw new CcbarError('bad-option', 'forwardFrames needs a url or a send function.');
  const sent = new Subject<number>();
  const dropped = new Subject<DroppedFrames>();
  const delayed = new Subject<DelayedFrames>();
  const alarm = createAlarm(clock);
  const life = new Subscription(alarm.clear);
  const page = crypto.randomUUID();
  // Pages that lost the ingest at the same moment do not all come back at the same moment.
  const spread = 0.75 + Number.parseInt(page.slice(0, 4), 16) / 0x20000;
  const queue = readWaiting(storage);
  const gathered: string[] = [];
  let count = 0;
  let retry = shortestRetry;
  let isSending = false;

  const waiting = () => queue.reduce((sum, { lines }) => sum + lines.length, gathered.length);
  const remember = () => {
    try {
      if (queue.length === 0) storage?.removeItem(storageKey);
      else storage?.setItem(storageKey, JSON.stringify(queue));
    } catch {
      // A full storage costs only what a reload would have saved.
    }
  };
  const flush = () => {
    while (gathered.length > 0) {
      count += 1;
      queue.push({ id: `${page}-${count}`, lines: nextLines(gathered) });
    }
    let surplus = 0;
    while (waiting() > most && queue.length > 1)
      surplus += queue.splice(isSending ? 1 : 0, 1)[0]?.lines.length ?? 0;
    remember();
    if (surplus > 0) dropped.next({ reason: 'full', frames: surplus, status: null });
  };
  /** Replaces a batch that is too large by its halves. */
  const halve = ({ id, lines }: Waiting) => {
    const middle = Math.ceil(lines.length / 2);
    queue.splice(
      0,
      1,
      { id: `${id}a`, lines: lines.slice(0, middle) },
      { id: `${id}b`, lines: lines.slice(middle) },
    );
    remember();
  };
  /** Settles the first batch; returns the time until the next is sent, ms. */
  const settle = (batch: Waiting, status: number): number => {
    const reason = delayReason(status);
    if (reason !== null) {
      const retryIn = Math.round(retry * spread);
      retry = Math.min(retry * 2, longestRetry);
      delayed.next({ reason, status, waiting: waiting(), retryIn });
      return retryIn;
    }
    retry = shortestRetry;
    if (status === 413 && batch.lines.length > 1) {
      halve(batch);
      return 0;
    }
    queue.shift();
    remember();
    const frames = batch.lines.length;
    if (status < 300) sent.next(frames);
    else dropped.next({ reason: status === 413 ? 'size' : 'refused', frames, status });
    return 0;
  };
  const sendNext = async () => {
    if (isSending || life.closed) return;
    flush();
    const batch = queue[0];
    if (batch === undefined) return;
    isSending = true;
    const status = await statusOf(send, { ...batch, sentAt: clock.now() });
    isSending = false;
    if (life.closed) return;
    const wait = settle(batch, status);
    if (queue.length > 0) alarm.set(wait, sendNext);
    else if (gathered.length > 0) alarm.set(batchMs, sendNext);
  };

  life.add(
    source.subscribe({
      next: (frame) => {
        // The data of a refused message was never read, and says nothing about the agent.
        if (frame.kind === 'refused') return;
        const isFirst = gathered.length === 0;
        gathered.push(forwardedLine(maskedFrame(frame, { mask, origin: harmlessOrigin })));
        if (isFirst && !isSending && queue.length === 0) alarm.set(batchMs, sendNext);
      },
      error: () => {},
    }),
  );
  if (queue.length > 0) alarm.set(0, sendNext);
  const onEvent = (type: string, listener: () => void) => {
    if (typeof addEventListener !== 'function') return;
    addEventListener(type, listener);
    life.add(() => removeEventListener(type, listener));
  };
  // The last moment at which a page that is left can still store something.
  onEvent('pagehide', flush);
  onEvent('online', () => {
    if (queue.length > 0 && !isSending) alarm.set(0, sendNext);
  });

  return {
    sent$: sent.asObservable(),
    dropped$: dropped.asObservable(),
    delayed$: delayed.asObservable(),
    waiting,
    stop: () => {
      flush();
      life.unsubscribe();
      sent.complete();
      dropped.complete();
      delayed.complete();
    },
  };
};
