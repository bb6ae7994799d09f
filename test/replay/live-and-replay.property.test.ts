import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happening } from '../../src/agent/step.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { readableFrame } from '../../src/recording/readable-frame.ts';
import { createRecorder } from '../../src/recording/recorder.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { replay } from '../../src/replay/replay.ts';
import { missedCalls } from '../../src/rules/business/missed-calls.ts';
import { restLimit } from '../../src/rules/business/rest-limit.ts';
import { ringingLimit } from '../../src/rules/business/ringing-limit.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { runLive } from './run-live.ts';
import { badLines, storms } from './storms.ts';

const rules = [
  ringingLimit({ seconds: 20, noticeSeconds: 5 }),
  wrapUpLimit({ seconds: 120 }),
  restLimit({ seconds: 600 }),
  missedCalls({ calls: 2 }),
];

const textOf = (frames: readonly Frame[], unmasked: boolean, workNo: string | null = null): string => {
  const recorder = createRecorder(workNo);
  for (const frame of frames) recorder.record(frame);
  return recordingText(recorder, { unmasked, at: 0 });
};

/** A recording holds what is read of a frame, and the rest of the frame is not looked at again. */
const withoutFrame = (happening: Happening | null | undefined): unknown => {
  if (happening?.kind !== 'step') return { ...happening, frame: null };
  return { ...happening, event: { ...happening.event, frame: null, data: null } };
};

const withoutCause = (finding: Finding) => ({ ...finding, cause: withoutFrame(finding.cause) });

/** Returns the parts of a replay that masking must not change. */
const gist = ({ steps, intervals, findings }: ReturnType<typeof replay>) => ({
  steps: steps.map(({ seq, at, outcome, after }) => [
    seq,
    at,
    outcome,
    after.state,
    after.certainty,
    after.reason,
    after.calls.map(({ id, phase, direction, endCause }) => [id, phase, direction, endCause]),
  ]),
  intervals: JSON.stringify(intervals, (field, value) =>
    field === 'workNo' && value !== null ? 'agent' : value,
  ),
  findings: findings
    .filter(({ id }) => id !== 'rejected-frame')
    .map(({ id, level, at, count }) => [id, level, at, count]),
});

describe('live and replayed runs of the same frames', () => {
  // As on a page: every frame has the time of the clock that nobody sets, by which timers run, too.
  const anyFrames = fc
    .oneof(storms, badLines)
    .map((frames) => frames.map((frame): Frame => ({ ...frame, monotonic: frame.at })));
  const options = fc.record({
    workNo: fc.constantFrom(undefined, '30021'),
    isLater: fc.boolean(),
  });

  it('have equal steps, findings and intervals', () => {
    fc.assert(
      fc.property(anyFrames, options, (frames, { workNo, isLater }) => {
        const last = frames.at(-1)?.at ?? 0;
        const shared = { rules, until: isLater ? last + 3_600_000 : last, ...(workNo && { workNo }) };
        const live = runLive(frames, shared);
        const accepted = frames.filter(({ kind }) => kind !== 'refused');
        expect(live.recorded).toEqual(JSON.parse(JSON.stringify(accepted.map(readableFrame))));
        // Refused frames are not recorded: their findings are about the page and not about the agent.
        const findings = live.findings.filter(({ done }) => done !== 'refused unread');

        for (const source of [live.recorded, textOf(live.recorded, true, workNo ?? null)]) {
          const again = replay(source, { rules, until: shared.until, ...(workNo && { workNo }) });
          expect(again.steps.map(withoutFrame)).toEqual(live.steps.map(withoutFrame));
          expect(again.findings.map(withoutCause)).toEqual(findings.map(withoutCause));
          expect(again.intervals.filter(({ endedBy }) => endedBy !== null)).toEqual(live.intervals);
          expect(again.notes).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for the masked recording, but for what is masked', () => {
    fc.assert(
      fc.property(fc.oneof(storms, badLines), (frames) => {
        const open = gist(replay(textOf(frames, true), { rules }));
        expect(gist(replay(textOf(frames, false), { rules }))).toEqual(open);
      }),
    );
  });

  it.each(scenarioNames)('go through the same states when %s was masked, with and without a key', (name) => {
    const frames = framesOf(name);
    const recorder = createRecorder(null);
    for (const frame of frames) recorder.record(frame);
    const states = (text: string) =>
      replay(text).steps.map(({ after }) => [after.state, after.talk, after.reason]);
    const open = states(recordingText(recorder, { at: 0, unmasked: true }));
    expect(states(recordingText(recorder, { at: 0 }))).toEqual(open);
    expect(states(recordingText(recorder, { at: 0, key: 'k' }))).toEqual(open);
  });
});
