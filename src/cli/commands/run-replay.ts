import { createReplayer, type TakenLine } from '../../replay/replayer.ts';
import { parseRules } from '../../rules/business/parse-rules.ts';
import { type Level, levels } from '../../rules/finding.ts';
import type { Rule } from '../../rules/rule.ts';
import type { ReplayCommand } from '../command-line.ts';
import type { Format } from '../formats/format.ts';
import { createPaint } from '../formats/paint.ts';
import { toCsv } from '../formats/to-csv.ts';
import { toNdjson } from '../formats/to-ndjson.ts';
import { toTimeline } from '../formats/to-timeline.ts';
import type { CommandIo, Sink } from '../io/command-io.ts';
import { isProblem, type Problem } from '../io/problem.ts';
import { toHtml } from '../report/to-html.ts';
import { type Choice, createChoice } from './choice.ts';
import { createProgress } from './progress.ts';
import { replayLines } from './replay-lines.ts';

/** More remarks about lines than this are counted and not written. */
const mostNotes = 20;

const rulesOf = async (file: string | null, io: CommandIo): Promise<readonly Rule[] | Problem> => {
  if (file === null) return [];
  const text = await io.readText(file);
  if (isProblem(text)) return text;
  const parsed = parseRules(text);
  if (parsed.ok) return parsed.rules;
  const problems = parsed.problems.map(({ message }) => `\n  ${message.slice(0, 500)}`).join('');
  return { problem: `The rules in ${file} cannot be used:${problems}` };
};

const formatOf = (command: ReplayCommand, { zone, start }: Choice, io: CommandIo): Format => {
  switch (command.format) {
    case 'ndjson':
      return toNdjson();
    case 'csv':
      return toCsv();
    case 'html':
      return toHtml({ files: command.files, zone, now: io.now() });
    case 'timeline':
      return toTimeline({ paint: createPaint(io.isColoured && command.output === null), zone, start });
  }
};

/** Says whether something is at least as bad as the level at which a command fails. */
const isFailure =
  (least: Level) =>
  ({ replayed, note }: TakenLine): boolean => {
    const isBad = (level: Level) => levels.indexOf(level) >= levels.indexOf(least);
    return (
      (note !== null && isBad('warning')) ||
      replayed.some(({ findings }) => findings.some(({ level }) => isBad(level)))
    );
  };

/** Writes remarks about lines to standard error, for formats that have no place for them. */
const createLineNotes = (io: CommandIo) => {
  let count = 0;
  return {
    add: (file: string, message: string): void => {
      count += 1;
      if (count <= mostNotes) io.writeMessage(`${file}: ${message}`);
    },
    end: (): void => {
      if (count > mostNotes) io.writeMessage(`and ${count - mostNotes} more lines`);
    },
  };
};

/** So many characters are written at once. */
const usualWrite = 65_536;

/** Collects text. The output is opened with the first of it: a command without a result leaves no file behind. */
const createOutput = (file: string | null, io: CommandIo) => {
  let sink: Sink | null = null;
  let waiting = '';
  const flush = async (): Promise<void> => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    sink ??= await io.sink(file);
    await sink.write(text);
  };
  return {
    add: (text: string): void => {
      waiting += text;
    },
    isFull: () => waiting.length >= usualWrite,
    flush,
    /** A file is made even of nothing, so that a script finds it. */
    finish: async (): Promise<void> => {
      await flush();
      sink ??= await io.sink(file);
      await sink.finish();
    },
  };
};

/**
 * Runs `ccbar-agent replay`.
 *
 * @returns the exit status: 0 fine, 1 findings at or above `--fail-on`, 2 when the command could not be
 * carried out.
 */
export const runReplay = async (command: ReplayCommand, io: CommandIo): Promise<number | Problem> => {
  const choice = createChoice(command);
  if (isProblem(choice)) return choice;
  const rules = await rulesOf(command.rules, io);
  if (isProblem(rules)) return rules;

  const { format: name, failOn, files, output: outputFile, watch } = command;
  const format = formatOf(command, choice, io);
  const output = createOutput(outputFile, io);
  const notes = createLineNotes(io);
  const isBad = failOn === null ? () => false : isFailure(failOn);
  const isProgressShown =
    io.isTerminal.error && (!io.isTerminal.out || outputFile !== null || name === 'html');
  let status = 0;
  let runs = 0;
  let isAnyOpen = false;
  /** Nobody reads the output any more. */
  const isUnread = () => outputFile === null && io.isOutputClosed();

  /** Adds what a line shows to the output. */
  const show = (taken: TakenLine, title: string, file: string | null): void => {
    const replayed = choice.isAll ? taken.replayed : taken.replayed.flatMap((one) => choice.pick(one) ?? []);
    const { note } = taken;
    if (replayed.length === 0 && note === null) return;
    const shown = { file, replayed, note };
    if (status === 0 && isBad(shown)) status = 1;
    if (note !== null && (name === 'csv' || name === 'html')) notes.add(title, note.message);
    output.add(format.take(shown));
  };

  for (const file of files) {
    const title = file === '-' ? 'standard input' : file;
    const source = await io.open(file, { isFollowed: watch });
    if (isProblem(source)) {
      io.writeMessage(source.problem);
      status = 2;
      continue;
    }
    isAnyOpen = true;
    const progress = createProgress(title, source, io);
    const replayer = createReplayer({ rules, runsBefore: runs });
    const shownFile = files.length > 1 ? title : null;
    const taker = {
      recordedIn: choice.recordedIn,
      take: (taken: TakenLine) => show(taken, title, shownFile),
      isFull: output.isFull,
    };
    for await (const { lines, isWaiting, problem } of replayLines(title, source.chunks, replayer, taker)) {
      if (isWaiting || output.isFull()) await output.flush();
      // The status is still to be found out when the output is not read to its end.
      if (isUnread() && (failOn === null || status > 0)) return status;
      if (isProgressShown && !watch) progress.show(lines);
      if (problem === null) continue;
      io.writeMessage(problem);
      status = 2;
    }
    progress.end();
    runs = replayer.runCount();
  }
  if (!isAnyOpen) return status;
  output.add(format.end());
  await output.flush();
  notes.end();
  await output.finish();
  const missed = choice.missed();
  if (missed === null) return status;
  return missed;
};
