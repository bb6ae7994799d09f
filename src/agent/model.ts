import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { decode } from '../protocol/decode.ts';
import { domainEventOf } from '../protocol/domain-event-of.ts';
import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import type { Frame, InterruptionFrame, RestoredFrame } from '../protocol/frame.ts';
import { isForeign, isOvertaken, isRedelivered, isStillTrue, markOf, remembered } from './delivery.ts';
import { type AgentSnapshot, type Engine, firstSnapshot, pureEngine } from './engine.ts';
import { type Situation, situationOf } from './situation.ts';
import { readStatus } from './status-answer.ts';
import type { Happening, Outcome, Step } from './step.ts';
import { firstTimeline, place, type Timeline, toPlatform } from './timeline.ts';

/** Everything that is known of one agent between two frames. */
export interface Model {
  readonly snapshot: AgentSnapshot;
  readonly situation: Situation;
  readonly timeline: Timeline;
  /** The agent it is bound to was configured and not merely the first one seen. */
  readonly isConfigured: boolean;
  /** `eventGenTime` of the newest event applied, ms. */
  readonly newestApplied: number;
  /** Door time of the last event applied, ms: a status answer asked for before it is out of date. */
  readonly appliedAt: number;
  /** Marks of the events applied last, newest last, to tell second deliveries. */
  readonly recent: readonly string[];
  readonly seq: number;
}

/** The model before anything was heard. */
export const firstModel = (workNo: string | null = null): Model => {
  const snapshot = firstSnapshot();
  return {
    snapshot,
    situation: situationOf(snapshot, workNo),
    timeline: firstTimeline,
    isConfigured: workNo !== null,
    newestApplied: Number.NEGATIVE_INFINITY,
    appliedAt: Number.NEGATIVE_INFINITY,
    recent: [],
    seq: 0,
  };
};

interface Advance {
  readonly model: Model;
  readonly happenings: readonly Happening[];
}

/** Writes the step down; `told` is what the machine is told, `null` when it is told nothing. */
const record = (
  model: Model,
  event: Step['event'],
  receivedAt: number,
  at: number,
  outcome: Outcome | null,
  told: AgentMachineEvent | null,
  engine: Engine,
): { readonly model: Model; readonly step: Step } => {
  const snapshot = told === null ? model.snapshot : engine(model.snapshot, told);
  const workNo = (outcome !== 'foreign' && 'workNo' in event ? event.workNo : null) ?? model.situation.workNo;
  const before = model.situation;
  const after = situationOf(snapshot, workNo, before);
  const wasUnexpected = snapshot.context.unexpected > model.snapshot.context.unexpected;
  const seq = model.seq + 1;
  return {
    model: { ...model, snapshot, situation: after, seq },
    step: {
      kind: 'step',
      seq,
      at,
      receivedAt,
      event,
      outcome: outcome ?? (wasUnexpected ? 'unexpected' : after === before ? 'repeated' : 'expected'),
      before,
      after,
    },
  };
};

const takeEvent = (
  model: Model,
  event: AgentEvent | UnmappedEvent,
  engine: Engine,
): { model: Model; step: Step } => {
  const receivedAt = event.frame.at;
  const { situation, isConfigured, recent, newestApplied } = model;
  const isOther = isForeign(event.workNo, situation, isConfigured);
  const { at, timeline } = place(model.timeline, event.genTime, receivedAt);
  const told = event.kind === 'event' && !isOther ? domainEventOf(event, at) : null;
  if (event.kind === 'unmapped' || told === null) {
    const outcome = isOther ? 'foreign' : event.kind === 'unmapped' ? 'unmapped' : 'informational';
    return record(isOther ? model : { ...model, timeline }, event, receivedAt, at, outcome, null, engine);
  }
  const mark = markOf(event, told);
  if (isRedelivered(event, mark, recent))
    return record(model, event, receivedAt, at, 'repeated', null, engine);
  const isLate = isOvertaken(event, newestApplied);
  if (isLate && !isStillTrue(told, situation))
    return record(model, event, receivedAt, at, 'late', null, engine);
  const heard: Model = {
    ...model,
    timeline,
    newestApplied: Math.max(newestApplied, event.genTime ?? Number.NEGATIVE_INFINITY),
    appliedAt: receivedAt,
    recent: [...recent.slice(1 - remembered), mark],
  };
  // What is applied never runs backwards: told late, it takes effect with the newest.
  const now = isLate ? { ...told, at: newestApplied } : told;
  return record(heard, event, receivedAt, now.at, null, now, engine);
};

const takeInterruption = (model: Model, frame: InterruptionFrame, engine: Engine): Advance => {
  const at = toPlatform(model.timeline, frame.at);
  // What is said again after an interruption confirms; it is not a second delivery.
  const deaf = { ...model, recent: [] };
  const told = { type: 'model.stale', at } as const;
  const { model: after, step } = record(deaf, frame, frame.at, at, 'informational', told, engine);
  return { model: after, happenings: [step] };
};

const takeAnswer = (model: Model, frame: RestoredFrame, engine: Engine): Advance => {
  const status = readStatus(frame.data);
  if (status === null) {
    const expected = 'a known state or agentState number';
    return {
      model,
      happenings: [
        { kind: 'rejected', reason: 'shape', where: 'resync', expected, received: 'another answer', frame },
      ],
    };
  }
  const at = toPlatform(model.timeline, frame.at);
  const { situation } = model;
  const isOutdated = model.appliedAt >= frame.askedAt;
  const since = status.since ?? (status.state === situation.state ? situation.since : null) ?? at;
  const told = { type: 'model.restored', at, state: status.state, since, reason: status.reason } as const;
  const { model: after, step } = isOutdated
    ? record(model, frame, frame.at, at, 'late', null, engine)
    : record({ ...model, recent: [] }, frame, frame.at, at, null, told, engine);
  return { model: after, happenings: [step] };
};

/**
 * The heart: what a frame does to the model. Pure when the engine is, so that live and replayed runs of
 * the same frames give the same steps. Never throws on what a frame holds.
 *
 * @returns the model after the frame, and a step or rejection for each thing the frame said, in order.
 */
export const advance = (model: Model, frame: Frame, engine: Engine = pureEngine): Advance => {
  if (frame.kind === 'interrupted') return takeInterruption(model, frame, engine);
  if (frame.kind === 'restored') return takeAnswer(model, frame, engine);
  let current = model;
  const happenings = decode(frame).map((decoded): Happening => {
    if (decoded.kind === 'rejected') return decoded;
    const { model: after, step } = takeEvent(current, decoded, engine);
    current = after;
    return step;
  });
  return { model: current, happenings };
};
