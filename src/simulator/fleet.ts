import { CcbarError } from '../errors.ts';
import type { Frame } from '../protocol/frame.ts';
import { usualStart } from './frames-of.ts';
import { inArrivalOrder } from './in-arrival-order.ts';
import { type ScenarioName, scenario } from './scenarios.ts';
import type { SendingOptions } from './sender.ts';
import { type ShiftOptions, shiftFrames } from './shift.ts';
import { simulateBar } from './simulate-bar.ts';

/** Several agents at work. */
export interface FleetOptions extends SendingOptions {
  /**
   * Names of scenarios, played in turn by every agent, or `'shift'` for a whole working day; `['shift']` when
   * left out.
   */
  readonly scenarios?: readonly (ScenarioName | 'shift' | (string & {}))[];
  /** The number of agents; 1 when left out. Their work numbers begin at 30021. */
  readonly agents?: number;
  /** The length, h. When left out a shift lasts 8 h and each scenario is played once. */
  readonly hours?: number;
  /** The begin, ms since the epoch; 2026-01-01 08:00 UTC when left out. */
  readonly startAt?: number;
}

const firstWorkNo = 30_021;
const hour = 3_600_000;
/** From one scenario to the next, ms. */
const pause = 45_000;

function* scenarioFrames(names: readonly string[], options: ShiftOptions): Generator<Frame, void, void> {
  const { hours, startAt = usualStart, dress = {} } = options;
  const bar = simulateBar({ ...options, dress, startAt });
  const frames: Frame[] = [];
  bar.subscribe((frame) => frames.push(frame));
  try {
    let last = startAt;
    do {
      for (const name of names) {
        bar.play(name);
        bar.pass(pause);
        last = frames.at(-1)?.at ?? last + pause;
        yield* frames.splice(0);
        if (hours !== undefined && last >= startAt + hours * hour) return;
      }
    } while (hours !== undefined);
  } finally {
    bar.stop();
  }
}

/**
 * The frames of several agents on one line, in the order of arrival, for recordings to try things out with and
 * for load. Lazy, and the same for the same options.
 *
 * @throws {@link CcbarError} `bad-option` for an unknown scenario, a number that cannot be, or impossible
 * faults.
 *
 * @example
 * ```ts
 * import { fleetFrames } from 'ccbar-agent/simulator';
 *
 * for (const frame of fleetFrames({ agents: 3, hours: 0.5 })) console.log(frame.at);
 * ```
 */
export function* fleetFrames(options: FleetOptions = {}): Generator<Frame, void, void> {
  const { scenarios = ['shift'], agents = 1, seed = 1, ...shared } = options;
  if (!(Number.isInteger(agents) && agents >= 1 && agents <= 100_000))
    throw new CcbarError('bad-option', `agents must be a whole number from 1 to 100000, received ${agents}.`);
  const { hours } = options;
  if (hours !== undefined && !(hours > 0 && hours <= 24))
    throw new CcbarError('bad-option', `hours must be above 0 and at most 24, received ${hours}.`);
  const isShift = scenarios.includes('shift');
  if (isShift && scenarios.length > 1)
    throw new CcbarError('bad-option', 'A whole shift cannot be mixed with scenarios: it has all of them.');
  for (const name of scenarios) if (name !== 'shift') scenario(name);

  const lanes = Array.from({ length: agents }, (_, index) => {
    // Scenarios last as long for everyone; agents do not begin at the same moment.
    const startAt = (options.startAt ?? usualStart) + (isShift ? 0 : ((index * 37) % 300) * 1000);
    const own = { ...shared, startAt, workNo: String(firstWorkNo + index), seed: seed * 100_003 + index };
    return isShift ? shiftFrames(own) : scenarioFrames(scenarios, own);
  });
  yield* inArrivalOrder(lanes);
}
