import { textOf } from '../protocol/content.ts';
import { bodyOf, decode } from '../protocol/decode.ts';
import type { Frame, RestoredFrame } from '../protocol/frame.ts';
import type { PlainObject } from '../protocol/plain-object.ts';
import { isSignedOutCode } from '../protocol/refusal-codes.ts';
import type { Rejection } from '../protocol/rejection.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { append } from './append.ts';
import { toPlatform } from './clocks/timeline.ts';
import { compiledEngine } from './compiled-engine.ts';
import type { Engine } from './engine-type.ts';
import type { Model } from './model.ts';
import type { Happening } from './step.ts';
import { takeAnswer, takeInterruption } from './take-answer.ts';
import { takeEvent } from './take-event.ts';

/** A model after a frame, and what the frame was. */
export interface Advance {
  readonly model: Model;
  /** A step or rejection for each thing in the frame, in order. */
  readonly happenings: readonly Happening[];
  /** The arrival of the frame, ms on the timeline, by all that is known of the clocks after it. */
  readonly arrivedAt: number;
}

/** A refusal may answer the question for the status too: the agent is not signed in. */
const answerIn = ({ reason, received, frame }: Rejection, { situation }: Model): RestoredFrame | null => {
  if (reason !== 'refusal' || !isSignedOutCode(received) || frame.kind !== 'message') return null;
  const { kind, data, ...arrival } = frame;
  const named = textOf((bodyOf(data) as PlainObject)['workNo']);
  if (named && situation.workNo !== null && !isSameAgent(named, situation.workNo)) return null;
  return { ...arrival, kind: 'restored', data: { state: 'signedOut' }, askedAt: frame.at };
};

/**
 * Applies a frame to the model. Pure when the engine is, so that live and replayed runs of the same frames give
 * the same steps. Never throws on what a frame holds.
 *
 * @returns the model after the frame, and a step or rejection for each thing in the frame, in order.
 */
export const advance = (model: Model, frame: Frame, engine: Engine = compiledEngine): Advance => {
  if (frame.kind === 'interrupted') {
    const { model: after, step } = takeInterruption(model, frame, engine);
    return { model: after, happenings: [step], arrivedAt: step.at };
  }
  if (frame.kind === 'restored') {
    const { model: after, happening } = takeAnswer(model, frame, engine);
    return { model: after, happenings: [happening], arrivedAt: toPlatform(after.timeline, frame) };
  }
  let happenings: Happening[] | null = null;
  let current = model;
  let arrivedAt: number | null = null;
  for (const decoded of decode(frame)) {
    if (decoded.kind !== 'rejected') {
      const taken = takeEvent(current, decoded, engine);
      current = taken.model;
      arrivedAt = Math.max(arrivedAt ?? taken.arrivedAt, taken.arrivedAt);
      happenings = append(happenings, taken.step);
      continue;
    }
    happenings = append(happenings, decoded);
    const answer = answerIn(decoded, current);
    if (answer === null) continue;
    const { model: after, happening } = takeAnswer(current, answer, engine);
    current = after;
    happenings = append(happenings, happening);
  }
  return {
    model: current,
    happenings: happenings ?? [],
    arrivedAt: arrivedAt ?? toPlatform(current.timeline, frame),
  };
};
