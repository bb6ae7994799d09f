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
import { eventIds, rowOf } from '../../src/protocol/catalogue.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { createMasker } from '../../src/protocol/masker.ts';
import type { Recorder } from '../../src/recording/recorder.ts';
import { recordingText } from '../../src/recording/recording-text.ts';
import { createReplayer } from '../../src/replay/replayer.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { dresses } from '../arbitraries.ts';
import { frameOf } from './bombs.ts';
import { fakeReduxDevtools } from './fake-redux-devtools.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const phone = digits(8).map((rest) => `138${rest}`);
const givenName = fc.constantFrom('Zhangwei', 'Erikamaria', 'Oluwaseun', 'Petrovna', 'Siobhan');
const familyName = fc.constantFrom('Mustermann', 'Okonkwo-Wei', 'Brzeczyszcz', 'Petrovskaya');

/** Values that name somebody, each long enough to be found in no text by chance. */
const secrets: fc.Arbitrary<string> = fc.oneof(
  phone,
  phone.map((number) => `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`),
  phone.map((number) => `${number.slice(0, 3)}.${number.slice(3, 7)}.${number.slice(7)}`),
  phone.map((number) => `tel:+86${number}`),
  phone.map((number) => `+86 ${number.slice(0, 3)} ${number.slice(3)}`),
  phone.map((number) => `${number}-1`),
  phone.map((number) => `party#${number}`),
  phone.map((number) => `A${number}`),
  digits(14).map((rest) => `1101${rest}`),
  givenName,
  givenName.map((name) => `sip:${name}@example.com`),
  fc.tuple(givenName, familyName).map((names) => names.join(' ')),
  fc.constantFrom('张伟的电话号码', 'Ёлкина Мария'),
);

/** A value where it may stand: as it is, as a number when it is one, or within other words. */
const placed = (secret: string): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(secret, /^\d+$/.test(secret) ? Number(secret) : secret, `call ${secret} back`);

const fieldsOf = (id: (typeof eventIds)[number]): readonly string[] => {
  const { content } = rowOf(id);
  return typeof content === 'object' && content !== null ? Object.keys(content) : ['callId'];
};

/** Messages with one value in every place that a message has, of many forms. */
const plantedFrames = (secret: string): fc.Arbitrary<readonly Frame[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...eventIds), placed(secret), fc.constantFrom(...dresses), fc.nat(9)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((messages) =>
      messages.flatMap(([eventType, value, dress, form], index): readonly Frame[] => {
        const at = 1_767_225_600_000 + index * 1000;
        const door = 'window' as const;
        const frame = (data: unknown) => messageFrame(data, { at, door, origin: 'https://bar.example' });
        const fields = Object.fromEntries(fieldsOf(eventType).map((field) => [field, value]));
        const content = { ...fields, [secret]: value, remark: value, deep: [{ value }] };
        const event = { eventType, workNo: '30021', content };
        const loose = event as { eventType: string; workNo: string; content: unknown };
        const forms: readonly (() => readonly Frame[])[] = [
          () => [frame(encodeEvent(event, dress))],
          () => [frame(encodeEvent({ ...event, workNo: String(value) }, dress))],
          () => [frame(encodeEvent({ ...loose, eventType: secret.replace(/[^\w.-]/g, '') }, dress))],
          () => [frame(encodeEvent({ ...event, content: value }, dress))],
          () => [frame({ retcode: String(value), message: value, event, [secret]: 1 })],
          () => [frame({ retcode: value })],
          () => [frame({ ...event, eventGenTime: value })],
          () => [frame(value), frame(`{"broken": "${secret}`), frame({ eventType: value })],
          () => [
            { ...frame(encodeEvent(event, dress)), origin: secret },
            frame({ event: { ...event, workNo: value } }),
          ],
          () => [
            { kind: 'refused', reason: 'origin', origin: secret, at, door },
            {
              kind: 'restored',
              data: {
                state: index % 2 === 0 ? 'busy' : value,
                since: value,
                reason: value,
                agentName: value,
              },
              askedAt: at,
              at,
              door: 'resync',
            },
          ],
        ];
        return forms[form]?.() ?? [];
      }),
    );

const planted = secrets.chain((secret) => fc.tuple(fc.constant(secret), plantedFrames(secret)));

/** A rule of an application that repeats whatever it sees. */
const careless: Rule = {
  id: 'careless',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step') return [];
    const text = JSON.stringify('content' in happening.event ? happening.event.content : happening.after);
    return [{ message: `Came with ${text}`, expected: text, received: text, done: text }];
  },
};

/** The part of a secret by which it would be known again: its digits, or its first word. */
const marksOf = (secret: string): readonly string[] => [
  secret,
  ...(secret.match(/\d{6,}|[\p{L}]{5,}/gu) ?? []),
];

const leaks = (secret: string, text: string): readonly string[] => {
  const marks = marksOf(secret).filter((mark) => mark !== 'party' && mark !== 'example');
  return marks.filter((mark) => text.includes(mark));
};

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
  report.take({ replayed: replayer.end(), note: null, file: null });
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
  const runs = { numRuns: 300 };

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
      { numRuns: 150 },
    );
  });
});
