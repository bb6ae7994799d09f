import { isEventId, rowOf } from './catalogue.ts';
import { type Budget, noFlaws, numberOf, readContent, textOf } from './content.ts';
import { describe, isReadable } from './describe.ts';
import type { AgentEvent, UnmappedEvent } from './event.ts';
import type { MessageFrame, RefusedFrame } from './frame.ts';
import { isTooMuch } from './json-budget.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import type { Flaw, Rejection, RejectionReason } from './rejection.ts';

/** One of the things that a frame can turn out to hold. */
export type Decoded = AgentEvent | UnmappedEvent | Rejection;

/** Longer texts are not messages of a connection bar, characters. */
export const longestMessage = 262_144;
/**
 * Longer event lists are cut, and the cut is reported; so are those with more than `longestMessage`
 * characters.
 */
export const longestList = 1000;
/**
 * Later times are no times of a platform, ms since the epoch; far from where dates end, so that sums stay
 * dates.
 */
const latestTime = 1e14;
/** Longer ones are cut, since they are repeated in findings: characters. */
export const longestWorkNo = 64;
export const longestRetcode = 40;

const idForm = /^[A-Za-z][\w.-]{0,79}$/;

/**
 * Returns whether a text has the form of an event id, in the catalogue or not. The catalogue is asked first: the form is
 * then seldom looked at.
 */
export const isWellFormedId = (id: string): boolean => isEventId(id) || idForm.test(id);

const reject = (
  frame: MessageFrame | RefusedFrame,
  reason: RejectionReason,
  where: string,
  expected: string,
  received: string,
): Rejection => ({ kind: 'rejected', reason, where, expected, received, frame });

/** Found where the hold shape is: see `bareIsHold` in the catalogue. */
const holdFlaw: Flaw = {
  field: 'content',
  expected: 'an object with callid',
  received: 'a bare call id, the shape of AgentEvent_Hold',
};

/** Returns whether an answer has, in the place of an event, nothing or an object without any field of one. */
const hasNoEvent = ({ event, retcode }: PlainObject): boolean => {
  if (Array.isArray(event)) return event.length === 0;
  if (!isReadable(event)) return event === null || event === '';
  const { eventType, content } = event;
  return retcode !== undefined && !eventType && !content;
};

/** Returns whether an answer says that there is no event: the gateway answers so when nothing has happened. */
export const isEmptyAnswer = (body: PlainObject): boolean => {
  const { event, eventList, retcode } = body;
  const isCode = retcode === undefined || retcode === null || textOf(retcode) !== undefined;
  if (!isCode) return false;
  return event === undefined ? eventList === null || retcode !== undefined : hasNoEvent(body);
};

/** The `eventGenTime` of an event, or `undefined` when it is no time of a platform. */
export const genTimeOf = (given: unknown): number | undefined => {
  const time = numberOf(given);
  return time !== undefined && time >= 0 && time <= latestTime ? time : undefined;
};

const decodeEvent = (
  frame: MessageFrame,
  event: unknown,
  where: string,
  outerWorkNo: unknown,
  retcode: string | null,
  budget: Budget,
): Decoded => {
  if (!isReadable(event)) return reject(frame, 'shape', where, 'an event object', describe(event));
  const id = textOf(event['eventType']);
  if (id === undefined || !isWellFormedId(id)) {
    return reject(frame, 'id', `${where}.eventType`, 'an event id', describe(event['eventType']));
  }
  const workNo = textOf(event['workNo'], longestWorkNo) || textOf(outerWorkNo, longestWorkNo) || null;
  const given = event['eventGenTime'] ?? null;
  const genTime = genTimeOf(given) ?? null;
  const timeFlaws: readonly Flaw[] =
    genTime === null && given !== null && textOf(given) !== ''
      ? [{ field: 'eventGenTime', expected: 'ms since the epoch', received: describe(given) }]
      : noFlaws;
  if (!isEventId(id)) return { kind: 'unmapped', id, workNo, genTime, retcode, flaws: timeFlaws, frame };

  const read = readContent(id, event['content'], budget);
  if (read === null) {
    return reject(
      frame,
      'content',
      `${where}.content`,
      'an object, a text or null',
      describe(event['content']),
    );
  }
  const { type, means } = rowOf(id);
  const isHoldShape = means?.bareIsHold === true && typeof event['content'] === 'string';
  return {
    kind: 'event',
    id,
    type: isHoldShape ? null : type,
    workNo,
    genTime,
    retcode,
    content: read.content,
    flaws:
      timeFlaws === noFlaws && !isHoldShape
        ? read.flaws
        : [...timeFlaws, ...read.flaws, ...(isHoldShape ? [holdFlaw] : [])],
    frame,
    // The catalogue row chose both the type and the content, which the compiler cannot follow.
  } as AgentEvent;
};

