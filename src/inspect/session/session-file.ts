import type { PlainObject } from '../../protocol/plain-object.ts';
import { isRecord } from '../records/is-record.ts';
import type { InspectionRecord } from '../records/record.ts';
import { recordsOfRecording } from '../records/records-of-recording.ts';

/** What is in a file that was opened. */
export interface OpenedFile {
  readonly records: readonly InspectionRecord[];
  /** How many lines could not be read. */
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

/**
 * Reads a saved session, or a recording of frames, which is run through the machine, rules and mask
 * anew. Lines that are neither are counted and left out. Never throws.
 */
export const readSession = (text: string): OpenedFile => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first, ...rest] = lines;
  if (first !== undefined && parse(first)?.['format'] === format) {
    const records = rest.map((line): unknown => parse(line)).filter(isRecord);
    return { kind: 'session', records, skipped: rest.length - records.length };
  }
  return { kind: 'recording', ...recordsOfRecording(lines) };
};
