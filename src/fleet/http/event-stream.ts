import type { SchedulerLike } from 'rxjs';
import { createAlarm } from '../../alarm.ts';
import type { FollowedBoard } from '../follow-board.ts';
import type { BoardEvents } from './board-events.ts';

/** The options of `eventStream`. */
export interface EventStreamOptions {
  readonly board: FollowedBoard;
  readonly events: BoardEvents;
  /** Distinguishes the beats of this server from those of an earlier one. */
  readonly epoch: string;
  /** The id of the last event that the page has, as it sends it when it connects again; `null` at first. */
  readonly lastId: string | null;
  readonly clock: SchedulerLike;
  /** The time after which the stream ends, ms, so that the viewer is authorized anew. */
  readonly longest: number;
}

/** The time after which a page connects again, ms. */
const retryAfter = 2000;
/** The most events that wait for a slow reader; what comes then is put into one later event. */
const mostWaiting = 2;

const beatOf = (id: string | null, epoch: string): number | null => {
  const [of, beat] = id?.split('.') ?? [];
  return of === epoch && beat !== undefined && /^\d+$/.test(beat) ? Number(beat) : null;
};

/**
 * Makes a stream of server-sent events: a `snapshot` first, then a `diff` with each beat of the board. A page
 * that connects again with the id of its last event receives a `diff` from there on.
 */
export const eventStream = ({
  board,
  events,
  epoch,
  lastId,
  clock,
  longest,
}: EventStreamOptions): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const alarm = createAlarm(clock);
  let sent = beatOf(lastId, epoch);
  let end = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = () => {
          // A page that reads slowly gets all it has missed with a later beat.
          if ((controller.desiredSize ?? 0) <= 0) return;
          const beat = board.beat();
          const [kind, data] = sent === null ? ['snapshot', events.snapshot()] : ['diff', events.since(sent)];
          sent = beat;
          const text = `id: ${epoch}.${beat}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
          controller.enqueue(encoder.encode(text));
        };
        controller.enqueue(encoder.encode(`retry: ${retryAfter}\n\n`));
        send();
        const off = board.onBeat(send);
        end = () => {
          off();
          alarm.clear();
        };
        alarm.set(longest, () => {
          end();
          controller.close();
        });
      },
      cancel: () => end(),
    },
    { highWaterMark: mostWaiting },
  );
};
