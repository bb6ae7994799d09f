import { createReplayer, type TakenLine } from '../replay/replayer.ts';
import type { Rule } from '../rules/rule.ts';
import type { Trouble } from './command-io.ts';
import { printable } from './printable.ts';
import { readLines } from './read-lines.ts';

/** One file to be replayed. */
export interface FileJob {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly rules: readonly Rule[];
  readonly runsBefore: number;
  readonly recordedIn: (timeZone: string | undefined) => void;
  readonly show: (taken: TakenLine) => void;
  /** Called after each piece that was read, with the number of lines so far. */
  readonly pause: (lines: number) => Promise<void>;
  readonly isStopped: () => boolean;
}

/** What became of it. */
export interface FileEnd {
  readonly runs: number;
  readonly trouble: Trouble | null;
}

/** When none of so many lines was understood, the rest is not read. */
const hopeless = 1000;

/** Replays a file from its first line to its last, or to where it cannot be read any more. */
export const replayFile = async (job: FileJob): Promise<FileEnd> => {
  const { name, show, rules, runsBefore, isStopped } = job;
  const replayer = createReplayer({ rules, runsBefore });
  let lines = 0;
  let understood = 0;
  const notes: string[] = [];
  let broken: string | null = null;

  const take = (text: string): void => {
    lines += 1;
    const taken = replayer.take(replayer.read(text));
    const isHeader = taken.replayed.length === 0 && taken.note === null;
    const hasSteps = taken.replayed.some(({ happenings }) => happenings.some(({ kind }) => kind === 'step'));
    if (hasSteps || (isHeader && replayer.timeZone() !== undefined)) understood += 1;
    if (taken.note !== null && notes.length === 0) notes.push(taken.note.message);
    job.recordedIn(replayer.timeZone());
    if (taken.replayed.length > 0 || taken.note !== null) show(taken);
  };

  try {
    for await (const batch of readLines(job.chunks)) {
      batch.forEach(take);
      await job.pause(lines);
      if (isStopped()) return { runs: replayer.runCount(), trouble: null };
      if (understood === 0 && lines >= hopeless) break;
    }
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  show({ replayed: replayer.end(), note: null });
  const file = printable(name);
  const trouble = (text: string): FileEnd => ({ runs: replayer.runCount(), trouble: { trouble: text } });
  if (broken !== null)
    return trouble(
      `${file} could be read only up to line ${lines}: ${broken}. What came before it is shown.`,
    );
  if (lines === 0)
    return trouble(
      `${file} is empty. A recording has a line for each message; see ccbar-agent replay --help.`,
    );
  const [firstNote] = notes;
  if (understood === 0)
    return trouble(
      `${file} holds no message of a connection bar${firstNote === undefined ? '' : ` (${firstNote.replace(/\.$/, '')})`}. ` +
        'Pass a recording, or lines that are messages of the bar as JSON.',
    );
  return { runs: replayer.runCount(), trouble: null };
};
