import { asyncScheduler, Subscription } from 'rxjs';
import { elapsed } from './agent/elapsed.ts';
import { liveEngine } from './agent/engine.ts';
import { freezeStep } from './agent/freeze.ts';
import { runHandler } from './agent/publish.ts';
import { createStatusQuery } from './agent/status-query.ts';
import type { Agent, AgentOptions } from './agent-api.ts';
import { createAgentStreams } from './agent-streams.ts';
import { createAlarm } from './alarm.ts';
import { stampOf } from './doors/monotonic.ts';
import { onWake } from './doors/on-wake.ts';
import { CcbarError } from './errors.ts';
import { createInOrder } from './in-order.ts';
import { createLiveRun } from './live-run.ts';
import type { Frame } from './protocol/frame.ts';
import { isFrame } from './protocol/is-frame.ts';
import { workNoKey } from './protocol/work-no.ts';
import { createRecorder } from './recording/recorder.ts';
import { addInternals } from './requests/agent-internals.ts';
import { runSetup, startRun } from './run/run.ts';

/**
 * Makes a live agent of a source of frames: it folds each frame into a run, and publishes the turns as
 * observables of views, steps and findings.
 *
 * @throws {@link CcbarError} `bad-option` when the source is not an observable, or `workNo` is empty.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 *
 * const agent = createAgent({
 *   source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
 * });
 * agent.state$.subscribe((state) => console.log(state));
 * agent.warnings$.subscribe(({ message }) => console.warn(message));
 * agent.oncePerCall('ringing', (call) => console.log('pop up', call.caller));
 * ```
 */
export const createAgent = (options: AgentOptions): Agent => {
  const { source, workNo = null, clock = asyncScheduler, resync, recorder: limits, rules } = options ?? {};
  const { clockTolerance } = options ?? {};
  if (typeof source?.subscribe !== 'function') {
    throw new CcbarError('bad-option', 'createAgent needs a source: an observable of frames.');
  }
  if (workNo !== null && workNoKey(workNo) === '') {
    throw new CcbarError('bad-option', 'createAgent needs a workNo that is not empty, or none.');
  }
  const machine = liveEngine();
  const setup = { workNo, clockTolerance, engine: machine.engine, freeze: freezeStep };
  const first = runSetup({ ...setup, ...(rules && { rules }) });
  const streams = createAgentStreams(startRun(first).model.situation, () => clock.now());
  const recorder = createRecorder(workNo, limits);
  const life = new Subscription();
  /** The order of publishing: an effect of a handler waits until every handler has received its cause. */
  const inOrder = createInOrder();
  const act = (next: () => void) => inOrder(() => life.closed || next());
  const run = createLiveRun(first, (turn) => act(() => streams.publishTurn(turn)));

  /** The lead of the door's clock over ours, ms: nothing, unless the frames were made elsewhere. */
  let lead = 0;
  const doorNow = () => {
    const stamp = stampOf(clock);
    return { ...stamp, at: stamp.at + lead };
  };
  const now = () => run.platformTime(doorNow());

  const alarm = createAlarm(clock);
  const setAlarm = () => life.closed || alarm.set(run.due() - now(), passNow);
  /** Lets time pass up to the present, as timers do and as a page does that has slept. */
  const passNow = () => {
    run.pass(doorNow());
    setAlarm();
  };
  const takeFrame = (given: Frame) => {
    lead = given.at - clock.now();
    // A frame that was made here and now is measured by the clock that nobody sets, whatever made it.
    const frame = Math.abs(lead) < 1000 ? { ...stampOf(clock), ...given } : given;
    recorder.record(frame);
    run.take(frame);
    setAlarm();
    if (frame.kind === 'interrupted') act(query.ask);
  };
  const query = createStatusQuery(resync, {
    now: () => {
      const { at, monotonic = at } = doorNow();
      return monotonic;
    },
    answered: (data, asked) => {
      const stamp = doorNow();
      // The clock of the page may have been set since the question.
      const { at, monotonic = at } = stamp;
      const askedAt = at - monotonic + asked;
      takeFrame({ kind: 'restored', data, askedAt, ...stamp, door: 'resync' });
    },
    failed: (error) => streams.publishError('resync', error),
  });

  life.add(onWake(passNow));
  life.add(alarm.clear);
  life.add(query.stop);
  const { link$ } = source;
  const takeLink: typeof streams.publishLink = (link) => act(() => streams.publishLink(link));
  // A source without a link of its own is live when it emits.
  const takeOwnLink = link$ === undefined ? takeLink : () => {};
  life.add(link$?.subscribe({ next: takeLink, error: () => {} }));
  query.ask();
  life.add(
    source.subscribe({
      next: (frame) => {
        takeOwnLink('live');
        if (isFrame(frame)) takeFrame(frame);
        else streams.publishError('source', new TypeError('The source emitted a value that is no frame.'));
      },
      error: (error: unknown) => {
        streams.publishError('source', error);
        takeOwnLink('lost');
        takeFrame({ kind: 'interrupted', cause: 'gone', ...doorNow(), door: 'resync' });
      },
    }),
  );

  const agent: Agent = {
    ...streams.published,
    elapsed$: (every) => streams.guarded(elapsed(every, { situation$: streams.views, clock, now, onWake })),
    recorder,
    view: streams.view,
    // XState lets an observer's exception undo the transition it looked at.
    inspect: (observer) =>
      machine.inspect((event) =>
        runHandler(observer, event, (error) => streams.publishError('handler', error)),
      ),
    resync: () => {
      if (!life.closed) query.ask();
    },
    setRules: (given) => {
      run.setRules(given, doorNow());
      passNow();
    },
    rules: run.rules,
    now,
    close: () => {
      try {
        life.unsubscribe();
      } catch (error) {
        streams.publishError('source', error);
      }
      machine.stop();
      streams.complete();
    },
  };
  const ruleFailed = (id: string, error: unknown) => run.ruleFailed(id, error, doorNow());
  return addInternals(agent, {
    source,
    clock,
    entries$: streams.entries,
    watchers: machine.watchers,
    ruleFailed,
  });
};