/**
 * The body of a message: what came, or what its JSON text holds. A text that is too long, too deep or no JSON
 * stays the text it is.
 */
export const bodyOf = (data: unknown): unknown => {
  if (typeof data !== 'string' || data.length > longestMessage || isTooMuch(data)) return data;
  try {
    // Runs of NUL around the text are padding; within it JSON carries them escaped.
    return JSON.parse(data.replace(/\0+/g, ''));
  } catch {
    return data;
  }
};

const rejectBody = (frame: MessageFrame, body: unknown): Rejection => {
  const received = describe(body);
  if (!received.includes('text'))
    return reject(frame, 'shape', 'data', 'an object or JSON text of one', received);
  return Number.parseInt(received.slice('text of '.length), 10) > longestMessage
    ? reject(frame, 'size', 'data', `at most ${longestMessage} characters`, received)
    : reject(frame, 'json', 'data', 'JSON text', received);
};

/** The events of a message, as far as they were read. */
export interface ReadEvents<Read> {
  /** The form in which the message holds them: as a list, as one event, or by being the event. */
  readonly form: 'eventList' | 'event' | 'data';
  readonly read: Read[];
  /** The list went on. */
  readonly isCut: boolean;
}

/** Reads the events of a body in order and within the limits; `null` when it has none. */
export const readEvents = <Read>(
  body: PlainObject,
  take: (event: unknown, where: string, budget: Budget) => Read,
): ReadEvents<Read> | null => {
  const budget: Budget = { characters: longestMessage };
  const { eventList, event } = body;
  // A recording has as much of a list that was cut as was read of it.
  const list: unknown = isPlainObject(eventList) && !isReadable(eventList) ? eventList['read'] : eventList;
  if (Array.isArray(list)) {
    const read: Read[] = [];
    while (read.length < Math.min(list.length, longestList) && budget.characters >= 0)
      read.push(take(list[read.length], `eventList[${read.length}]`, budget));
    return { form: 'eventList', read, isCut: read.length < list.length || list !== eventList };
  }
  const form = isReadable(event) && !hasNoEvent(body) ? 'event' : 'data';
  return form === 'event' || 'eventType' in body
    ? { form, read: [take(form === 'event' ? event : body, form, budget)], isCut: false }
    : null;
};

const decodeBody = (frame: MessageFrame): readonly Decoded[] => {
  const body = bodyOf(frame.data);
  if (!isReadable(body)) return [rejectBody(frame, body)];

  const { workNo, eventList } = body;
  const code = textOf(body['retcode'], longestRetcode);
  const retcode = code === '0' || !code ? null : code;
  const events = readEvents<Decoded>(body, (one, where, budget) =>
    decodeEvent(frame, one, where, workNo, retcode, budget),
  );
  if (events?.isCut) {
    const expected = `at most ${longestList} events of ${longestMessage} characters`;
    events.read.push(reject(frame, 'size', 'eventList', expected, describe(eventList)));
  }
  if (events !== null && (events.read.length > 0 || retcode === null)) return events.read;
  if (retcode !== null) return [reject(frame, 'refusal', 'retcode', 'an event, or retcode 0', retcode)];
  if (isEmptyAnswer(body)) return [];
  return [reject(frame, 'shape', 'data', 'an envelope, an event or an event list', describe(body))];
};

/**
 * Reads a frame by the catalogue. One frame may hold several events (the list form), oldest first.
 *
 * Accepts an object or its JSON text; the envelope `{ message, retcode, event }`, a bare event, or
 * `{ workNo, eventList }`; `content` as object, bare call id or null; `callid` and `callId`; numbers as
 * numbers or texts; runs of NUL; with or without `eventGenTime`. A well-formed id that is not in the
 * catalogue is `unmapped`; an answer without an event, with retcode 0, is empty; everything else is a
 * {@link Rejection}. Never throws, for any value.
 *
 * @example
 * ```ts
 * import { decode, messageFrame } from 'ccbar-agent/protocol';
 *
 * const [first] = decode(messageFrame('{"event":{"eventType":"AgentState_Ready","content":null}}'));
 * if (first?.kind === 'event') console.log(first.id, first.type); // AgentState_Ready agent.idle
 * ```
 */
export const decode = (frame: MessageFrame | RefusedFrame): readonly Decoded[] => {
  if (frame.kind === 'refused') {
    const what = frame.reason === 'origin' ? 'origin' : 'window';
    return [reject(frame, frame.reason, 'message', `the ${what} of the bar`, `another ${what}`)];
  }
  try {
    return decodeBody(frame);
  } catch {
    // A getter or proxy of a same-realm object may throw; nothing that crossed a window can.
    return [reject(frame, 'unreadable', 'data', 'a readable value', 'a value that threw when read')];
  }
};
