import { asyncScheduler, BehaviorSubject, type Observable, type SchedulerLike, Subscription } from 'rxjs';
import type { WireEvent } from '../protocol/encode.ts';
import type { BarButtons, Button, ButtonName, ButtonTable } from './bar-buttons.ts';
import {
  type BarSettings,
  type BarState,
  type BarTruth,
  nobody,
  type Outcome,
  restRunsOver,
  usualSettings,
} from './bar-truth.ts';
import { callButtons } from './call-buttons.ts';
import { phoneButtons } from './phone-buttons.ts';
import { statusButtons } from './status-buttons.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** A bar's buttons and its own truth. */
export interface Bar extends BarButtons {
  /** The state of the agent as the bar knows it. */
  readonly state: BarState;
  /** All the bar knows about its agent. */
  readonly truth: BarTruth;
  /** The truth, at once and after every accepted press. */
  readonly truth$: Observable<BarTruth>;
  /** Returns whether a button would be accepted now. */
  readonly can: (button: ButtonName) => boolean;
  /** Takes over a truth, or parts of it, without sending anything: after a script, or after a reload. */
  readonly adopt: (truth: Partial<BarTruth>) => void;
  /** Ends the bar: no button is accepted any more and no timer is left. */
  readonly stop: () => void;
}

/** The options of a bar and its agent; a left-out option has the value named. */
export interface BarOptions extends Partial<BarSettings> {
  /** Time and timers; RxJS's own when left out. */
  readonly clock?: SchedulerLike;
  /** The time at the start, ms since the epoch; the clock's own when left out. */
  readonly startAt?: number;
}

const buttons: ButtonTable = { ...statusButtons, ...callButtons, ...phoneButtons };

/** The names of all buttons, as a page of buttons needs them. */
export const buttonNames = Object.keys(buttons) as readonly ButtonName[];

const settingsOf = (options: BarOptions): BarSettings => {
  const given = Object.entries(options).filter(
    ([name, value]) => value !== undefined && name in usualSettings,
  );
  return { ...usualSettings, ...Object.fromEntries(given) };
};

/** A bar on a timeline that others share. */
export const createBarOn = (
  timeline: Timeline,
  options: BarOptions,
  send: (events: readonly WireEvent[]) => void,
): Bar => {
  const settings = settingsOf(options);
  const changes = new BehaviorSubject(nobody);
  let truth = nobody;
  let isStopped = false;
  let restTimer = Subscription.EMPTY;

  const become = (next: BarTruth) => {
    const isSameRest = next.restUntil === truth.restUntil;
    truth = next;
    if (isSameRest) return;
    restTimer.unsubscribe();
    if (next.restUntil === null) return;
    const until = next.restUntil;
    const left = Math.max(0, until - timeline.now());
    restTimer = timeline.clock.schedule(() => carryOut(restRunsOver(truth), until), left);
  };
  const carryOut = (outcome: Outcome, at?: number): boolean => {
    if (outcome === null || isStopped) return false;
    become(outcome.truth);
    const events = outcome.events.map(
      ({ id, content }): WireEvent => ({
        eventType: id,
        eventGenTime: timeline.stamp(at),
        workNo: settings.workNo,
        content,
      }),
    );
    if (events.length > 0) send(events);
    changes.next(truth);
    return true;
  };
  const attempt = <Name extends ButtonName>(name: Name, ...args: Parameters<BarButtons[Name]>): Outcome => {
    // A mapped type looked up by a type parameter: the compiler cannot pair the arguments by itself.
    const button = buttons[name] as Button<Parameters<BarButtons[Name]>>;
    return button(truth, { settings, now: timeline.now() }, ...args);
  };
  const pressed = Object.fromEntries(
    buttonNames.map((name) => [
      name,
      (...args: Parameters<BarButtons[typeof name]>) => carryOut(attempt(name, ...args)),
    ]),
  ) as unknown as BarButtons;

  return {
    ...pressed,
    get state() {
      return truth.state;
    },
    get truth() {
      return truth;
    },
    truth$: changes.asObservable(),
    can: (button) => !isStopped && attempt(button) !== null,
    adopt: (known) => {
      if (isStopped) return;
      become({ ...nobody, ...known });
      changes.next(truth);
    },
    stop: () => {
      isStopped = true;
      restTimer.unsubscribe();
      changes.complete();
    },
  };
};

/**
 * A connection bar without a page: it holds the truth about one human agent, accepts the buttons a human
 * has, and sends what the platform would send, in the documented order. The building block of
 * {@link serveBar} and {@link simulateBar}; use it directly to carry its events some other way.
 *
 * @param options.send gets the events of one press, in order, each with its own time.
 *
 * @example
 * ```ts
 * import { createBar } from 'ccbar-agent/simulator';
 *
 * const bar = createBar({ send: (events) => console.log(events.map((event) => event.eventType)) });
 * bar.signIn(); // AgentOther_InService, AgentState_Ready
 * bar.rest(900); // AgentState_SetRest_Success
 * bar.customerCalls(); // false: nobody calls an agent who rests
 * ```
 */
export const createBar = ({
  send,
  ...options
}: BarOptions & { readonly send: (events: readonly WireEvent[]) => void }): Bar =>
  createBarOn(createTimeline(options.clock ?? asyncScheduler, options.startAt), options, send);
