import type { Rule } from '../rules/rule.ts';
import type { Trouble } from './command-io.ts';
import { printable } from './printable.ts';
import { readLines } from './read-lines.ts';
import { createReplayer, type Taken } from './replayer.ts';

/** One file to be replayed. */
export interface FileJob {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly rules: readonly Rule[];
  readonly runsBefore: number;
  readonly recordedIn: (timeZone: string | undefined) => void;
  readonly show: (taken: Taken) => Promise<void>;
  /** Told now and then how many lines were read. */
  readonly progress: (lines: number) => void;
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
  let firstNote: string | null = null;
  let broken: string | null = null;

  const take = async (text: string): Promise<void> => {
    lines += 1;
    const taken = replayer.take(replayer.read(text));
    const isHeader = taken.replayed.length === 0 && taken.note === null;
    const hasSteps = taken.replayed.some(({ happenings }) => happenings.some(({ kind }) => kind === 'step'));
    if (hasSteps || (isHeader && replayer.timeZone() !== undefined)) understood += 1;
    firstNote ??= taken.note?.message ?? null;
    job.recordedIn(replayer.timeZone());
    if (taken.replayed.length > 0 || taken.note !== null) await show(taken);
  };

  try {
    for await (const batch of readLines(job.chunks)) {
      for (const text of batch) {
        await take(text);
        if (isStopped()) return { runs: replayer.runCount(), trouble: null };
      }
      job.progress(lines);
      if (understood === 0 && lines >= hopeless) break;
    }
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  await show({ replayed: replayer.end(), note: null });
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
  if (understood === 0)
    return trouble(
      `${file} holds no message of a connection bar${firstNote === null ? '' : ` (${firstNote.replace(/\.$/, '')})`}. ` +
        'Pass a recording, or lines that are messages of the bar as JSON.',
    );
  return { runs: replayer.runCount(), trouble: null };
};
