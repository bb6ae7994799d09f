import { firstModel, type Model } from '../../src/agent/model.ts';
import type { Outcome, Step } from '../../src/agent/step.ts';
import type { AgentState } from '../../src/protocol/agent-state.ts';
import type { EventId } from '../../src/protocol/catalogue.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, type InterruptionCause, messageFrame } from '../../src/protocol/frame.ts';
import type { Rejection } from '../../src/protocol/rejection.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { runSetup, startRun } from '../../src/run/run.ts';
import { take } from '../../src/run/take.ts';

/** The times of a frame and the agent of its event; ms after {@link start}. */
export interface FrameTimes {
  /** Arrival by the clock of the page; a second after the one before when left out. */
  readonly at?: number;
  /** Time of the platform; the same as the arrival when left out, none when `null`. */
  readonly gen?: number | null;
  readonly workNo?: string;
}

/** An event as a table writes it: its id; with content; with times. Or a frame as it is. */
export type EventRow =
  | EventId
  | readonly [id: EventId | (string & {}), content?: unknown, times?: FrameTimes]
  | Frame;

/** The instant at which all tests begin: 2026-01-01 00:00 UTC, ms since the epoch. */
export const start = 1_767_225_600_000;

const isFrame = (row: EventRow): row is Frame => typeof row === 'object' && 'kind' in row;

/** The frames of a table. */
export const framesOf = (rows: readonly EventRow[], always: FrameTimes = {}): readonly Frame[] => {
  let clock = 0;
  return rows.map((one) => {
    if (isFrame(one)) {
      clock = one.at - start;
      return one;
    }
    const [eventType, content = null, own = {}] = typeof one === 'string' ? [one] : one;
    const { at = clock + 1000, gen = at, workNo = '30021' } = { ...always, ...own };
    clock = at;
    const time = gen === null ? {} : { eventGenTime: start + gen };
    return messageFrame(encodeEvent({ eventType, workNo, content, ...time }), { at: start + at });
  });
};

/** The frame of an interruption: nothing could be received for a while. */
export const interruption = (at: number, cause: InterruptionCause = 'reload'): Frame => ({
  kind: 'interrupted',
  cause,
  at: start + at,
  door: 'window',
});

/** The status query answered. */
export const answer = (data: unknown, at: number, askedAt = at): Frame => ({
  kind: 'restored',
  data,
  at: start + at,
  askedAt: start + askedAt,
  door: 'resync',
});

/** The result of some frames. */
export interface TableResult {
  readonly model: Model;
  readonly steps: readonly Step[];
  readonly rejections: readonly Rejection[];
  readonly findings: readonly Finding[];
  /** The messages of everything that is no mere information. */
  readonly warnings: readonly string[];
  readonly states: readonly AgentState[];
  readonly outcomes: readonly Outcome[];
}

/** Runs frames through the fold and the standing rules. */
export const runFrames = (frames: readonly Frame[], from: Model = firstModel()): TableResult => {
  const setup = runSetup();
  let run = { ...startRun(setup), model: from };
  const turns = frames.map((frame) => {
    const taken = take(run, frame, setup);
    run = taken.run;
    return taken.turn;
  });
  const { model } = run;
  const happenings = turns.flatMap((turn) => turn.happenings);
  const findings = turns.flatMap((turn) => turn.findings);
  const steps = happenings.filter((happening) => happening.kind === 'step');
  const rejections = happenings.filter((happening) => happening.kind === 'rejected');
  return {
    model,
    steps,
    rejections,
    findings,
    warnings: findings.filter(({ level }) => level !== 'info').map(({ message }) => message),
    states: steps.map(({ after }) => after.state),
    outcomes: steps.map(({ outcome }) => outcome),
  };
};

/** Runs a table through the fold and the standing rules. */
export const runTable = (rows: readonly EventRow[], always?: FrameTimes, from?: Model): TableResult =>
  runFrames(framesOf(rows, always), from);
