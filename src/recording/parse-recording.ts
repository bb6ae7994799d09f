import { numberOf } from '../protocol/content.ts';
import { describe } from '../protocol/describe.ts';
import { type Door, type Frame, interruptionCauses, type MessageFrame } from '../protocol/frame.ts';
import { isPlainObject, type PlainObject } from '../protocol/plain-object.ts';
import { type RecordingHeader, recordingFormat } from './recording-line.ts';

/** The result of reading one line of a recording. */
export type ParsedLine =
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** A new recording begins. */
  | { readonly kind: 'header'; readonly header: Partial<RecordingHeader>; readonly note: string | null }
  /** It could not be read and is skipped; why, in words for people, without its content. */
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'blank' };

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 8.64e15;

const doors: readonly Door[] = ['window', 'port', 'simulator', 'recording', 'resync'];

const doorOf = (value: unknown): Door | undefined =>
  value === undefined ? undefined : doors.find((known) => known === value);

/** The platform's time of a bare payload: of its event, of a list the last one. */
const timeOf = (payload: unknown): number | undefined => {
  if (!isPlainObject(payload)) return undefined;
  const { event, eventList } = payload;
  const last: unknown = Array.isArray(eventList) ? eventList.at(-1) : event;
  const time = numberOf((isPlainObject(last) ? last : payload)['eventGenTime']);
  return isTime(time) ? time : undefined;
};

const damaged = (why: string): ParsedLine => ({ kind: 'damaged', why });

const notJson = (text: string): ParsedLine =>
  damaged(
    /^\s*[{[]/.test(text) && !/[}\]]\s*$/.test(text)
      ? `breaks off after ${text.length} characters`
      : `is not JSON, but ${describe(text)}`,
  );

/**
 * Starts reading a recording line by line. Each line is a header, a line of a recording (`{ at, data }`, or
 * `{ at, kind, … }`), or a bare payload as the bar sends it; a bare payload arrives at its own
 * `eventGenTime`, or else with the line before. Recordings of every version so far are read.
 */
export const createLineParser = (): ((text: string) => ParsedLine) => {
  let header: Partial<RecordingHeader> = {};
  let now = 0;

  // Written out, with and without the monotonic time: spreading parts together takes as long as `JSON.parse`.
  const recordedMessage = (line: PlainObject, at: number, door: Door): MessageFrame => {
    const { data = null, monotonic } = line;
    const given = line['origin'] ?? header.origin;
    const origin = typeof given === 'string' ? given : '';
    return isTime(monotonic)
      ? { kind: 'message', data, origin, at, monotonic, door }
      : { kind: 'message', data, origin, at, door };
  };

  const recorded = (line: PlainObject): ParsedLine => {
    const { at, kind = 'message', data = null, cause, askedAt, monotonic } = line;
    if (!isTime(at)) return damaged(`should have its time in ms as \`at\`, but has ${describe(at)}`);
    now = at;
    const door = doorOf(line['door']) ?? (kind === 'restored' ? 'resync' : (header.door ?? 'recording'));
    if (kind === 'message') return { kind: 'frame', frame: recordedMessage(line, at, door) };
    const stamp = isTime(monotonic) ? { at, monotonic } : { at };
    if (kind === 'interrupted') {
      const known = interruptionCauses.find((one) => one === cause);
      if (known !== undefined) return { kind: 'frame', frame: { kind, cause: known, ...stamp, door } };
      return damaged(`should have one of ${interruptionCauses.join(', ')} as \`cause\``);
    }
    if (kind === 'restored')
      return {
        kind: 'frame',
        frame: { kind, data, askedAt: isTime(askedAt) ? askedAt : at, ...stamp, door },
      };
    return damaged('is of a kind that this version does not know');
  };

  const opened = (line: PlainObject): ParsedLine => {
    const { ccbarRecording: format, version, recordedAt, timeZone, masked, agents, workNo, dropped } = line;
    const { door, origin } = line;
    header = {
      ...(typeof format === 'number' && { ccbarRecording: format }),
      ...(typeof version === 'string' && { version }),
      ...(typeof recordedAt === 'string' && { recordedAt }),
      ...(typeof timeZone === 'string' && { timeZone }),
      ...(typeof masked === 'boolean' && { masked }),
      ...(typeof agents === 'number' && { agents }),
      ...(typeof workNo === 'string' && { workNo }),
      ...(typeof dropped === 'number' && { dropped }),
      door: doorOf(door) ?? 'recording',
      origin: typeof origin === 'string' ? origin : '',
    };
    const isNewer = !(typeof format === 'number' && format <= recordingFormat);
    const note = isNewer
      ? `says it is a recording of format ${describe(format) === 'number' ? format : 'unknown'}; this version knows up to ${recordingFormat} and reads what it can`
      : null;
    return { kind: 'header', header, note };
  };

  return (text) => {
    // Nearly every line begins with a brace, and is not searched.
    if (!text.startsWith('{') && /^[\s\uFEFF]*$/.test(text)) return { kind: 'blank' };
    let line: unknown;
    try {
      line = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
    } catch {
      return notJson(text);
    }
    if (isPlainObject(line)) {
      if ('ccbarRecording' in line) return opened(line);
      const isEvent = 'eventType' in line || 'event' in line || 'eventList' in line;
      if (!isEvent && ('data' in line || ('at' in line && 'kind' in line))) return recorded(line);
    }
    now = timeOf(line) ?? now;
    return { kind: 'frame', frame: { kind: 'message', data: line, origin: '', at: now, door: 'recording' } };
  };
};
