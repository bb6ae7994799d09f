import { isLive } from '../../machines/call-legs.ts';
import type { Situation } from '../agent/situation.ts';
import type { Step } from '../agent/step.ts';
import type { Command } from '../rules/intent.ts';
import type { KnownAnswer } from './command-answer.ts';
import { type Entry, legOfCommand } from './entry.ts';
import { outcomeInStep } from './outcome-in-step.ts';
import { isOver, type PendingRequest } from './pending-request.ts';
import { activeLeg } from './place.ts';

/** The waits of requests, s. */
export interface RequestWaits {
  /** For the function that carries a request out. */
  readonly answerSeconds: number;
  /** For the event that proves it. */
  readonly eventSeconds: number;
  /** For a rest out of idle, which may need somebody's approval. */
  readonly approvalSeconds: number;
}

/** The default waits of requests. */
export const usualWaits: RequestWaits = { answerSeconds: 30, eventSeconds: 15, approvalSeconds: 600 };

/** The requests under way: a value, changed only by the pure functions of this file. */
export interface RequestBook {
  /** Those that are over stay until they are cleared, so that their end can be shown. */
  readonly entries: readonly Entry[];
  /**
   * The last mute or unmute that was carried out, for the leg that started then (ms), until the leg or a key
   * of the phone ends it.
   */
  readonly mute: { readonly leg: number; readonly isMuted: boolean } | null;
}

/** No requests. */
export const emptyBook: RequestBook = { entries: [], mute: null };

type Change = Partial<PendingRequest>;

const change = (entry: Entry, changes: Change, deadline = entry.deadline): Entry => ({
  ...entry,
  request: { ...entry.request, ...changes },
  deadline,
});

const finish = (entry: Entry, end: Pick<PendingRequest, 'status' | 'message'> & Change, at: number): Entry =>
  change(entry, { ...end, waitsFor: null, endedAt: Math.max(at, entry.request.requestedAt) }, null);

/** Every entry that is not over, changed. */
const each = (book: RequestBook, next: (entry: Entry) => Entry): RequestBook => {
  const entries = book.entries.map((entry) => (isOver(entry.request) ? entry : next(entry)));
  const isSame = entries.every((entry, place) => entry === book.entries[place]);
  return isSame ? book : { ...book, entries };
};

/** Commands without an event of their own: an accepted one has taken effect. */
const silent: readonly Command[] = ['mute', 'unmute', 'sendDigits'];

/** Returns whether the active leg is muted: by the last request about it, otherwise by the key of the phone. */
export const isMuted = ({ mute }: RequestBook, situation: Situation): boolean => {
  const leg = activeLeg(situation);
  if (leg === undefined) return false;
  return mute?.leg === leg.startedAt ? mute.isMuted : leg.muted;
};

/** Returns what a request has to wait for in a situation, or `null`. */
const waitsForIn = (command: Command, { state }: Situation): 'callEnd' | 'wrapUpEnd' | null => {
  if (command !== 'busy' && command !== 'rest') return null;
  if (state === 'wrapUp') return 'wrapUpEnd';
  return state === 'ringing' || state === 'talking' ? 'callEnd' : null;
};

const awaitEvent = (entry: Entry, situation: Situation, at: number, waits: RequestWaits): Entry => {
  const { command, waitsFor } = entry.request;
  const blocker = waitsForIn(command, situation);
  if (blocker !== null) return blocker === waitsFor ? entry : change(entry, { waitsFor: blocker }, null);
  if (waitsFor === 'event') return entry;
  const needsApproval = command === 'rest' && waitsFor === 'answer';
  const seconds = needsApproval ? waits.approvalSeconds : waits.eventSeconds;
  return change(entry, { waitsFor: 'event' }, at + seconds * 1000);
};

/** A request was made, and its function called. */
export const openRequest = (
  book: RequestBook,
  request: PendingRequest,
  { situation, heardUntil, waits }: { situation: Situation; heardUntil: number; waits: RequestWaits },
): RequestBook => {
  const { command, requestedAt } = request;
  const { state, calls } = situation;
  const takesBack =
    (command === 'idle' && state !== 'busy') || (command === 'cancelRest' && state !== 'rest');
  const entry: Entry = {
    request,
    leg: legOfCommand(command, situation)?.startedAt ?? null,
    legs: calls.map(({ startedAt }) => startedAt),
    takesBack,
    heardUntil,
    deadline: requestedAt + waits.answerSeconds * 1000,
  };
  return { ...book, entries: [...book.entries, entry] };
};

