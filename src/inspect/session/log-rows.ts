import type { InspectionRecord, RecordedFinding } from '../records/record.ts';

/**
 * A line of the log: a record, or a finding under the record it was found in. A long finding takes several lines:
 * the first holds it, and `rest` takes the place of each of the others.
 */
export type LogRow =
  | {
      readonly kind: 'record';
      readonly record: InspectionRecord;
      /** It happened before the record above it: records stand in the order of arrival. */
      readonly isEarlier: boolean;
    }
  | {
      readonly kind: 'finding';
      readonly record: InspectionRecord;
      readonly finding: RecordedFinding;
      /** The number of lines of the log that it takes. */
      readonly lines: number;
    }
  | { readonly kind: 'rest'; readonly record: InspectionRecord };

/** The records that the log shows. `moves`: those that changed the state; `findings`: those with a finding. */
export type LogFilter = 'all' | 'moves' | 'findings';

/** Returns whether a record changed the state. */
export const isMove = ({ before, after }: InspectionRecord): boolean => before.join() !== after.join();

/** The gravest level among the findings of a record; `null` without any. */
export const worstOf = ({ findings }: InspectionRecord): RecordedFinding['level'] | null => {
  const levels = findings.map(({ level }) => level);
  if (levels.includes('error')) return 'error';
  return levels.includes('warning') ? 'warning' : levels.length > 0 ? 'info' : null;
};

/** A path as one writes it: `talking.held`, without the state that ringing and talking are both in. */
const stateText = (path: readonly string[]): string =>
  (path[0] === 'occupied' ? path.slice(1) : path).join('.');

const texts = new WeakMap<InspectionRecord, string>();

/** Everything of a record that can be searched for, in lower case. */
const textOf = (record: InspectionRecord): string => {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const { seq, kind, id, type, before, after, outcome, payload, findings, edges } = record;
  const words = [
    `#${seq}`,
    kind,
    id,
    `event:${type}`,
    `from:${stateText(before)}`,
    `state:${stateText(after)}`,
    `outcome:${outcome}`,
    ...edges,
    ...findings.flatMap((finding) => [`rule:${finding.id}`, `level:${finding.level}`, finding.message]),
    payload === null ? '' : JSON.stringify(payload),
  ];
  const text = words.join(' ').toLowerCase();
  texts.set(record, text);
  return text;
};

/** Returns the test of a search: every word has to be there, and none of those that begin with `-`. */
export const matcherOf = (filter: LogFilter, query: string): ((record: InspectionRecord) => boolean) => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = words.filter((word) => !word.startsWith('-'));
  const unwanted = words
    .filter((word) => word.length > 1 && word.startsWith('-'))
    .map((word) => word.slice(1));
  return (record) => {
    if (filter === 'moves' && !isMove(record)) return false;
    if (filter === 'findings' && record.findings.length === 0) return false;
    if (words.length === 0) return true;
    const text = textOf(record);
    return wanted.every((word) => text.includes(word)) && !unwanted.some((word) => text.includes(word));
  };
};

/** Returns how many lines a text takes where so many characters fit, when only whole words are wrapped. */
export const wrappedLines = (text: string, columns: number): number => {
  let [lines, used] = [1, 0];
  for (const { length } of text.split(' ')) {
    const isFirst = used === 0;
    if (!isFirst && used + 1 + length > columns) {
      lines += 1;
      used = 0;
    }
    lines += Math.max(0, Math.ceil(length / columns) - 1);
    used += length + (used === 0 ? 0 : 1);
  }
  return lines;
};

/** The most lines of the log that one finding takes. */
export const mostLines = 8;

/** Two lines of text are a little higher than one line of the log. */
const logLines = (textLines: number): number =>
  Math.min(mostLines, Math.max(1, Math.ceil((textLines * 17 + 8) / 30)));

/** Returns the lines of one record: itself, and then its findings, where so many characters fit into a line. */
export const rowsOf = (
  record: InspectionRecord,
  before: InspectionRecord | undefined,
  columns: number,
): readonly LogRow[] => [
  { kind: 'record', record, isEarlier: before !== undefined && record.at < before.at },
  ...record.findings.flatMap((finding): readonly LogRow[] => {
    const lines = logLines(wrappedLines(finding.message, columns));
    const rest = Array.from({ length: lines - 1 }, (): LogRow => ({ kind: 'rest', record }));
    return [{ kind: 'finding', record, finding, lines }, ...rest];
  }),
];
