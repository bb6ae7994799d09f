import type { WireEvent } from '../protocol/encode.ts';
import { type Frame, messageFrame } from '../protocol/frame.ts';
import { usualSettings } from './bar-truth.ts';
import type { Traffic } from './faults.ts';
import { leadIn, type ScenarioName, scenario } from './scenarios.ts';
import { scriptOf } from './script.ts';
import { createLine, type SendingOptions } from './sender.ts';

/** The instant at which simulated days begin by default: 2026-01-01 08:00 UTC, ms since the epoch. */
export const usualStart = Date.UTC(2026, 0, 1, 8);

const door = 'simulator';

/** Returns the frame that a door makes of a message. */
export const frameOf = (traffic: Traffic): Frame => {
  const { at } = traffic;
  switch (traffic.kind) {
    case 'message':
    case 'odd':
      return messageFrame(traffic.data, { at, door, origin: 'https://bar.example' });
    case 'foreign':
      return { kind: 'refused', reason: 'origin', origin: 'https://elsewhere.example', at, door };
    case 'reload':
      return { kind: 'interrupted', cause: 'reload', at, door };
  }
};

/** The events that reach the page: those it subscribed to, or all. */
export const subscribedEvents = (
  events: readonly WireEvent[],
  subscribed: readonly string[] | undefined,
): readonly WireEvent[] =>
  subscribed === undefined ? events : events.filter(({ eventType }) => subscribed.includes(eventType));

/** The options of `framesOf`. */
export interface FramesOptions extends SendingOptions {
  /** The ids the page subscribed to; all when left out. */
  readonly events?: readonly string[];
  /** Time of the first event, ms since the epoch; 2026-01-01 08:00 UTC when left out. */
  readonly startAt?: number;
  /**
   * Time between two events, ms; 0 is as close as it gets (1 ms). When left out each step takes its realistic
   * time.
   */
  readonly stepMs?: number;
  /** `true` (the default) first brings the agent from signed out to where the scenario begins. */
  readonly leadIn?: boolean;
  /** The agent's number at the platform; `'30021'` when left out. */
  readonly workNo?: string;
}

/**
 * A scenario as the frames a page's door would make of it, for tables, replay and benchmarks. Pure: the
 * same options give the same frames.
 *
 * @throws {@link CcbarError} `bad-option` for an unknown scenario or impossible faults.
 *
 * @example
 * ```ts
 * import { framesOf } from 'ccbar-agent/simulator';
 *
 * const frames = framesOf('hold-and-retrieve', { seed: 7, faults: { repeat: 0.2, reorder: 1 } });
 * ```
 */
export const framesOf = (
  name: ScenarioName | (string & {}),
  options: FramesOptions = {},
): readonly Frame[] => {
  const played = scenario(name);
  const { startAt = usualStart, stepMs, workNo = usualSettings.workNo } = options;
  const lead = options.leadIn === false ? [] : leadIn(played.from);
  const script = scriptOf(played, lead, { startAt, stepMs, workNo, firstCall: 1 });
  return createLine(options)
    .carry(subscribedEvents(script, options.events))
    .flatMap((traffic) => (traffic.kind === 'lost' ? [] : [frameOf(traffic)]));
};
