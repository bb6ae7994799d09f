import { domainEventOf } from '../protocol/domain-event-of.ts';
import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { applyEvent } from './apply-event.ts';
import {
  type HeldBack,
  isForeign,
  isRedelivered,
  markOf,
  type Order,
  orderOf,
  withMark,
} from './delivery.ts';
import type { Engine } from './engine.ts';
import { beginAnew, type Model } from './model.ts';
import { adoptClock, noClockNotes, type Placed, place } from './place.ts';
import type { Outcome, Step } from './step.ts';
import { toPlatform } from './timeline.ts';

/** A model after an event, and the step. */
export interface TakenEvent {
  readonly model: Model;
  readonly step: Step;
  /** When the event arrived, ms on the timeline, by all that is known of the clocks. */
  readonly arrivedAt: number;
}

/** Returns what is remembered of the platform's clock once an event was applied. */
const clockAfter = (
  { newestGenTime, heldBack, timeline }: Model,
  order: Order,
  placed: Placed,
  asHeldBack: HeldBack | null,
): Pick<Model, 'newestGenTime' | 'heldBack'> => {
  if (order === 'newClock') return { newestGenTime: placed.provenGenTime, heldBack: null };
  if (order === 'otherClock')
    return { newestGenTime, heldBack: asHeldBack && { ...asHeldBack, isLast: false } };
  if (order === 'stillTrue' || asHeldBack === null) return { newestGenTime, heldBack };
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

/**
 * Applies one event of the platform, or says why it is not applied: it is about another agent, it does not move
 * the agent, it came before, or newer events have overtaken it.
 */
export const takeEvent = (given: Model, event: AgentEvent | UnmappedEvent, engine: Engine): TakenEvent => {
  const { frame, genTime, workNo } = event;
  const receivedAt = frame.at;
  const notApplied = (outcome: Outcome, at: number, clock = noClockNotes, model = given): TakenEvent => ({
    ...applyEvent(model, { event, receivedAt, at, outcome, machineEvent: null, clock }, engine),
    // Only an event that is applied says how the clocks stand.
    arrivedAt: toPlatform(given.timeline, frame),
  });

  const bound = given.situation.workNo;
  const isOther = isForeign(event, given.situation, given.isConfigured);
  let placed = place(given.timeline, genTime, frame);
  if (isOther) return notApplied('foreign', placed.at);
  const domainEvent = event.kind === 'event' ? domainEventOf(event, placed.at) : null;
  if (event.kind === 'unmapped' || domainEvent === null) {
    const notes = placed.notes.filter(({ kind }) => kind === 'notBelieved');
    return notApplied(event.kind === 'unmapped' ? 'unmapped' : 'informational', placed.at, notes);
  }

  const isTakeover = workNo !== null && bound !== null && !isSameAgent(workNo, bound);
  const model = isTakeover ? { ...beginAnew(given), marks: '' } : given;
  const { timeline, marks } = model;
  const mark = markOf(event, domainEvent);
  const isAgain = isRedelivered(event, mark, marks);
  if (isAgain && !(model.mayConfirm && marks.endsWith(mark))) return notApplied('repeated', placed.ownAt);
  // What confirms says nothing of the clocks: its time is an old one.
  const order = isAgain ? 'stillTrue' : orderOf(model, domainEvent, genTime, placed.arrivedAt);
  const asHeldBack: HeldBack | null =
    genTime === null ? null : { genTime, lead: genTime - placed.arrivedAt, isLast: true };
  const seen: Model = { ...model, marks: isAgain ? marks : withMark(marks, mark) };
  if (order === 'late') {
    const isEvidence = domainEvent.type !== 'call.ended';
    return notApplied(
      'late',
      placed.ownAt,
      noClockNotes,
      isEvidence ? { ...seen, heldBack: asHeldBack } : seen,
    );
  }
  if (order === 'newClock' && genTime !== null) placed = adoptClock(timeline, genTime, frame);
  if (order === 'otherClock' || order === 'stillTrue') placed = place(timeline, null, frame);
  // What is applied never runs backwards.
  const newest = timeline.newest ?? placed.at;
  const at = order === 'stillTrue' && !isAgain ? newest : Math.max(newest, placed.at);
  const next: Model = {
    ...seen,
    ...clockAfter(model, order, placed, asHeldBack),
    timeline: { ...placed.timeline, newest: at },
    ...(domainEvent.type !== 'call.ended' && {
      newestType: domainEvent.type,
      pathBefore: model.machine.path,
    }),
    appliedAt: placed.arrivedAt,
    mayConfirm: false,
  };
  const machineEvent = { ...domainEvent, at };
  const applied = applyEvent(next, { event, receivedAt, at, machineEvent, clock: placed.notes }, engine);
  return {
    ...applied,
    ...(domainEvent.type === 'session.opening' && { model: beginAnew(applied.model) }),
    arrivedAt: placed.arrivedAt,
  };
};
