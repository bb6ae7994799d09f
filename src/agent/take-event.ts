import { isLive } from '../../machines/call-legs.ts';
import { domainEventOf } from '../protocol/domain-event-of.ts';
import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { applyEvent, moveMachine } from './apply-event.ts';
import { type ClockNote, noClockNotes } from './clocks/clock-note.ts';
import { adoptClock, place } from './clocks/place.ts';
import type { Placed } from './clocks/placed.ts';
import { timelineUntil, toPlatform } from './clocks/timeline.ts';
import {
  type HeldBack,
  isForeign,
  isRedelivered,
  markOf,
  type Order,
  orderOf,
  withMark,
} from './delivery.ts';
import type { Engine } from './engine-type.ts';
import { beginAnew, type Model } from './model.ts';
import type { Outcome, Step } from './step.ts';

/** A model after an event, and the step. */
export interface TakenEvent {
  readonly model: Model;
  readonly step: Step;
  /** The arrival of the event, ms on the timeline, by all that is known of the clocks. */
  readonly arrivedAt: number;
}

/** Returns what is remembered of an event that newer ones have overtaken; nothing when it has no time of its own. */
const heldBackAt = (genTime: number | null, arrivedAt: number, isLast: boolean): HeldBack | null =>
  genTime === null ? null : { genTime, lead: genTime - arrivedAt, isLast };

/** Returns what is remembered of the platform's clock once an event was applied. */
const clockAfter = (
  { newestGenTime, heldBack, timeline }: Model,
  order: Order,
  placed: Placed,
  genTime: number | null,
  arrivedAt: number,
): Pick<Model, 'newestGenTime' | 'heldBack'> => {
  if (order === 'newClock') return { newestGenTime: placed.provenGenTime, heldBack: null };
  if (order === 'otherClock') return { newestGenTime, heldBack: heldBackAt(genTime, arrivedAt, false) };
  if (order === 'stillTrue' || genTime === null) return { newestGenTime, heldBack };
  const wasSetForward = placed.notes.some(({ kind, by }) => kind === 'platformClock' && by > 0);
  // Two nodes may take turns: the clock that was left is known as the one behind.
  const behind =
    wasSetForward && newestGenTime !== null && timeline.lead !== null
      ? { genTime: newestGenTime, lead: timeline.lead }
      : heldBack;
  const proven = placed.provenGenTime;
  return {
    newestGenTime:
      newestGenTime === null || (proven !== null && proven > newestGenTime) ? proven : newestGenTime,
    heldBack: behind && { ...behind, isLast: false },
  };
};

interface Unapplied {
  readonly event: AgentEvent | UnmappedEvent;
  readonly outcome: Outcome;
  readonly at: number;
  readonly clock?: readonly ClockNote[];
  /** The model after it, when something of the event is remembered all the same. */
  readonly remembering?: Model;
}

const notApplied = (
  model: Model,
  { event, outcome, at, clock = noClockNotes, remembering = model }: Unapplied,
  engine: Engine,
): TakenEvent => {
  const { frame } = event;
  const unapplied = { event, receivedAt: frame.at, at, outcome, machineEvent: null, clock };
  const applied = applyEvent(remembering, unapplied, engine);
  // Only an event that is applied says how the clocks stand.
  return { model: applied.model, step: applied.step, arrivedAt: toPlatform(model.timeline, frame) };
};

/** Returns the model for another agent: its calls, phone and deliveries were those of the one before. */
const withoutAgent = (model: Model): Model => {
  const { path, context } = model.machine;
  // A call that is up ends with the sign-in, which is to be seen.
  const machine = { path, context: { ...context, calls: context.calls.filter(isLive), phone: null } };
  return { ...beginAnew(model), machine, marks: '', newestMarked: null };
};

/**
 * Applies one event of the platform, or says why it is not applied: it is about another agent, it does not move
 * the agent, it came before, or newer events have overtaken it.
 */
