import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { libraryVersion } from '../../src/library-version.ts';
import { eventIds } from '../../src/protocol/catalogue.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import { readableData } from '../../src/protocol/readable-data.ts';
import { downloadRecording } from '../../src/recording/download-recording.ts';
import { createRecorder } from '../../src/recording/recorder.ts';
import { recordingBlob, recordingText } from '../../src/recording/recording-text.ts';

const origin = 'https://bar.example';
const frame = (at: number, data: unknown = { eventType: 'AgentState_Ready', content: null }): Frame =>
  messageFrame(data, { at, origin, door: 'window' });

const filled = (frames: readonly Frame[], limits = {}, workNo: string | null = null) => {
  const recorder = createRecorder(workNo, limits);
  for (const one of frames) recorder.record(one);
  return recorder;
};

const linesOf = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

describe('the ring', () => {
  it('stores frames of every kind in order, but none that was refused', () => {
    const frames: readonly Frame[] = [
      frame(1),
      { kind: 'refused', reason: 'origin', origin: 'https://elsewhere.example', at: 2, door: 'window' },
      { kind: 'interrupted', cause: 'reload', at: 3, door: 'window' },
      { kind: 'restored', data: { state: 'rest' }, askedAt: 3, at: 4, door: 'resync' },
    ];
    expect(filled(frames).frames()).toEqual(frames.filter(({ kind }) => kind !== 'refused'));
  });

  it.each([
    { most: 3, received: 0, stored: [], dropped: 0 },
    { most: 3, received: 3, stored: [1, 2, 3], dropped: 0 },
    { most: 3, received: 4, stored: [2, 3, 4], dropped: 1 },
    { most: 3, received: 10, stored: [8, 9, 10], dropped: 7 },
    { most: 1, received: 5, stored: [5], dropped: 4 },
  ])('of $received frames with room for $most stores $stored', ({ most, received, stored, dropped }) => {
    const recorder = filled(
      Array.from({ length: received }, (_, index) => frame(index + 1)),
      { frames: most },
    );
    expect(recorder.frames().map(({ at }) => at)).toEqual(stored);
    expect(recorder.dropped()).toBe(dropped);
  });

  it('stays within its characters, and uses half of them at least', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 400 }), { maxLength: 60 }), (texts) => {
        const note = (context: string) => ({ eventType: 'AgentOther_Note', content: { context } });
        const frames = texts.map((text, at) => frame(at, readableData(note(text))));
        const size = (list: readonly Frame[]) =>
          list.reduce((sum, one) => sum + JSON.stringify(one).length, 0);
        const recorder = filled(frames, { characters: 4000 });
        const stored = recorder.frames();
        expect(size(stored)).toBeLessThanOrEqual(4000);
        expect(stored).toEqual(frames.slice(frames.length - stored.length));
        expect(recorder.dropped()).toBe(frames.length - stored.length);
        if (stored.length < frames.length) expect(size(stored)).toBeGreaterThan(2000 - 600);
      }),
    );
  });

  it('lets a frame that is too large go, and none for it', () => {
    const large = { eventType: 'AgentOther_Note', content: { context: 'x'.repeat(5000) } };
    const recorder = filled([frame(1), frame(2, large), frame(3)], { characters: 4000 });
    expect(recorder.frames().map(({ at }) => at)).toEqual([1, 3]);
    expect(recorder.dropped()).toBe(1);
  });

  it('stores what arrived, whatever a handler does to it later', () => {
    const data = { eventType: 'AgentState_Ready', content: null as unknown };
    const recorder = filled([frame(1, data)]);
    data.content = 'changed';
    expect(recorder.frames()).toEqual([frame(1)]);
  });

  it('stores the kind of a value, when nothing of it can be read', () => {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    expect(filled([frame(1, cyclic), frame(2, 1n), frame(3, 'Erika')]).frames()).toEqual([
      frame(1, {}),
      frame(2, { notRead: 'bigint' }),
      frame(3, { notRead: 'text of 5 characters' }),
    ]);
  });

  it('stores what the catalogue reads, and nothing else', () => {
    const data = {
      message: 'hello',
      event: {
        eventType: 'AgentEvent_Talking',
        more: 1,
        content: { callid: '1-1', feature: '7', salary: 5 },
      },
    };
    expect(filled([frame(1, data)]).frames()).toEqual([
      frame(1, { event: { eventType: 'AgentEvent_Talking', content: { callId: '1-1', feature: 7 } } }),
    ]);
  });
});

