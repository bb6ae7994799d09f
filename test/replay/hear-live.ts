import { Subject, VirtualTimeScheduler } from 'rxjs';
import type { Step } from '../../src/agent/step.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { Interval } from '../../src/measures/interval.ts';
import { intervalsOf } from '../../src/measures/intervals.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';

/** What a live agent made of frames, and what its recorder kept. */
export interface Heard {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  readonly intervals: readonly Interval[];
  readonly recorded: readonly Frame[];
}

/** Lets a live agent hear frames, each at its time, on a clock of its own that then runs on until `until`. */
export const hearLive = (
  frames: readonly Frame[],
  options: { readonly rules?: readonly Rule[]; readonly workNo?: string; readonly until: number },
): Heard => {
  const clock = new VirtualTimeScheduler();
  const { until, ...rest } = options;
  const source = new Subject<Frame>();
  clock.frame = Math.min(frames[0]?.at ?? until, until);
  const agent = createAgent({ source, clock, ...rest });
  const heard = { steps: [] as Step[], findings: [] as Finding[], intervals: [] as Interval[] };
  agent.steps$.subscribe((step) => heard.steps.push(step));
  agent.findings$.subscribe((finding) => heard.findings.push(finding));
  intervalsOf(agent.steps$).subscribe((interval) => heard.intervals.push(interval));
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
  return { ...heard, recorded };
};
