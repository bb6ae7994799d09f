import type { SchedulerLike } from 'rxjs';
import type { AdherenceInput } from './adherence.ts';
import type { AgentFleetLog } from './partition-worker.ts';
import type { Positions } from './positions.ts';
import { pause, repeatUntil } from './repeat-until.ts';
import { steadyClock } from './steady-clock.ts';

/** The options of `mergeOutputs`. */
export interface MergeOptions {
  readonly log: AgentFleetLog;
  /** The positions after which outputs are read; the beginning when left out. */
  readonly from?: Positions;
  /** `true`: goes on with what is written until the signal is aborted. Otherwise it ends with what is stored. */
  readonly isFollowed?: boolean;
  readonly signal: AbortSignal;
  /** The present time, ms since the epoch, for the lines about the feed. */
  readonly now?: () => number;
  readonly clock?: SchedulerLike;
}

/** The most inputs that wait; the partitions are not read on before there is room. */
const mostWaiting = 256;
/** The time between two looks at the health of the feed, and before an unreachable log is read again, ms. */
const lookEvery = 1000;

/**
 * Reads the outputs of all partitions as one stream: those of a partition in their order, partitions as they
 * come. When it follows the log, the health of the feed stands between them: `down` while a partition has no
 * worker or the log cannot be reached.
 */
export async function* mergeOutputs({
  log,
  from = new Map(),
  isFollowed = false,
  signal,
  now = Date.now,
  clock = steadyClock,
}: MergeOptions): AsyncGenerator<AdherenceInput, void, void> {
  const waiting: AdherenceInput[] = [];
  const stop = new AbortController();
  let failure: { readonly error: unknown } | null = null;
  let wake = () => {};
  const held = new Set<() => void>();
  const room = () => {
    for (const goOn of held) goOn();
    held.clear();
  };
  const abort = () => {
    stop.abort();
    wake();
    room();
  };
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();

  const offer = async (input: AdherenceInput) => {
    waiting.push(input);
    wake();
    if (waiting.length >= mostWaiting && !stop.signal.aborted)
      await new Promise<void>((resolve) => void held.add(resolve));
  };
  /** The newest output of each partition that was read: where reading goes on after a failure. */
  const readTo = new Map(from);
  const readPartition = async (partition: number): Promise<void> => {
    const start = readTo.get(partition) ?? 0;
    const { position: last } = isFollowed
      ? { position: Number.POSITIVE_INFINITY }
      : await log.lastOutput(partition);
    if (start >= last) return;
    for await (const { position, output } of log.readOutput(partition, start, stop.signal)) {
      readTo.set(partition, position);
      await offer({ kind: 'output', partition, position, output });
      if (position >= last || stop.signal.aborted) return;
    }
  };
  const follow = async (partition: number) => {
    do {
      try {
        await readPartition(partition);
      } catch (error) {
        if (!isFollowed) throw error;
        await pause(clock, lookEvery, stop.signal);
      }
    } while (isFollowed && !stop.signal.aborted);
  };
  const look = async () => {
    let feed: 'normal' | 'down' = 'down';
    try {
      feed = (await log.claims.holders()).size === log.partitions ? 'normal' : 'down';
    } catch {
      // The log cannot be reached.
    }
    if (!stop.signal.aborted) await offer({ kind: 'time', at: now(), feed });
  };

  let isOver = false;
  const reading = Promise.all(Array.from({ length: log.partitions }, (_, partition) => follow(partition)))
    .catch((error: unknown) => {
      failure = { error };
    })
    .then(() => {
      isOver = true;
      wake();
    });
  if (isFollowed) void repeatUntil(look, { every: lookEvery, clock, signal: stop.signal, failed: () => {} });

  try {
    for (;;) {
      const input = waiting.shift();
      if (input !== undefined) {
        if (waiting.length < mostWaiting / 2) room();
        yield input;
      } else if (isOver || stop.signal.aborted) break;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (waiting.length > 0 || isOver || stop.signal.aborted) resolve();
        });
    }
    const failed = failure as { readonly error: unknown } | null;
    if (failed !== null) throw failed.error;
  } finally {
    abort();
    signal.removeEventListener('abort', abort);
    await reading;
  }
}
