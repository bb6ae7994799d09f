import { BehaviorSubject, type Observable, type SchedulerLike, Subject } from 'rxjs';
import { CcbarError } from '../errors.ts';
import { type CallMode, encodeCallOut } from '../protocol/encode.ts';
import type { Frame } from '../protocol/frame.ts';
import { type Bar, type BarOptions, createBarOn } from './bar.ts';
import { usualSettings } from './bar-truth.ts';
import type { Faults } from './faults.ts';
import { frameOf, subscribedEvents, usualStart } from './frames-of.ts';
import { createOwnTime } from './own-time.ts';
import { createPlayer, type Play } from './play-scenario.ts';
import { createSender, type SendingOptions } from './sender.ts';
import { createTimeline } from './timeline.ts';

/** The options of `simulateBar`. */
export interface SimulateBarOptions extends Omit<BarOptions, 'clock' | 'startAt'>, SendingOptions {
  /** The ids the page subscribed to; all when left out. */
  readonly events?: readonly string[];
  /**
   * Time and timers, such as RxJS's `asyncScheduler` or a `TestScheduler`. When left out the bar has a time
   * of its own, which moves only by `pass` and by what is played: nothing waits.
   */
  readonly clock?: SchedulerLike;
  /** The time at the start, ms since the epoch; the clock's, or without one 2026-01-01 08:00 UTC. */
  readonly startAt?: number;
}

/** A connection bar without a page: a hot source of frames, with the buttons of its human. */
export interface SimulatedBar extends Observable<Frame>, Bar {
  readonly play: Play;
  /**
   * Lets ms go by in the bar's own time: rests run over, delayed messages arrive.
   *
   * @throws `CcbarError` `bad-option` when the bar was given a clock, which has to be moved instead.
   */
  readonly pass: (ms: number) => void;
  readonly setFaults: (faults: Faults) => void;
  /**
   * Asks the bar to call a number, as a page does; like `dial`, and without any answer when it is not
   * possible.
   */
  readonly callOut: (number: string, mode: CallMode) => void;
  /** The state of the line as a page sees it: up until `stop`. */
  readonly link$: Observable<'live' | 'lost'>;
}

/**
 * A connection bar to test against, without window or iframe: what its human does comes out as frames, as a
 * page's door would make them, in any of the documented dresses. Deterministic by its seed; without a
 * `clock` it never waits.
 *
 * @throws {@link CcbarError} `bad-option` for impossible faults.
 *
 * @example
 * ```ts
 * import { simulateBar } from 'ccbar-agent/simulator';
 *
 * const bar = simulateBar({ seed: 7 });
 * bar.subscribe((frame) => console.log(frame.kind, frame.at));
 * bar.signIn();
 * bar.customerCalls('13800000001');
 * bar.answer();
 * bar.rest(600); // granted after the call and its wrap-up
 * bar.hangUp();
 * bar.leaveWrapUp();
 * bar.pass(600_000); // the rest is overdue
 * bar.play('outbound-answered');
 * bar.stop();
 * ```
 */
export const simulateBar = (options: SimulateBarOptions = {}): SimulatedBar => {
  const ownTime = createOwnTime();
  const hasOwnTime = options.clock === undefined;
  const clock = options.clock ?? ownTime.clock;
  const timeline = createTimeline(clock, options.startAt ?? (hasOwnTime ? usualStart : undefined));
  const frames = new Subject<Frame>();
  const link = new BehaviorSubject<'live' | 'lost'>('live');
  const sender = createSender(clock, options, (traffic) => {
    if (traffic.kind !== 'lost') frames.next(frameOf(traffic));
  });
  const bar = createBarOn(timeline, options, (events) => {
    sender.send(subscribedEvents(events, options.events));
  });

  const player = createPlayer({
    bar,
    timeline,
    workNo: options.workNo ?? usualSettings.workNo,
    send: (script, until) => sender.send(subscribedEvents(script, options.events), until),
    ...(hasOwnTime && { pass: ownTime.pass }),
  });

  const own: Pick<SimulatedBar, 'play' | 'pass' | 'setFaults' | 'callOut' | 'link$' | 'stop'> = {
    play: player.play,
    pass: (ms) => {
      if (!hasOwnTime) throw new CcbarError('bad-option', 'pass: this bar has a clock; move that instead.');
      ownTime.pass(ms);
    },
    setFaults: sender.setFaults,
    callOut: (number, mode) => {
      const { param } = encodeCallOut(number, mode);
      bar.dial(param.number, param.mode);
    },
    link$: link.asObservable(),
    stop: () => {
      player.stop();
      bar.stop();
      sender.stop();
      link.next('lost');
      link.complete();
      frames.complete();
    },
  };
  const parts = { ...Object.getOwnPropertyDescriptors(bar), ...Object.getOwnPropertyDescriptors(own) };
  return Object.defineProperties(frames.asObservable(), parts) as SimulatedBar;
};
