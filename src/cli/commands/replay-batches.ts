import type { Replayer, TakenLine } from '../../replay/replayer.ts';
import { printable } from '../io/printable.ts';
import { readLines } from '../io/read-lines.ts';

/** The results of some lines of a file, in their order. */
export interface ReplayedBatch {
  readonly taken: readonly TakenLine[];
  /** The number of lines read so far. */
  readonly lines: number;
  /** Nothing more can be read at the moment: what was held back until now should be written. */
  readonly isPause: boolean;
  /**
   * The reason why the file cannot be used, or cannot be read to its end, as a sentence; only with the last batch.
   */
  readonly problem: string | null;
}

/** The results of more lines at once would outlive the collection of short-lived objects, which is slow. */
const mostLines = 256;
/** The number of lines after which the rest is not read when none of them was understood. */
const hopeless = 1000;

const holdsMessage = ({ replayed, note }: TakenLine, timeZone: string | undefined): boolean => {
  const isHeader = replayed.length === 0 && note === null;
  if (isHeader) return timeZone !== undefined;
  return replayed.some(({ happenings }) => happenings.some(({ kind }) => kind === 'step'));
};

/**
 * Replays a file from its first line to its last, or to where it cannot be read any more, batch by batch.
 * Each header of a recording begins a new batch.
 *
 * @param name the name of the file in messages.
 */
export async function* replayBatches(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  replayer: Replayer,
): AsyncGenerator<ReplayedBatch, void, void> {
  let lines = 0;
  let isUnderstood = false;
  let firstNote: string | null = null;
  let readError: string | null = null;

  try {
    for await (const batch of readLines(chunks)) {
      let taken: TakenLine[] = [];
      for (const text of batch) {
        const next = replayer.read(text);
        if (taken.length === mostLines || (next.kind === 'header' && taken.length > 0)) {
          yield { taken, lines, isPause: false, problem: null };
          taken = [];
        }
        lines += 1;
        const one = replayer.take(next);
        isUnderstood ||= holdsMessage(one, replayer.timeZone());
        firstNote ??= one.note?.message ?? null;
        if (one.replayed.length > 0 || one.note !== null) taken.push(one);
      }
      yield { taken, lines, isPause: true, problem: null };
      if (!isUnderstood && lines >= hopeless) break;
    }
  } catch (error) {
    readError = error instanceof Error ? error.message : String(error);
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
  const end = { replayed: replayer.end(), note: null };
  yield { taken: [end], lines, isPause: true, problem: problemOf() };
}
