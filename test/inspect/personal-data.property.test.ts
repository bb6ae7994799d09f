import fc from 'fast-check';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { collectReport } from '../../src/cli/report/report-data.ts';
import { createAgent } from '../../src/create-agent.ts';
import { toReduxDevtools } from '../../src/inspect/bridges/to-redux-devtools.ts';
import { toStately } from '../../src/inspect/bridges/to-stately.ts';
import { toXstateInspect } from '../../src/inspect/bridges/to-xstate-inspect.ts';
import type { ViewerSocket } from '../../src/inspect/bridges/xstate-inspect-socket.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { createMasker } from '../../src/protocol/masker.ts';
import type { Recorder } from '../../src/recording/recorder.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { createReplayer } from '../../src/replay/replayer.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { frameOf } from './bombs.ts';
import { fakeReduxDevtools } from './fake-redux-devtools.ts';
import { careless, leaks, planted } from './planted.ts';

const live = (frames: readonly Frame[], rules: readonly Rule[]) => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, rules });
  const findings: Finding[] = [];
  agent.findings$.subscribe((finding) => findings.push(finding));
  const records = createRecords(agent);
  const devtools = fakeReduxDevtools();
  toReduxDevtools(records, devtools);
  const stately: unknown[] = [];
  const note = (actor: { readonly getSnapshot: () => unknown }, ...others: readonly unknown[]) =>
    stately.push(actor.getSnapshot(), ...others);
  toStately(records, { actor: note, event: note, snapshot: note });
  const viewer: string[] = [];
  const socket: ViewerSocket = { send: (text) => void viewer.push(text), onmessage: null };
  toXstateInspect(records, { url: 'ws://127.0.0.1', socket });
  const [first, ...others] = frames;
  if (first !== undefined) source.next(first);
  socket.onmessage?.({ data: '{"type":"xstate.inspecting"}' } as never);
  for (const frame of others) source.next(frame);
  const all = records.all();
  const bridges = [...devtools.texts, JSON.stringify(stately), ...viewer];
  const texts = { findings, all, recorder: agent.recorder, bridges, viewer, stately };
  agent.close();
  return texts;
};

const unmaskedLines = (recorder: Recorder): readonly string[] =>
  recordingText(recorder, { at: 0, unmasked: true }).trimEnd().split('\n');

const reportOf = (lines: readonly string[]) => {
  const replayer = createReplayer();
  const report = collectReport();
  for (const line of lines) report.take({ ...replayer.take(replayer.read(line)), file: null });
  report.take({ replayed: [...replayer.end()], note: null, file: null });
  return report.data();
};

it('the tokens of a masked recording stay as they are when it is opened', () => {
  const event = {
    eventType: 'AgentEvent_Talking',
    content: { callId: '1767254400-1', caller: '13800000001' },
  };
  const first = { ...event, content: { ...event.content, caller: '70092' } };
  const { recorder } = live([frameOf(first), frameOf(event, 1_767_225_601_000)], []);
  const lines = recordingText(recorder, { at: 0 }).trimEnd().split('\n').toSpliced(1, 1);
  expect(lines.join()).toContain('party#2');
  expect(JSON.stringify(recordsOfRecording(lines))).toContain('party#2');
});

it('a report names no call that began and ended within one millisecond', () => {
  const callId = '13831329470';
  const event = (eventType: string, at: number) =>
    frameOf({ eventType, workNo: '30021', content: { callId } }, at);
  const frames = [
    event('AgentEvent_Ringing', 1_767_225_600_000),
    event('AgentEvent_Talking', 1_767_225_600_000),
    event('AgentState_Ready', 1_767_225_600_000),
    event('AgentState_Ready', 1_767_225_609_000),
  ];
  const data = reportOf(unmaskedLines(live(frames, []).recorder));
  expect(data.bands[0]?.contacts).toEqual([
    { outcome: 'answered', from: 1_767_225_600_000, to: 1_767_225_600_000 },
  ]);
  expect(leaks(callId, JSON.stringify(data))).toEqual([]);
});

it('every bridge shows the agent of this test', () => {
  const ready = frameOf({ eventType: 'AgentState_Ready' });
  const rest = frameOf({ eventType: 'AgentState_SetRest_Success' }, 1_767_225_601_000);
  const { viewer, stately } = live([ready, rest], []);
  expect(viewer.map((text) => JSON.parse(text).type)).toEqual([
    'service.register',
    'service.event',
    'service.state',
    'service.stop',
  ]);
  expect(JSON.stringify(stately)).toContain('AgentState_SetRest_Success');
});

describe('no personal value, wherever it stands in a message, is in', () => {
  /** More with `PERSONAL_RUNS`, for a long look. */
  const count = Number(process.env['PERSONAL_RUNS'] ?? 300);
  const runs = { numRuns: count };

  it('records, and what the bridges make of them', () => {
    fc.assert(
      fc.property(planted, ([secret, frames]) => {
        const { all, bridges } = live(frames, [careless]);
        expect(leaks(secret, JSON.stringify(all))).toEqual([]);
        expect(leaks(secret, bridges.join())).toEqual([]);
      }),
      runs,
    );
  });

  it('recordings, with and without a key', () => {
    fc.assert(
      fc.property(planted, fc.constantFrom(undefined, 'key'), ([secret, frames], key) => {
        const { recorder } = live(frames, []);
        expect(leaks(secret, recordingText(recorder, { at: 0, ...(key && { key }) }))).toEqual([]);
      }),
      runs,
    );
  });

  it('the findings of the rules that every agent has', () => {
    fc.assert(
      fc.property(planted, ([secret, frames]) => {
        const texts = live(frames, []).findings.map(({ cause, remedy, ...text }) => text);
        expect(leaks(secret, JSON.stringify(texts))).toEqual([]);
      }),
      runs,
    );
  });

  it('what is masked one by one', () => {
    fc.assert(
      fc.property(planted, ([secret, frames]) => {
        const { mask } = createMasker();
        const texts = frames.flatMap((frame) => ('data' in frame ? [mask(frame.data)] : []));
        expect(leaks(secret, JSON.stringify(texts))).toEqual([]);
      }),
      runs,
    );
  });

  it('a report, and the records of an opened recording, even when that was not masked', () => {
    fc.assert(
      fc.property(planted, ([secret, frames]) => {
        const lines = unmaskedLines(live(frames, []).recorder);
        expect(leaks(secret, JSON.stringify(recordsOfRecording(lines)))).toEqual([]);
        expect(leaks(secret, JSON.stringify(reportOf(lines)))).toEqual([]);
      }),
      { numRuns: Math.ceil(count / 2) },
    );
  });
});
