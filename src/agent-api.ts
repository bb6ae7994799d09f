import type { Observable, ObservableInput, SchedulerLike } from 'rxjs';
import type { InspectionEvent } from 'xstate';
import type { CallLeg } from '../machines/call-legs.ts';
import type { LinkState } from '../machines/link.machine.ts';
import type { CallMoment } from './agent/once-per-call.ts';
import type { Situation } from './agent/situation.ts';
import type { StatusAnswer } from './agent/status-answer.ts';
import type { Step } from './agent/step.ts';
import type { Connection } from './doors/connection.ts';
import type { AgentState } from './protocol/agent-state.ts';
import type { Frame } from './protocol/frame.ts';
import type { Recorder, RecorderLimits } from './recording/recorder.ts';
import type { Finding } from './rules/finding.ts';
import type { Rule } from './rules/rule.ts';
import type { RuleRun } from './rules/run-rules.ts';

/** What a page shows of an agent: the situation, and whether the bar is heard at all. */
export interface AgentView extends Situation {
  readonly link: LinkState;
}

/**
 * What failed around the agent.
 *
 * - `handler`: a subscriber or once-per-call handler threw
 * - `resync`: the status query failed
 * - `source`: the source of frames failed
 */
export type ErrorPlace = 'handler' | 'resync' | 'source';

/** Something of the application or around it failed. The agent itself goes on. */
export interface AgentError {
  readonly where: ErrorPlace;
  readonly error: unknown;
  /** ms by the clock. */
  readonly at: number;
}

/** What an agent is made of. */
export interface AgentOptions {
  /** Frames, usually from `connectionBar`; any observable of frames will do. */
  readonly source: Observable<Frame> & Partial<Pick<Connection, 'link$' | 'callOut'>>;
  /** Only this agent's events are applied. When left out, the first agent seen. */
  readonly workNo?: string;
  /** The one clock, an RxJS scheduler. */
  readonly clock?: SchedulerLike;
  /**
   * Asks the platform for the agent's state, at the start and after each interruption. What it answers is
   * `assumed` until the next event; an answer that events have overtaken is not applied.
   */
  readonly resync?: () => ObservableInput<StatusAnswer>;
  /** How much the flight recorder keeps. */
  readonly recorder?: RecorderLimits;
  /** Business rules, besides those that every agent runs with; one with the id of such a rule takes its place. */
  readonly rules?: readonly Rule[];
}

/**
 * One agent, live. Every observable gives its present value to late subscribers, shares one run of the
 * model, speaks only when something changed, and completes on `close()`.
 */
export interface Agent {
  readonly state$: Observable<AgentState>;
  readonly view$: Observable<AgentView>;
  /** The leg that matters most now, or `null`. */
  readonly call$: Observable<CallLeg | null>;
  /** The legs of the present or last contact, ended ones included. */
  readonly calls$: Observable<readonly CallLeg[]>;
  readonly link$: Observable<LinkState>;
  readonly steps$: Observable<Step>;
  readonly findings$: Observable<Finding>;
  /** The findings about transitions that the lifecycle does not allow. */
  readonly warnings$: Observable<Finding>;
  readonly errors$: Observable<AgentError>;
  /**
   * The time in the present state, ms, from its entry; `null` while unknown. Right at once after a hidden tab wakes.
   *
   * @param every how often to tell, ms, from 1 to some 24 days.
   * @throws `CcbarError` `bad-option`.
   */
  readonly elapsed$: (every: number) => Observable<number | null>;
  /** What was heard, the newest of it; `recordingText` and `downloadRecording` write it down. */
  readonly recorder: Recorder;
  /** The present view, without subscribing. */
  readonly view: () => AgentView;
  /**
   * Calls `handler` once for each call id, when the call reaches `moment`, calls that are already there included.
   *
   * @returns how to stop.
   */
  readonly oncePerCall: (moment: CallMoment, handler: (call: CallLeg) => void) => () => void;
  /**
   * Lets an observer see every move of the machine as XState tells it, raw and with personal data; for
   * inspectors. What it throws is told on `errors$` and never reaches the machine.
   *
   * @returns how to stop.
   */
  readonly inspect: (observer: (event: InspectionEvent) => void) => () => void;
  /** Asks the `resync` function again. Does nothing when there is none. */
  readonly resync: () => void;
  /**
   * Replaces the rules given before. A rule with the same id and parameters keeps its memory, others begin
   * with the agent as it stands.
   */
  readonly setRules: (rules: readonly Rule[]) => void;
  /** The rules as they are now, the standing ones included. */
  readonly rules: RuleRun['atWork'];
  /** Reports that a rule threw outside a run, as when it was asked about a request. */
  readonly ruleFailed: (id: string, error: unknown) => void;
  /** The present moment on the platform's timeline, ms. */
  readonly now: () => number;
  /** What it was made with. */
  readonly source: AgentOptions['source'];
  readonly clock: SchedulerLike;
  /** Ends everything, once: source, machine, timers and all observables. */
  readonly close: () => void;
}