export const takeEvent = (given: Model, event: AgentEvent | UnmappedEvent, engine: Engine): TakenEvent => {
  const { frame, genTime, workNo } = event;
  const receivedAt = frame.at;
  const bound = given.situation.workNo;
  const isOther = isForeign(event, given.situation, given.isConfigured);
  let placed = place(given.timeline, genTime, frame);
  if (isOther) return notApplied(given, { event, outcome: 'foreign', at: placed.at }, engine);
  const domainEvent = event.kind === 'event' ? domainEventOf(event, placed.at) : null;
  if (event.kind === 'unmapped' || domainEvent === null) {
    const clock = placed.notes.filter(({ kind }) => kind === 'notBelieved');
    const outcome = event.kind === 'unmapped' ? 'unmapped' : 'informational';
    return notApplied(given, { event, outcome, at: placed.at, clock }, engine);
  }

  const isTakeover = workNo !== null && bound !== null && !isSameAgent(workNo, bound);
  const model = isTakeover ? withoutAgent(given) : given;
  const { timeline, marks, newestMarked } = model;
  const mark = markOf(event, domainEvent);
  const isAgain = isRedelivered(event, mark, model);
  if (isAgain && !(model.mayConfirm && marks.endsWith(mark)))
    return notApplied(given, { event, outcome: 'repeated', at: placed.ownAt }, engine);
  // An event that only confirms shows nothing about the clocks, since its time is an old one.
  const { at: happenedAt, arrivedAt } = placed;
  const order = isAgain ? 'stillTrue' : orderOf(model, domainEvent, genTime, arrivedAt);
  const marksAfter = isAgain ? marks : withMark(marks, mark);
  const markedAfter =
    genTime === null || (newestMarked !== null && newestMarked >= genTime) ? newestMarked : genTime;
  if (order === 'late') {
    const seen: Model = { ...model, marks: marksAfter, newestMarked: markedAfter };
    // The end of a call is often a little late; one that is far behind shows another clock like any event.
    const behind = (model.newestGenTime ?? 0) - (genTime ?? 0);
    const isEvidence = domainEvent.type !== 'call.ended' || behind > timeline.tolerance;
    const remembering = isEvidence ? { ...seen, heldBack: heldBackAt(genTime, arrivedAt, true) } : seen;
    return notApplied(given, { event, outcome: 'late', at: placed.ownAt, remembering }, engine);
  }
  if (order === 'newClock' && genTime !== null) placed = adoptClock(timeline, genTime, frame);
  if (order === 'otherClock' || order === 'stillTrue') placed = place(timeline, null, frame);
  // The times of applied events never run backwards.
  const newest = timeline.newest ?? placed.at;
  // An older event counts at the newest time, unless it arrived so much later that its own time cannot be right.
  const at = Math.max(newest, order === 'stillTrue' && !isAgain ? happenedAt : placed.at);
  const { newestGenTime, heldBack } = clockAfter(model, order, placed, genTime, arrivedAt);
  const isEnd = domainEvent.type === 'call.ended';
  const machineEvent = domainEvent.at === at ? domainEvent : { ...domainEvent, at };
  const toApply = { event, receivedAt, at, machineEvent, clock: placed.notes };
  const { machine, situation, step } = moveMachine(model, toApply, engine);
  // Written out: a spread with changes takes several times as long, and this runs for every event.
  const after: Model = {
    machine,
    situation,
    timeline: timelineUntil(placed.timeline, at),
    isConfigured: model.isConfigured,
    newestGenTime,
    newestType: isEnd ? model.newestType : domainEvent.type,
    pathBefore: isEnd ? model.pathBefore : model.machine.path,
    heldBack,
    appliedAt: placed.arrivedAt,
    marks: marksAfter,
    newestMarked: markedAfter,
    mayConfirm: false,
    seq: step.seq,
  };
  return {
    model: domainEvent.type === 'session.opening' ? beginAnew(after) : after,
    step,
    arrivedAt: placed.arrivedAt,
  };
};