describe('the text of a recording', () => {
  const at = Date.UTC(2026, 0, 1, 16);
  const talk = (caller: string) => ({
    eventType: 'AgentEvent_Talking',
    content: { callId: '1767254400-1', caller },
  });

  it('has a header and a line for each frame, masked', () => {
    const frames: readonly Frame[] = [
      frame(1000, talk('13800000001')),
      messageFrame(talk('13800000001'), { at: 2000, origin: 'https://other.example', door: 'port' }),
      { kind: 'interrupted', cause: 'reload', at: 3000, door: 'window' },
      { kind: 'restored', data: { state: 'rest' }, askedAt: 3000, at: 4000, door: 'resync' },
    ];
    const [header, ...lines] = linesOf(recordingText(filled(frames, {}, '30021'), { at }));
    expect(header).toEqual({
      ccbarRecording: 1,
      version: packageJson.version,
      recordedAt: '2026-01-01T16:00:00.000Z',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      masked: true,
      agents: 1,
      workNo: 'agent#1',
      door: 'window',
      origin,
    });
    expect(lines).toEqual([
      { at: 1000, data: talk('party#1') },
      { at: 2000, data: talk('party#1'), origin: 'https://other.example', door: 'port' },
      { at: 3000, kind: 'interrupted', cause: 'reload' },
      { at: 4000, kind: 'restored', askedAt: 3000, data: { state: 'rest' } },
    ]);
  });

  it('is unmasked only with the option, and states so', () => {
    const recorder = filled([frame(1000, talk('13800000001'))]);
    expect(recordingText(recorder)).not.toContain('13800000001');
    const open = linesOf(recordingText(recorder, { unmasked: true }));
    expect(open).toEqual([
      expect.objectContaining({ masked: false }),
      { at: 1000, data: talk('13800000001') },
    ]);
  });

  it('holds none of the personal values in it, wherever they stand', () => {
    const secrets = ['13812345678', 'Erika Mustermann', 'erika@example.com', '+49 171 5550100'];
    const planted = secrets.flatMap((secret, index): readonly Frame[] => {
      const fields = {
        caller: secret,
        called: secret,
        partner: `70092, ${secret}`,
        note: secret,
        [secret]: 1,
      };
      const events = eventIds.map((eventType) => ({
        eventType,
        workNo: '30021',
        content: { callId: '1-1', ...fields },
      }));
      return [
        ...events.map((one) => frame(index, one)),
        frame(index, { message: secret, retcode: '0', event: events[0], secret }),
        frame(
          index,
          JSON.stringify({
            workNo: '30021',
            eventList: [...events, { eventType: 'Vendor_New', content: secret }],
          }),
        ),
        frame(index, secret),
        frame(index, `{"broken": "${secret}`),
        { kind: 'restored', data: { state: 'idle', agentName: secret }, askedAt: 1, at: 2, door: 'resync' },
      ];
    });
    const text = recordingText(filled(planted));
    expect(text.split('\n')).toHaveLength(planted.length + 2);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('states how much is no longer there', () => {
    const [header] = linesOf(recordingText(filled([frame(1), frame(2)], { frames: 1 })));
    expect(header).toMatchObject({ dropped: 1 });
  });

  it('is only a header when nothing arrived', () => {
    expect(linesOf(recordingText(filled([])))).toHaveLength(1);
  });

  it('names the version of the package', () => {
    expect(libraryVersion).toBe(packageJson.version);
  });

  it('is a Blob as well', async () => {
    const blob = recordingBlob(filled([frame(1)]), { at });
    expect(blob.type).toBe('application/x-ndjson');
    expect(await blob.text()).toBe(recordingText(filled([frame(1)]), { at }));
  });

  it('is handed to the browser under a name with agent and time', () => {
    const actions: string[] = [];
    const link = {
      href: '',
      download: '',
      click: () => actions.push(`${link.download} ${link.href.slice(0, 5)}`),
      remove: () => actions.push('removed'),
    };
    const page = { createElement: () => link, body: { append: () => actions.push('added') } };
    const document = page as unknown as Document;
    downloadRecording(filled([frame(1)], {}, '30021'), undefined, { document, at });
    downloadRecording(filled([frame(1)], {}, '30021'), undefined, { document, at, unmasked: true });
    downloadRecording(filled([frame(1)]), 'mine.ndjson', { document, at });
    expect(actions).toEqual([
      ...['added', 'agent-20260101-160000.ndjson blob:', 'removed'],
      ...['added', 'agent-30021-20260101-160000.ndjson blob:', 'removed'],
      ...['added', 'mine.ndjson blob:', 'removed'],
    ]);
  });
});
