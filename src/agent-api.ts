import type { Observable, ObservableInput, SchedulerLike } from 'rxjs';
import type { CallLeg } from '../machines/call-legs.ts';
import type { LinkState } from '../machines/link-state.ts';
import type { MachineObserver } from './agent/engine-type.ts';
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
import type { RuleAtWork } from './run/with-rules.ts';

/** The view of a page on an agent: the situation, and the link to the bar. */
export interface AgentView extends Situation {
  /** The link to the bar. */
  readonly link: LinkState;
}

/**
 * The place of a failure around the agent.
 *
 * - `handler`: a subscriber or once-per-call handler threw
 * - `resync`: the status query failed
 * - `source`: the source of frames failed
 */
export type ErrorPlace = 'handler' | 'resync' | 'source';

/** Something of the application or around it failed. The agent itself goes on. */
export interface AgentError {
  /** The part that failed. */
  readonly where: ErrorPlace;
  /** The value that was thrown, or with which a promise was rejected. */
  readonly error: unknown;
  /** ms by the clock. */
  readonly at: number;
}

/** The parts and settings of an agent. */
export interface AgentOptions {
  /** Frames, usually from `connectionBar`; any observable of frames will do. */
  readonly source: Observable<Frame> & Partial<Pick<Connection, 'link$' | 'callOut'>>;
  /** Only this agent's events are applied. When left out, the first agent seen. */
  readonly workNo?: string;
  /**
   * The most by which the clocks of the gateway's nodes may differ, ms: an older event that the state expects is
   * applied when it is older by no more than this. 5000 when left out.
   */
  readonly clockTolerance?: number;
  /** The one clock, an RxJS scheduler. */
  readonly clock?: SchedulerLike;
  /**
   * Asks the platform for the agent's state, at the start and after each interruption. The state of the
   * answer is `assumed` until the next event; an answer that events have overtaken is not applied.
   */
  readonly resync?: () => ObservableInput<StatusAnswer>;
  /** The limits of the flight recorder, which holds the newest frames. */
  readonly recorder?: RecorderLimits;
  /** Business rules, besides those that every agent runs with; one with the id of such a rule takes its place. */
  readonly rules?: readonly Rule[];
}

/**
 * One agent, live. Every observable gives its present value to late subscribers, shares one run of the
 * model, emits only when something changed, and completes on `close()`.
 */
export interface Agent {
  /** The state: `unknown`, `signedOut`, `idle`, `busy`, `rest`, `wrapUp`, `ringing` or `talking`. */
  readonly state$: Observable<AgentState>;
  /** The state with everything that belongs to it, and the link to the bar. */
  readonly view$: Observable<AgentView>;
  /** The leg that matters most now, or `null`. */
  readonly call$: Observable<CallLeg | null>;
  /** The legs of the present or last contact, ended ones included. */
  readonly calls$: Observable<readonly CallLeg[]>;
  /** The link to the bar, such as `live` or `lost`. */
  readonly link$: Observable<LinkState>;
  /** Every event with the situation before and after it, also events that changed nothing. */
  readonly steps$: Observable<Step>;
  /** Everything that should not have happened or should be noticed, of every level. */
  readonly findings$: Observable<Finding>;
  /**
   * The findings of level `warning` and `error`. Those about transitions that the lifecycle does not allow have
   * the id `unexpected-transition`.
   */
  readonly warnings$: Observable<Finding>;
  /** The failures around the agent: a handler, the `resync` function or the source. The agent goes on. */
  readonly errors$: Observable<AgentError>;
  /**
   * The time in the present state, ms, from its entry; `null` while unknown. Right at once after a hidden tab wakes.
   *
   * @param every the time between two values, ms, from 1 to some 24 days.
   * @throws `CcbarError` `bad-option`.
   */
  readonly elapsed$: (every: number) => Observable<number | null>;
  /** The newest frames; `recordingText` and `downloadRecording` write them down. */
  readonly recorder: Recorder;
  /** Returns the present view, without subscribing. */
  readonly view: () => AgentView;
  /**
   * Calls `handler` once for each call id, when the call reaches `moment`, calls that are already there included.
   *
   * @returns how to stop.
   */
  readonly oncePerCall: (moment: CallMoment, handler: (call: CallLeg) => void) => () => void;
  /**
   * Lets an observer see every move of the machine as XState reports it, raw and with personal data; for
   * inspectors. What it throws is reported on `errors$` and never reaches the machine. Give its parameter the type
   * `InspectionEvent` of XState to read more than the event's `type`.
   *
   * @returns how to stop.
   */
  readonly inspect: (observer: MachineObserver) => () => void;
  /** Asks the `resync` function again. Does nothing when there is none. */
  readonly resync: () => void;
  /**
   * Replaces the rules given before. A rule with the same id and parameters has the memory of the one before,
   * others begin with the agent as it is.
   */
  readonly setRules: (rules: readonly Rule[]) => void;
  /** Returns the rules as they are now, the standing ones included. */
  readonly rules: () => readonly RuleAtWork[];
  /**
   * Returns the present moment on the platform's timeline, ms: `agent.now() - view.since` is the time in the
   * present state, also on a page whose clock is wrong.
   */
  readonly now: () => number;
  /** Ends everything, once: source, machine, timers and all observables. */
  readonly close: () => void;
}

/** The observables by which an agent is followed, in its own page and in the other tabs of the site. */
export type AgentObservables = Pick<
  Agent,
  'state$' | 'view$' | 'call$' | 'calls$' | 'link$' | 'findings$' | 'warnings$'
>;
