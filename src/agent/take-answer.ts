import type { InterruptionFrame, RestoredFrame } from '../protocol/frame.ts';
import type { Rejection } from '../protocol/rejection.ts';
import { applyEvent } from './apply-event.ts';
import { place } from './clocks/place.ts';
import { toPlatform } from './clocks/timeline.ts';
import type { Engine } from './engine-type.ts';
import { beginAnew, type Model } from './model.ts';
import { readStatus } from './status-answer.ts';
import type { Step } from './step.ts';

/** Marks the state stale: events may have been lost. The order of events begins anew. */
export const takeInterruption = (
  model: Model,
  frame: InterruptionFrame,
  engine: Engine,
): { readonly model: Model; readonly step: Step } => {
  const { timeline } = model;
  const at = Math.max(timeline.newest ?? frame.at, toPlatform(timeline, frame));
  const machineEvent = { type: 'model.stale', at } as const;
  return applyEvent(
    { ...beginAnew(model), mayConfirm: true },
    { event: frame, receivedAt: frame.at, at, outcome: 'informational', machineEvent },
    engine,
  );
};

/** Applies the answer of a status query, unless an event has come since the question. */
export const takeAnswer = (
  model: Model,
  frame: RestoredFrame,
  engine: Engine,
): { readonly model: Model; readonly happening: Step | Rejection } => {
  const status = readStatus(frame.data, frame.at);
  if (status.state === null) {
    const expected = 'a known state or agentState number';
    const received = 'another answer';
    return {
      model,
      happening: { kind: 'rejected', reason: 'shape', where: 'resync', expected, received, frame },
    };
  }
  const { timeline, situation, appliedAt } = model;
  const placed = place(timeline, null, frame);
  const at = Math.max(timeline.newest ?? placed.at, placed.at);
  const isOutdated = appliedAt !== null && appliedAt >= at - Math.max(0, frame.at - frame.askedAt);
  const { state, reason } = status;
  // Whatever the answer names cannot have begun before the newest event; the same state goes on if it did not begin
  // after that one, as far as the clocks show.
  const newest = timeline.newest ?? Number.NEGATIVE_INFINITY;
  const given = status.since === null ? at : Math.min(at, status.since - (timeline.lead ?? 0));
  const goesOn =
    state === situation.state &&
    (reason ?? situation.reason) === (situation.reason ?? reason) &&
    (status.since === null || given <= newest + timeline.tolerance);
  const since = goesOn ? (situation.since ?? at) : Math.max(newest, given);
  const { model: after, step } = applyEvent(
    isOutdated
      ? model
      : { ...beginAnew({ ...model, timeline: { ...placed.timeline, newest: at } }), mayConfirm: true },
    {
      event: frame,
      receivedAt: frame.at,
      at,
      ...(isOutdated && { outcome: 'late' }),
      machineEvent: isOutdated ? null : { type: 'model.restored', at, state, since, reason },
    },
    engine,
  );
  return { model: after, happening: step };
};
