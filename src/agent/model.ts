import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { initialMachineState, type MachineState } from '../../machines/machine-state.ts';
import { decode } from '../protocol/decode.ts';
import { domainEventOf } from '../protocol/domain-event-of.ts';
import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import type { Frame, InterruptionFrame, RestoredFrame } from '../protocol/frame.ts';
import { isForeign, isOvertaken, isRedelivered, isStillTrue, markOf, remembered } from './delivery.ts';
import { type Engine, pureEngine } from './engine.ts';
import { type Situation, situationOf } from './situation.ts';
import { readStatus } from './status-answer.ts';
import type { Happening, Outcome, Step } from './step.ts';
import { firstTimeline, place, type Timeline, toPlatform } from './timeline.ts';

/** Everything that is known of one agent between two frames: plain data that survives JSON. */
export interface Model {
  /** The agent machine: the path of its state, and its context. */
  readonly machine: MachineState;
  readonly situation: Situation;
  readonly timeline: Timeline;
  /** The agent it is bound to was configured and not merely the first one seen. */
  readonly isConfigured: boolean;
  /** `eventGenTime` of the newest event applied, ms; `null` before the first. */
  readonly newestApplied: number | null;
  /** Door time of the last event applied, ms: a status answer asked for before it is out of date. */
  readonly appliedAt: number | null;
  /** Marks of the events applied last, newest last, to recognise second deliveries. */
  readonly recent: readonly string[];
  /** The number of the last step. */
  readonly seq: number;
}

/**
 * The model before the first frame.
 *
 * @param workNo the agent it is for; when `null`, the first one that an event names.
 */
export const firstModel = (workNo: string | null = null): Model => ({
  machine: initialMachineState,
  situation: situationOf(initialMachineState, workNo),
  timeline: firstTimeline,
  isConfigured: workNo !== null,
  newestApplied: null,
  appliedAt: null,
  recent: [],
  seq: 0,
});

interface Advance {
  readonly model: Model;
  readonly happenings: readonly Happening[];
}

interface EventToApply {
  readonly event: Step['event'];
  /** When it arrived, ms by the door's clock. */
  readonly receivedAt: number;
  /** When it happened, ms on the platform's timeline. */
  readonly at: number;
  /** What became of it; `null` when the machine decides. */
  readonly outcome: Outcome | null;
  /** The event for the machine, `null` when the machine is left alone. */
  readonly machineEvent: AgentMachineEvent | null;
}

/** Moves the machine by one event and makes the step of it. */
const applyEvent = (
  model: Model,
  { event, receivedAt, at, outcome, machineEvent }: EventToApply,
  engine: Engine,
): { readonly model: Model; readonly step: Step } => {
  const machine = machineEvent === null ? model.machine : engine(model.machine, machineEvent);
  const before = model.situation;
  const workNo = (outcome !== 'foreign' && 'workNo' in event ? event.workNo : null) ?? before.workNo;
  const after = situationOf(machine, workNo, before);
  const wasUnexpected = machine.context.unexpected > model.machine.context.unexpected;
  const seq = model.seq + 1;
  return {
    model: { ...model, machine, situation: after, seq },
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
  const domainEvent = event.kind === 'event' && !isOther ? domainEventOf(event, at) : null;
  const notApplied = (given: Model, outcome: Outcome) =>
    applyEvent(given, { event, receivedAt, at, outcome, machineEvent: null }, engine);
  if (event.kind === 'unmapped' || domainEvent === null) {
    if (isOther) return notApplied(model, 'foreign');
    return notApplied({ ...model, timeline }, event.kind === 'unmapped' ? 'unmapped' : 'informational');
  }
  const mark = markOf(event, domainEvent);
  if (isRedelivered(event, mark, recent)) return notApplied(model, 'repeated');
  const isLate = isOvertaken(event, newestApplied);
  if (isLate && !isStillTrue(domainEvent, situation)) return notApplied(model, 'late');
  const next: Model = {
    ...model,
    timeline,
    newestApplied: isLate || event.genTime === null ? newestApplied : event.genTime,
    appliedAt: receivedAt,
    recent: [...recent.slice(1 - remembered), mark],
  };
  // What is applied never runs backwards: an event that is late takes effect at the newest time.
  const machineEvent = isLate ? { ...domainEvent, at: newestApplied ?? at } : domainEvent;
  return applyEvent(next, { event, receivedAt, at: machineEvent.at, outcome: null, machineEvent }, engine);
};

const takeInterruption = (model: Model, frame: InterruptionFrame, engine: Engine): Advance => {
  const at = toPlatform(model.timeline, frame.at);
  const { model: after, step } = applyEvent(
    // An event that is sent again after an interruption confirms; it is not a second delivery.
    { ...model, recent: [] },
    {
      event: frame,
      receivedAt: frame.at,
      at,
      outcome: 'informational',
      machineEvent: { type: 'model.stale', at },
    },
    engine,
  );
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
  const { situation, appliedAt } = model;
  const isOutdated = appliedAt !== null && appliedAt >= frame.askedAt;
  const { state, reason } = status;
  const since = status.since ?? (state === situation.state ? situation.since : null) ?? at;
  const { model: after, step } = applyEvent(
    isOutdated ? model : { ...model, recent: [] },
    {
      event: frame,
      receivedAt: frame.at,
      at,
      outcome: isOutdated ? 'late' : null,
      machineEvent: isOutdated ? null : { type: 'model.restored', at, state, since, reason },
    },
    engine,
  );
  return { model: after, happenings: [step] };
};

/**
 * The heart: applies a frame to the model. Pure when the engine is, so that live and replayed runs of
 * the same frames give the same steps. Never throws on what a frame holds.
 *
 * @returns the model after the frame, and a step or rejection for each thing in the frame, in order.
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
