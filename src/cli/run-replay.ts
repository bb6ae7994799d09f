import type { TakenLine } from '../replay/replayer.ts';
import { parseRules } from '../rules/business/parse-rules.ts';
import { type Level, levels } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { type Choice, createChoice } from './choice.ts';
import { type CommandIo, isTrouble, type Sink, type Trouble } from './command-io.ts';
import type { ReplayCommand } from './command-line.ts';
import type { Format } from './format.ts';
import { createPaint } from './paint.ts';
import { printable } from './printable.ts';
import { replayFile } from './replay-file.ts';
import { toHtml } from './report/to-html.ts';
import { toCsv } from './to-csv.ts';
import { toNdjson } from './to-ndjson.ts';
import { toTimeline } from './to-timeline.ts';

/** Shorter work needs no progress, ms. */
const patience = 700;
/** More remarks about lines than this are counted. */
const mostNotes = 20;

const rulesOf = async (file: string | null, io: CommandIo): Promise<readonly Rule[] | Trouble> => {
  if (file === null) return [];
  const text = await io.readText(file);
  if (isTrouble(text)) return text;
  const parsed = parseRules(text);
  if (parsed.ok) return parsed.rules;
  const problems = parsed.problems.map(({ message }) => `\n  ${printable(message)}`).join('');
  return { trouble: `The rules in ${file} cannot be used:${problems}` };
};

const formatOf = (command: ReplayCommand, { zone }: Choice, io: CommandIo): Format => {
  switch (command.format) {
    case 'ndjson':
      return toNdjson();
    case 'csv':
      return toCsv();
    case 'html':
      return toHtml({ files: command.files, zone, now: io.now() });
    case 'timeline':
      return toTimeline({ paint: createPaint(io.isColoured && command.output === null), zone });
  }
};

const isAtLeast = (level: Level, least: Level): boolean => levels.indexOf(level) >= levels.indexOf(least);

/** Tells remarks about lines on standard error, where the format itself has no place for them. */
const createRemarks = (io: CommandIo) => {
  let count = 0;
  return {
    tell: (file: string, message: string) => {
      count += 1;
      if (count <= mostNotes) io.say(`${file}: ${message}`);
    },
    end: () => {
      if (count > mostNotes) io.say(`and ${count - mostNotes} more lines`);
    },
  };
};

/**
 * Runs `ccbar-agent replay`.
 *
 * @returns the exit status: 0 fine, 1 findings at or above `--fail-on`, 2 input that could not be used.
 */
export const runReplay = async (command: ReplayCommand, io: CommandIo): Promise<number | Trouble> => {
  const choice = createChoice(command);
  if (isTrouble(choice)) return choice;
  const rules = await rulesOf(command.rules, io);
  if (isTrouble(rules)) return rules;

  const { format: name, failOn, files, output } = command;
  const format = formatOf(command, choice, io);
  const remarks = createRemarks(io);
  const isQuiet = !io.isTerminal.error || (io.isTerminal.out && output === null && name !== 'html');
  const start = io.now();
  let status = 0;
  let runs = 0;
  let shownAt = start;
  let sink: Sink | null = null;
  let waiting = '';
  const flush = async () => {
    const text = waiting;
    waiting = '';
    if (text === '') return;
    sink ??= await io.sink(output);
    await sink.write(text);
  };

  for (const file of files) {
    if (io.isStopped()) break;
    const title = file === '-' ? 'standard input' : file;
    const source = await io.open(file);
    if (isTrouble(source)) {
      io.say(source.trouble);
      status = 2;
      continue;
    }
    const show = ({ replayed, note }: TakenLine) => {
      const shown = replayed.flatMap((one) => choice.pick(one) ?? []);
      const found = shown.flatMap(({ findings }) => findings.map(({ level }) => level));
      if (note !== null) found.push('warning');
      if (failOn !== null && status === 0 && found.some((level) => isAtLeast(level, failOn))) status = 1;
      if (note !== null && (name === 'csv' || name === 'html')) remarks.tell(title, note.message);
      const where = files.length > 1 ? title : null;
      if (shown.length > 0 || note !== null) waiting += format.take({ file: where, replayed: shown, note });
    };
    const pause = async (lines: number) => {
      await flush();
      const now = io.now();
      if (isQuiet || now - start < patience || now - shownAt < 100) return;
      shownAt = now;
      const share = source.size === null ? '' : `${Math.floor((source.position() / source.size) * 100)} %, `;
      io.progress(`${share}${lines.toLocaleString('en')} lines of ${title}`);
    };
    const { recordedIn } = choice;
    const { isStopped } = io;
    const job = {
      name: title,
      chunks: source.chunks,
      rules,
      runsBefore: runs,
      recordedIn,
      show,
      pause,
      isStopped,
    };
    const end = await replayFile(job);
    io.progress('');
    runs = end.runs;
    if (end.trouble !== null) {
      io.say(end.trouble.trouble);
      status = 2;
    }
  }
  if (io.isStopped()) return status;
  waiting += format.end();
  await flush();
  remarks.end();
  // A file is made even of nothing, so that a script finds it.
  if (output !== null) sink ??= await io.sink(output);
  await (sink as Sink | null)?.finish();
  return status;
};
