import { isPlainObject, type PlainObject } from '../protocol/plain-object.ts';
import { type AdherenceEvent, type AdherenceLine, adherenceValues } from './adherence.ts';

type Code = string | number | boolean | null;
type Field = keyof AdherenceLine;

/** The form of lines that a workforce system wants: a JSON file. */
export interface AdherenceMapping {
  /** The fields of a line in order, by their names in the system, and the neutral field that each shows. */
  readonly fields: { readonly [name: string]: Field };
  /** Fields that are the same in every line. */
  readonly constants?: { readonly [name: string]: Code };
  /** The system's codes for the values of a neutral field. A field without codes is shown as it is. */
  readonly codes?: { readonly [Name in keyof typeof adherenceValues]?: { readonly [value: string]: Code } };
  /** The system's names of reason codes; others are shown as they are. */
  readonly reasons?: { readonly [reason: string]: string };
  /** The most characters of a reason. */
  readonly reasonLength?: number;
  /** The form of `at` and `since`; `iso` when left out. */
  readonly time?: 'iso' | 'ms' | 's';
  /** Events for which no line is written. */
  readonly omit?: readonly AdherenceEvent[];
}

/** A mapping that was read, or every problem with it, as sentences. */
export type ReadMapping =
  | { readonly ok: true; readonly mapping: AdherenceMapping }
  | { readonly ok: false; readonly problems: readonly string[] };

const lineFields: readonly Field[] = [
  'event',
  'agent',
  'mode',
  'state',
  'detail',
  'reason',
  'at',
  'since',
  'certainty',
  'feed',
  'partition',
  'position',
];
const parts = ['fields', 'constants', 'codes', 'reasons', 'reasonLength', 'time', 'omit'];
const times = ['iso', 'ms', 's'];

const isCode = (value: unknown): value is Code =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isOneOf = (values: readonly unknown[], value: unknown): boolean => values.includes(value);
const list = (values: readonly unknown[]): string => values.join(', ');
const unknownKeys = (where: string, value: PlainObject, known: readonly string[]): readonly string[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${where} has '${key}', which is none of: ${list(known)}.`);

const codeProblems = (codes: PlainObject): readonly string[] => [
  ...unknownKeys('"codes"', codes, Object.keys(adherenceValues)),
  ...Object.entries(adherenceValues).flatMap(([field, values]) => {
    const table = codes[field];
    if (table === undefined) return [];
    const name = `"codes.${field}"`;
    if (!isPlainObject(table)) return [`${name} must be an object with a code for each of: ${list(values)}.`];
    return [
      ...unknownKeys(name, table, values),
      ...values
        .filter((value) => !isCode(table[value]))
        .map((value) => `${name} has no code for '${value}'.`),
    ];
  }),
];

const fieldProblems = (fields: unknown): readonly string[] => {
  if (!isPlainObject(fields) || Object.keys(fields).length === 0)
    return ['"fields" must be an object that names at least one field.'];
  return Object.entries(fields)
    .filter(([, field]) => !isOneOf(lineFields, field))
    .map(
      ([name, field]) =>
        `"fields.${name}" must be one of ${list(lineFields)}, received ${JSON.stringify(field)}.`,
    );
};

const problemsOf = (value: PlainObject): readonly string[] => {
  const {
    fields,
    constants = {},
    codes = {},
    reasons = {},
    reasonLength = 1,
    time = 'iso',
    omit = [],
  } = value;
  const events = adherenceValues.event;
  return [
    ...unknownKeys('The mapping', value, parts),
    ...fieldProblems(fields),
    ...(isPlainObject(constants) && Object.values(constants).every(isCode)
      ? []
      : ['"constants" must be an object of texts, numbers, true, false or null.']),
    ...(isPlainObject(codes) ? codeProblems(codes) : ['"codes" must be an object of tables.']),
    ...(isPlainObject(reasons) && Object.values(reasons).every((name) => typeof name === 'string')
      ? []
      : ['"reasons" must be an object of texts, by reason code.']),
    ...(Number.isInteger(reasonLength) && Number(reasonLength) >= 1
      ? []
      : ['"reasonLength" must be a whole number of at least 1.']),
    ...(isOneOf(times, time)
      ? []
      : [`"time" must be one of ${list(times)}, received ${JSON.stringify(time)}.`]),
    ...(Array.isArray(omit) && omit.every((event) => isOneOf(events, event))
      ? []
      : [`"omit" must be a list of: ${list(events)}.`]),
  ];
};

/** Reads a mapping file. Whatever is in it, a problem is an answer and never a throw. */
export const readAdherenceMapping = (text: string): ReadMapping => {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { ok: false, problems: ['The mapping is no JSON.'] };
  }
  if (!isPlainObject(value)) return { ok: false, problems: ['The mapping must be an object.'] };
  const problems = problemsOf(value);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, mapping: value as unknown as AdherenceMapping };
};

const timeIn = (time: AdherenceMapping['time'], ms: number): Code => {
  if (time === 'ms') return ms;
  return time === 's' ? Math.floor(ms / 1000) : new Date(ms).toISOString();
};

const codeOf = (
  { codes = {}, reasons = {}, reasonLength = Number.POSITIVE_INFINITY, time }: AdherenceMapping,
  line: AdherenceLine,
  field: Field,
): Code => {
  const value = line[field];
  if (value === null) return null;
  if (field === 'at' || field === 'since') return timeIn(time, Number(value));
  if (field === 'reason') return (reasons[String(value)] ?? String(value)).slice(0, reasonLength);
  const table: { readonly [value: string]: Code } | undefined = codes[field as keyof typeof codes];
  return table === undefined ? value : (table[String(value)] ?? null);
};

/** Returns a line as a workforce system wants it; `null` when it wants none for this event. */
export const mapAdherence = (
  mapping: AdherenceMapping,
  line: AdherenceLine,
): { readonly [name: string]: Code } | null => {
  if (mapping.omit?.includes(line.event) === true) return null;
  const shown = Object.entries(mapping.fields).map(([name, field]) => [name, codeOf(mapping, line, field)]);
  return { ...mapping.constants, ...Object.fromEntries(shown) };
};
