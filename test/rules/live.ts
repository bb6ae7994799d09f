import { type SchedulerAction, type SchedulerLike, Subject, VirtualTimeScheduler } from 'rxjs';
import type { Step } from '../../src/agent/step.ts';
import type { Agent, AgentOptions } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';

/** A clock whose timers come only on whole periods, as those of a hidden page do. */
export const throttled = (clock: SchedulerLike, period: number): SchedulerLike => ({
  now: () => clock.now(),
  schedule: <T>(work: (this: SchedulerAction<T>, state: T) => void, delay = 0, state?: T) => {
    const due = clock.now() + delay;
    return clock.schedule<T>(
      work as (this: SchedulerAction<T>, state?: T) => void,
      Math.ceil(due / period) * period - clock.now(),
      state as T,
    );
  },
});

/** The options of a live run over frames. */
export interface LiveOptions extends Omit<AgentOptions, 'source' | 'clock'> {
  /** The end of the run, ms by the clock of the page. */
  readonly until: number;
  /** Timers come only on whole periods of so many ms. */
  readonly period?: number;
  /** Schedules what else happens during the run. */
  readonly meanwhile?: (agent: Agent, clock: VirtualTimeScheduler) => void;
}

/** The result of the live run. */
export interface Lived {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly agent: Agent;
}

/** Runs an agent on virtual time: each frame arrives at its own time, and timers fire in between. */
export const live = (
  frames: readonly Frame[],
  { until, period, meanwhile, ...options }: LiveOptions,
): Lived => {
  const clock = new VirtualTimeScheduler(undefined, until);
  clock.frame = frames[0]?.at ?? 0;
  const source = new Subject<Frame>();
  const agent = createAgent({
    ...options,
    source,
    clock: period === undefined ? clock : throttled(clock, period),
  });
  const steps: Step[] = [];
  const findings: Finding[] = [];
  agent.steps$.subscribe((step) => steps.push(step));
  agent.findings$.subscribe((finding) => findings.push(finding));
  meanwhile?.(agent, clock);
  for (const frame of frames) clock.schedule(() => source.next(frame), frame.at - clock.frame);
  clock.flush();
  clock.frame = until;
  return { steps, findings, agent };
};
