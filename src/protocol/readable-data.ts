import { type EventId, isEventId } from './catalogue.ts';
import { type Budget, readContent, textOf } from './content.ts';
import {
  bodyOf,
  genTimeOf,
  isEmptyAnswer,
  isWellFormedId,
  longestRetcode,
  longestWorkNo,
  readEvents,
} from './decode.ts';
import { isReadable, type NotRead, notRead } from './describe.ts';
import type { PlainObject } from './plain-object.ts';
import { statusFieldsOf } from './status-fields.ts';

/** The longest text of a status answer, in characters. */
const longestAnswer = 64;

const answerField = (value: unknown): unknown => {
  if (value === null || value === undefined) return undefined;
  const isShort = typeof value !== 'string' || value.length <= longestAnswer;
  return isShort && textOf(value) !== undefined ? value : notRead(value);
};

/** A text field. A value that is no text becomes an empty one, which is not the same as none at all. */
const textField = (value: unknown, longest: number): string | undefined =>
  value === null || value === undefined ? undefined : (textOf(value, longest) ?? '');

const readableContent = (id: EventId, value: unknown, budget: Budget): unknown => {
  if (value === null || value === undefined) return null;
  const read = readContent(id, value, budget);
  if (read === null) return notRead(value);
  const { content, flaws } = read;
  if (flaws[0]?.field === 'content') return notRead(value);
  if (typeof value === 'string') return content['callId'] ?? null;
  // The content was made for this reading alone.
  const fields: { [field: string]: unknown } = content;
  for (const field in content) {
    const held = content[field];
    if (Array.isArray(held)) fields[field] = held.join();
  }
  for (const { field, received } of flaws) fields[field.slice('content.'.length)] = { notRead: received };
  return fields;
};

const readableEvent = (event: unknown, budget: Budget): PlainObject | NotRead => {
  if (!isReadable(event)) return notRead(event);
  const { eventType, workNo, eventGenTime } = event;
  const id = textOf(eventType) ?? '';
  const hasTime = eventGenTime !== null && eventGenTime !== undefined && textOf(eventGenTime) !== '';
  return {
    eventType: isWellFormedId(id) ? id : notRead(eventType),
    workNo: textField(workNo, longestWorkNo),
    eventGenTime: hasTime ? (genTimeOf(eventGenTime) ?? notRead(eventGenTime)) : undefined,
    content: isEventId(id) ? readableContent(id, event['content'], budget) : undefined,
  };
};

/** A return code. One that cannot be read is no empty one: an answer of it alone is none. */
const retcodeField = (value: unknown): unknown =>
  value === undefined || value === null ? value : (textOf(value, longestRetcode) ?? notRead(value));

const readableBody = (body: unknown): unknown => {
  if (!isReadable(body)) return notRead(body);
  const { retcode, workNo, event, eventList } = body;
  const outer = {
    retcode: retcodeField(retcode),
    workNo: textField(workNo, longestWorkNo),
  };
  const events = readEvents(body, (one, _, budget) => readableEvent(one, budget));
  if (events === null) {
    const given = isEmptyAnswer(body) ? [] : notRead(event);
    return { ...outer, event: event === undefined && eventList !== null ? undefined : given };
  }
  const { form, read, isCut } = events;
  if (form === 'data') return { ...outer, ...read[0] };
  if (form === 'event') return { ...outer, event: read[0] };
  return { ...outer, eventList: isCut ? { ...notRead(eventList), read } : read };
};

/**
 * The part of a message that {@link decode} reads, as new and plain JSON: decoding it gives the same as
 * decoding the message. Everything else is left out, and what could not be read is only described. It reads
 * by name and never walks a value, so that it takes the same time however large the message is.
 *
 * Never throws and never changes what it is given.
 */
export const readableData = (data: unknown): unknown => {
  try {
    return readableBody(bodyOf(data));
  } catch {
    // A getter or proxy of a same-realm object may throw; nothing that crossed a window can.
    return { notRead: 'object' };
  }
};

/** The part of a status answer that is read, likewise. */
export const readableAnswer = (data: unknown): unknown => {
  try {
    const { state, agentState, since, reason } = statusFieldsOf(data as PlainObject);
    return {
      state: answerField(state),
      agentState: answerField(agentState),
      since: answerField(since),
      reason: answerField(reason),
    };
  } catch {
    return null;
  }
};
