import { compiledEngine } from '../agent/compiled-engine.ts';
import { nextInterval } from '../measures/interval.ts';
import { type RunOptions, type RunSetup, runSetup } from '../run/run.ts';

/**
 * Makes the setup of runs outside a page: with the fast engine, and with intervals in the turns. One setup
 * serves any number of agents.
 *
 * @example
 * ```ts
 * import { wrapUpLimit } from 'ccbar-agent';
 * import { loadRun, replaySetup, saveRun, startRun, take } from 'ccbar-agent/replay';
 * import { framesOf } from 'ccbar-agent/simulator';
 *
 * const setup = replaySetup({ rules: [wrapUpLimit({ seconds: 120 })] });
 * let run = startRun(setup);
 * for (const frame of framesOf('hold-and-retrieve')) {
 *   const taken = take(run, frame, setup);
 *   run = taken.run;
 *   console.log(taken.turn.situation.state, taken.turn.findings.length, taken.turn.intervals.length);
 * }
 * const text = JSON.stringify(saveRun(run, setup));
 * const loaded = loadRun(JSON.parse(text), setup);
 * if (!loaded.ok) console.log(loaded.problem, loaded.message);
 * ```
 */
export const replaySetup = (
  options: Pick<RunOptions, 'workNo' | 'clockTolerance' | 'rules'> = {},
): RunSetup =>
  runSetup({
    ...options,
    engine: compiledEngine,
    follow: nextInterval,
    remembersStep: (options.rules ?? []).some(({ start, due }) => start !== undefined || due !== undefined),
  });
