import { isEventId, rowOf } from './catalogue.ts';
import { noFlaws, numberOf, readContent, textOf } from './content.ts';
import { describe } from './describe.ts';
import type { AgentEvent, UnmappedEvent } from './event.ts';
import type { MessageFrame, RefusedFrame } from './frame.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import type { Flaw, Rejection, RejectionReason } from './rejection.ts';

/** What one frame can turn out to hold. */
export type Decoded = AgentEvent | UnmappedEvent | Rejection;

/** Longer texts are not messages of a connection bar, characters. */
export const longestMessage = 262_144;
/** Longer event lists are cut, and the cut is reported. */
export const longestList = 1000;
/** Later times are no times of a platform, ms since the epoch; far from where dates end, so that sums stay dates. */
const latestTime = 1e14;
/** Longer ones are cut, since they are repeated in findings: characters. */
const longestWorkNo = 64;
const longestRetcode = 40;

const wellFormedId = /^[A-Za-z][\w.-]{0,79}$/;

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

const decodeEvent = (
  frame: MessageFrame,
  event: unknown,
  where: string,
  outerWorkNo: unknown,
  retcode: string | null,
): Decoded => {
  if (!isPlainObject(event)) return reject(frame, 'shape', where, 'an event object', describe(event));
  const id = textOf(event['eventType']);
  if (id === undefined || !wellFormedId.test(id)) {
    return reject(frame, 'id', `${where}.eventType`, 'an event id', describe(event['eventType']));
  }
  const workNo = textOf(event['workNo'] ?? outerWorkNo)?.slice(0, longestWorkNo) || null;
  const given = event['eventGenTime'] ?? null;
  const time = numberOf(given);
  const genTime = time !== undefined && time >= 0 && time <= latestTime ? time : null;
  const timeFlaws: readonly Flaw[] =
    genTime === null && given !== null && textOf(given) !== ''
      ? [{ field: 'eventGenTime', expected: 'ms since the epoch', received: describe(given) }]
      : noFlaws;
  if (!isEventId(id)) return { kind: 'unmapped', id, workNo, genTime, retcode, flaws: timeFlaws, frame };

  const read = readContent(id, event['content']);
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

/** The gateway answers a question for events like this when nothing has happened. */
const isEmptyAnswer = (body: PlainObject): boolean => {
  const event = body['event'] ?? [];
  return ('event' in body || 'retcode' in body) && Array.isArray(event) && event.length === 0;
};

const decodeBody = (frame: MessageFrame): readonly Decoded[] => {
  let body = frame.data;
  if (typeof body === 'string') {
    if (body.length > longestMessage) {
      return [reject(frame, 'size', 'data', `at most ${longestMessage} characters`, describe(body))];
    }
    try {
      // Runs of NUL around the text are padding; within it JSON carries them escaped.
      body = JSON.parse(body.replace(/\0+/g, ''));
    } catch {
      return [reject(frame, 'json', 'data', 'JSON text', describe(body))];
    }
  }
  if (!isPlainObject(body))
    return [reject(frame, 'shape', 'data', 'an object or JSON text of one', describe(body))];

  const code = textOf(body['retcode']) ?? '0';
  const retcode = code === '0' || code === '' ? null : code.slice(0, longestRetcode);
  const list = body['eventList'];
  if (Array.isArray(list)) {
    // Unlike `map`, this does not pass over the holes that a list may have.
    const events = Array.from(list.slice(0, longestList), (event, index) =>
      decodeEvent(frame, event, `eventList[${index}]`, body['workNo'], retcode),
    );
    return list.length <= longestList
      ? events
      : [...events, reject(frame, 'size', 'eventList', `at most ${longestList} events`, describe(list))];
  }
  const isEnvelope = isPlainObject(body['event']);
  if (isEnvelope) return [decodeEvent(frame, body['event'], 'event', body['workNo'], retcode)];
  if ('eventType' in body) return [decodeEvent(frame, body, 'data', null, retcode)];
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
    const expected = frame.reason === 'origin' ? 'the origin of the bar' : 'the window of the bar';
    return [
      reject(
        frame,
        frame.reason,
        'message',
        expected,
        frame.reason === 'origin' ? 'another origin' : 'another window',
      ),
    ];
  }
  try {
    return decodeBody(frame);
  } catch {
    // A getter or proxy of a same-realm object may throw; nothing that crossed a window can.
    return [reject(frame, 'unreadable', 'data', 'a readable value', 'a value that threw when read')];
  }
};
