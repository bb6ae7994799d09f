import { Subject, VirtualTimeScheduler } from 'rxjs';
import type { Step } from '../../src/agent/step.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Interval } from '../../src/measures/interval.ts';
import { intervalsOf } from '../../src/measures/intervals.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** The steps, findings and intervals of a live agent, and the frames that its recorder holds. */
export interface LiveResult {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly intervals: readonly Interval[];
  readonly recorded: readonly Frame[];
}

/** Gives frames to a live agent, each at its time, on a clock of its own that then runs on until `until`. */
export const runLive = (
  frames: readonly Frame[],
  options: { readonly rules?: readonly Rule[]; readonly workNo?: string; readonly until: number },
): LiveResult => {
  const clock = new VirtualTimeScheduler();
  const { until, ...rest } = options;
  const source = new Subject<Frame>();
  clock.frame = Math.min(frames[0]?.at ?? until, until);
  const agent = createAgent({ source, clock, ...rest });
  const result = { steps: [] as Step[], findings: [] as Finding[], intervals: [] as Interval[] };
  agent.steps$.subscribe((step) => result.steps.push(step));
  agent.findings$.subscribe((finding) => result.findings.push(finding));
  intervalsOf(agent.steps$).subscribe((interval) => result.intervals.push(interval));
  for (const frame of frames) {
    clock.maxFrames = frame.at;
    clock.flush();
    clock.frame = Math.max(clock.frame, frame.at);
    source.next(frame);
  }
  clock.maxFrames = until;
  clock.flush();
  const recorded = agent.recorder.frames();
  agent.close();
  return { ...result, recorded };
};
