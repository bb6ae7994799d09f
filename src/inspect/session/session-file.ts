import type { PlainObject } from '../../protocol/plain-object.ts';
import { isRecord } from '../records/is-record.ts';
import type { InspectionRecord } from '../records/record.ts';
import { createRecordingReader, type RecordedAgent } from '../records/records-of-recording.ts';

/** The contents of a file that was opened. */
export interface OpenedFile {
  readonly records: readonly InspectionRecord[];
  /** The records of each agent; a session is of one. */
  readonly agents: readonly RecordedAgent[];
  /** The number of lines that could not be read. */
  readonly skipped: number;
  /** `session`: records that an inspector saved. `recording`: frames, run through the machine now. */
  readonly kind: 'session' | 'recording';
}

const format = 'ccbar-agent-session';

/** Records as a file: newline-delimited JSON, a header and then a record a line. Masked, since records are. */
export const writeSession = (records: readonly InspectionRecord[], savedAt: number): string => {
  const header = { format, version: 1, savedAt, masked: true };
  return `${[header, ...records].map((line) => JSON.stringify(line)).join('\n')}\n`;
};

const parse = (line: string): PlainObject | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as PlainObject)
      : null;
  } catch {
    return null;
  }
};

/** Reads the lines of a file one by one. */
interface FileReader {
  readonly take: (line: string) => void;
  readonly end: () => OpenedFile;
}

const sessionReader = (): FileReader => {
  const records: InspectionRecord[] = [];
  let skipped = 0;
  return {
    take: (line) => {
      const record: unknown = parse(line);
      if (isRecord(record)) records.push(record);
      else skipped += 1;
    },
    end: () => {
      const workNo = records.at(-1)?.situation.workNo ?? null;
      return { kind: 'session', records, agents: [{ workNo, records }], skipped };
    },
  };
};

const recordingReader = (): FileReader => {
  const { take, end } = createRecordingReader();
  return { take, end: () => ({ kind: 'recording', ...end() }) };
};

/** The lines of a file after its header, and what reads them. */
const begin = (text: string): { readonly lines: readonly string[]; readonly reader: FileReader } => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first, ...rest] = lines;
  return first !== undefined && parse(first)?.['format'] === format
    ? { lines: rest, reader: sessionReader() }
    : { lines, reader: recordingReader() };
};

/**
 * Reads a saved session, or a recording of frames, which is run through the machine, rules and mask
 * anew. Lines that are neither are counted and left out. Never throws.
 */
export const readSession = (text: string): OpenedFile => {
  const { lines, reader } = begin(text);
  for (const line of lines) reader.take(line);
  return reader.end();
};

/**
 * Reads a file as {@link readSession} does, with pauses, so that a page goes on answering while a long one is read.
 *
 * @param pause resolves when it may go on; it is asked after every `linesAtOnce` lines.
 */
export const readSessionInParts = async (
  text: string,
  pause: () => Promise<void>,
  linesAtOnce = 250,
): Promise<OpenedFile> => {
  const { lines, reader } = begin(text);
  for (const [index, line] of lines.entries()) {
    reader.take(line);
    if ((index + 1) % linesAtOnce === 0) await pause();
  }
  return reader.end();
};
