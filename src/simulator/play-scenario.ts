import { Subscription } from 'rxjs';
import type { WireEvent } from '../protocol/encode.ts';
import type { Bar } from './bar.ts';
import { leadIn, type ScenarioName, scenario } from './scenarios.ts';
import { scriptOf } from './script.ts';
import type { Timeline } from './timeline.ts';

/** The options of `playScenario`. */
export interface PlayOptions {
  /** Time between two events, ms; 0 sends all at once. When left out each step takes its realistic time. */
  readonly stepMs?: number;
  /** `true` (the default) first brings the agent to where the scenario begins. */
  readonly leadIn?: boolean;
}

/**
 * Plays a scenario. The bar's own truth goes along step by step, without legs, so leave the buttons alone
 * meanwhile; another play breaks off one whose steps are not all taken.
 *
 * @returns closed once everything is sent and the truth is the scenario's last state; unsubscribe to break off.
 * @throws `CcbarError` `bad-option` for an unknown scenario.
 */
export type Play = (name: ScenarioName | (string & {}), options?: PlayOptions) => Subscription;

/** The bar that scenarios are played on. */
export interface Stage {
  readonly bar: Bar;
  readonly timeline: Timeline;
  readonly workNo: string;
  /** Sends what arrives up to `until` at once and the rest by the clock. */
  readonly send: (events: readonly WireEvent[], until: number) => Subscription;
  /** Lets ms go by, where time is the bar's own: no step waits then, and none need be skipped. */
  readonly pass?: (ms: number) => void;
}

/** Closed as soon as all parts are; unsubscribing reaches every part. */
const together = (...parts: readonly Subscription[]): Subscription => {
  const all = new Subscription(() => {
    for (const part of parts) part.unsubscribe();
  });
  for (const part of parts) {
    part.add(() => {
      if (parts.every(({ closed }) => closed)) all.unsubscribe();
    });
  }
  return all;
};

/** The player of one bar. */
export const createPlayer = ({
  bar,
  timeline,
  workNo,
  send,
  pass,
}: Stage): { readonly play: Play; readonly stop: () => void } => {
  const life = new Subscription();
  let steps = Subscription.EMPTY;
  let playing = Subscription.EMPTY;

  const play: Play = (name, { stepMs, leadIn: isLedIn = true } = {}) => {
    const played = scenario(name);
    // Messages that are on their way still arrive; steps that were not taken are left out.
    if (!steps.closed) playing.unsubscribe();
    const { state, callCount, signedInAt } = bar.truth;
    const startAt = timeline.stamp();
    const lead = isLedIn ? leadIn(played.from, state) : [];
    const script = scriptOf(played, lead, { startAt, stepMs, workNo, firstCall: callCount + 1 });
    const lastAt = script.at(-1)?.eventGenTime ?? startAt;
    const states = [...lead, ...played.steps].map((step) => step.state);
    const known = { callCount: callCount + 2, signedInAt: signedInAt ?? startAt };

    const taken = new Subscription();
    steps = taken;
    life.add(taken);
    const take = (index: number) => {
      const next = index < script.length - 1 ? states[index] : played.to;
      bar.adopt({ ...known, state: next ?? played.to });
      // The script has times of its own; what comes after it has to be later still.
      if (index > 0) timeline.stamp(script[index]?.eventGenTime ?? lastAt);
      if (index >= script.length - 1) taken.unsubscribe();
    };
    const waits = pass !== undefined || stepMs !== 0;
    if (waits) {
      // As with a press, the truth is there before the message about it.
      take(0);
      for (const [index, { eventGenTime = startAt }] of script.entries()) {
        if (index > 0) taken.add(timeline.clock.schedule(() => take(index), eventGenTime - startAt));
      }
    } else {
      take(script.length);
    }
    playing = together(taken, send(script, waits ? startAt : Number.POSITIVE_INFINITY));
    pass?.(lastAt - startAt);
    return playing;
  };

  return { play, stop: () => life.unsubscribe() };
};