/** A request was refused before anybody was asked. */
export const refuseRequest = (
  book: RequestBook,
  request: PendingRequest,
  now: Parameters<typeof openRequest>[2],
): RequestBook => {
  const message = request.reasons[0]?.message ?? null;
  return each(openRequest(book, request, now), (entry) =>
    entry.request === request ? finish(entry, { status: 'refused', message }, request.requestedAt) : entry,
  );
};

const takenBack = (book: RequestBook, by: Entry, situation: Situation, at: number): RequestBook | null => {
  const status = by.request.command === 'idle' ? 'busy' : 'rest';
  if (!by.takesBack || situation.state === status) return null;
  return each(book, (entry) => {
    if (entry === by) return finish(entry, { status: 'applied', message: null, acceptedAt: at }, at);
    return entry.request.command === status
      ? finish(entry, { status: 'cancelled', message: 'It was taken back.' }, at)
      : entry;
  });
};

/** The function of a request answered. An answer to a request that is over changes nothing. */
export const answerRequest = (
  book: RequestBook,
  id: number,
  { isAccepted, retcode, message }: KnownAnswer,
  { situation, at, waits }: { situation: Situation; at: number; waits: RequestWaits },
): RequestBook => {
  const entry = book.entries.find(({ request }) => request.id === id);
  if (entry === undefined || isOver(entry.request)) return book;
  if (!isAccepted)
    return each(book, (one) =>
      one === entry ? finish(one, { status: 'refused', message, retcode }, at) : one,
    );
  const back = takenBack(book, entry, situation, at);
  if (back !== null) return back;
  const { command } = entry.request;
  const accepted: Change = { status: 'accepted', acceptedAt: at };
  if (!silent.includes(command))
    return each(book, (one) =>
      one === entry ? change(awaitEvent({ ...one, takesBack: false }, situation, at, waits), accepted) : one,
    );
  const leg = activeLeg(situation)?.startedAt;
  const isAboutMute = (command === 'mute' || command === 'unmute') && leg !== undefined;
  const mute = isAboutMute ? { leg, isMuted: command === 'mute' } : book.mute;
  const done = { ...accepted, status: 'applied', message: null } as const;
  return { ...each(book, (one) => (one === entry ? finish(one, done, at) : one)), mute };
};

/** The key of the phone was pressed after the last request: what it did counts. */
const isPhoneKey = ({ event }: Step): boolean =>
  event.kind === 'event' && (event.type === 'phone.muted' || event.type === 'phone.unmuted');

/** Something happened to the agent. */
export const stepRequests = (book: RequestBook, step: Step, waits: RequestWaits): RequestBook => {
  const { after, at } = step;
  const next = each(book, (entry) => {
    const ended = outcomeInStep(entry, step);
    if (ended !== null) return finish(entry, ended, at);
    return entry.request.status === 'accepted' ? awaitEvent(entry, after, at, waits) : entry;
  });
  if (book.mute === null) return next;
  const isUp = after.calls.some((leg) => leg.startedAt === book.mute?.leg && isLive(leg));
  return isUp && !isPhoneKey(step) ? next : { ...next, mute: null };
};

/** Time passed. */
export const expireRequests = (book: RequestBook, at: number): RequestBook =>
  each(book, (entry) => {
    if (entry.deadline === null || entry.deadline > at) return entry;
    const message =
      entry.request.waitsFor === 'answer'
        ? 'The command was not answered in time.'
        : 'No event showed in time that it took effect.';
    return finish(entry, { status: 'expired', message }, entry.deadline);
  });

/** Returns the time at which the next request expires, ms; `Infinity` when none does. */
export const nextExpiry = ({ entries }: RequestBook): number =>
  Math.min(...entries.map(({ deadline }) => deadline ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);

/** Nobody listens any more. */
export const closeBook = (book: RequestBook, at: number): RequestBook =>
  each(book, (entry) => finish(entry, { status: 'cancelled', message: 'The agent was closed.' }, at));

/** Without those that are over. */
export const clearBook = (book: RequestBook): RequestBook => {
  const entries = book.entries.filter(({ request }) => !isOver(request));
  return entries.length === book.entries.length ? book : { ...book, entries };
};
