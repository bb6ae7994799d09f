import { linesOf } from '../../replay/recording-lines.ts';
import type { Replayer, TakenLine } from '../../replay/replayer.ts';
import { failureText } from '../io/failure-text.ts';
import { printable } from '../io/printable.ts';
import { readLines } from '../io/read-lines.ts';

/** A pause of the replay of a file, in which its output can be written. */
export interface ReplayPause {
  /** The number of lines read so far. */
  readonly lines: number;
  /** Nothing more can be read at the moment: what was held back until now should be written. */
  readonly isWaiting: boolean;
  /** The reason why the file cannot be used, or not be read to its end, as a sentence; only with the last pause. */
  readonly problem: string | null;
}

/** Takes what the lines come to. */
export interface LineTaker {
  /** Called with each header, before what it ends is taken: a recording may name its time zone. */
  readonly recordedIn: (timeZone: string | undefined) => void;
  readonly take: (taken: TakenLine) => void;
  /** Returns whether there is enough to be written. */
  readonly isFull: () => boolean;
}

/** The rest is not read when none of so many lines was understood. */
const hopeless = 1000;

const holdsMessage = ({ replayed, note }: TakenLine, timeZone: string | undefined): boolean => {
  const isHeader = replayed.length === 0 && note === null;
  if (isHeader) return timeZone !== undefined;
  return replayed.some(({ happenings }) => happenings.some(({ kind }) => kind === 'step'));
};

/**
 * Replays a file from its first line to its last, or to where it cannot be read any more. What a line comes to is taken
 * at once, so that it is gone before the next collection of garbage.
 *
 * @param name the name of the file in messages.
 */
export async function* replayLines(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  replayer: Replayer,
  taker: LineTaker,
): AsyncGenerator<ReplayPause, void, void> {
  let lines = 0;
  let isUnderstood = false;
  let firstNote: string | null = null;
  let readError: string | null = null;

  try {
    for await (const whole of readLines(chunks)) {
      for (const text of linesOf(whole)) {
        const next = replayer.read(text);
        lines += 1;
        const one = replayer.take(next);
        if (!isUnderstood) isUnderstood = holdsMessage(one, replayer.timeZone());
        firstNote ??= one.note?.message ?? null;
        if (next.kind === 'header') taker.recordedIn(replayer.timeZone());
        if (one.replayed.length > 0 || one.note !== null) taker.take(one);
        if (taker.isFull()) yield { lines, isWaiting: false, problem: null };
      }
      yield { lines, isWaiting: true, problem: null };
      if (!isUnderstood && lines >= hopeless) break;
    }
  } catch (error) {
    readError = failureText(error);
  }

  const problemOf = (): string | null => {
    const file = printable(name);
    if (readError !== null)
      return `${file} could be read only up to line ${lines}: ${readError}. What came before it is shown.`;
    if (lines === 0)
      return `${file} is empty. A recording has a line for each message; see ccbar-agent replay --help.`;
    if (isUnderstood) return null;
    const why = firstNote === null ? '' : ` (${firstNote.replace(/\.$/, '')})`;
    return `${file} holds no message of a connection bar${why}. Pass a recording, or lines that are messages of the bar as JSON.`;
  };
  for (const one of replayer.end()) {
    taker.take({ replayed: [one], note: null });
    if (taker.isFull()) yield { lines, isWaiting: false, problem: null };
  }
  yield { lines, isWaiting: true, problem: problemOf() };
}
