import { describe, expect, it } from 'vitest';
import { createLineParser } from '../../src/recording/parse-recording.ts';

const parsed = (...lines: readonly string[]) => {
  const parse = createLineParser();
  return lines.map(parse).at(-1);
};

const header = JSON.stringify({
  ccbarRecording: 1,
  version: '0.1.0',
  recordedAt: '2026-01-01T16:00:00.000Z',
  timeZone: 'Europe/Berlin',
  masked: true,
  agents: 1,
  workNo: '30021',
  door: 'window',
  origin: 'https://bar.example',
});
const ready = { eventType: 'AgentState_Ready', content: null };
const message = { kind: 'message', data: ready, origin: '', at: 5, door: 'recording' };

describe('a line that is', () => {
  it.each([
    { what: 'a frame of a recording', lines: [JSON.stringify({ at: 5, data: ready })], frame: message },
    {
      what: 'a frame whose door and origin are in the header',
      lines: [header, JSON.stringify({ at: 5, data: ready })],
      frame: { ...message, door: 'window', origin: 'https://bar.example' },
    },
    {
      what: 'a frame with its own door and origin',
      lines: [header, JSON.stringify({ at: 5, data: ready, origin: 'https://b.example', door: 'port' })],
      frame: { ...message, door: 'port', origin: 'https://b.example' },
    },
    {
      what: 'an interruption',
      lines: [header, '{"at":5,"kind":"interrupted","cause":"reload"}'],
      frame: { kind: 'interrupted', cause: 'reload', at: 5, door: 'window' },
    },
    {
      what: 'the answer of a status query',
      lines: [header, '{"at":5,"kind":"restored","askedAt":3,"data":{"state":"rest"}}'],
      frame: { kind: 'restored', data: { state: 'rest' }, askedAt: 3, at: 5, door: 'resync' },
    },
    {
      what: 'a bare event, at its own time',
      lines: [JSON.stringify({ ...ready, eventGenTime: 7 })],
      frame: { ...message, at: 7, data: { ...ready, eventGenTime: 7 } },
    },
    {
      what: 'a bare envelope with its time as text',
      lines: [JSON.stringify({ retcode: '0', event: { ...ready, eventGenTime: '7' } })],
      frame: { ...message, at: 7, data: { retcode: '0', event: { ...ready, eventGenTime: '7' } } },
    },
    {
      what: 'a bare list, at the time of its last event',
      lines: [JSON.stringify({ eventList: [{ eventGenTime: 7 }, { eventGenTime: 8 }] })],
      frame: { ...message, at: 8, data: { eventList: [{ eventGenTime: 7 }, { eventGenTime: 8 }] } },
    },
    {
      what: 'a bare event without a time, at that of the line before',
      lines: [JSON.stringify({ at: 5, data: 0 }), JSON.stringify(ready)],
      frame: message,
    },
    {
      what: 'an event that has `data` and `at` besides',
      lines: [JSON.stringify({ ...ready, at: 9, data: 1 })],
      frame: { ...message, at: 0, data: { ...ready, at: 9, data: 1 } },
    },
    { what: 'JSON text of JSON text', lines: ['"{}"'], frame: { ...message, at: 0, data: '{}' } },
    { what: 'any other JSON', lines: ['[1]'], frame: { ...message, at: 0, data: [1] } },
    {
      what: 'the first of a file with a byte order mark',
      lines: [`\uFEFF${JSON.stringify({ at: 5, data: ready })}`],
      frame: message,
    },
  ])('$what is a frame', ({ lines, frame }) => {
    expect(parsed(...lines)).toEqual({ kind: 'frame', frame });
  });

  it.each([
    { line: '{"at":5,"data":{"eventTy', why: 'breaks off after 24 characters' },
    { line: 'hello 13800000001', why: 'is not JSON, but text of 17 characters' },
    { line: '{"at":5,"data":1}}', why: 'is not JSON, but text of 18 characters' },
    {
      line: '{"at":"noon","data":1}',
      why: 'should have its time in ms as `at`, but has text of 4 characters',
    },
    { line: '{"at":-1,"data":1}', why: 'should have its time in ms as `at`, but has number' },
    { line: '{"at":1e300,"data":1}', why: 'should have its time in ms as `at`, but has number' },
    { line: '{"data":1}', why: 'should have its time in ms as `at`, but has undefined' },
    {
      line: '{"at":5,"kind":"interrupted","cause":"rain"}',
      why: 'should have one of reload, replaced, gone, frozen as `cause`',
    },
    { line: '{"at":5,"kind":"dream"}', why: 'is of a kind that this version does not know' },
  ])('$line is damaged', ({ line, why }) => {
    expect(parsed(line)).toEqual({ kind: 'damaged', why });
  });

  it.each(['', '   ', '\t', '\uFEFF'])('%j is blank', (line) => {
    expect(parsed(line)).toEqual({ kind: 'blank' });
  });

  it('a header is one, with what can be read of it', () => {
    expect(parsed(header)).toMatchObject({ kind: 'header', note: null, header: JSON.parse(header) });
    expect(parsed('{"ccbarRecording":1,"agents":"many","workNo":3}')).toEqual({
      kind: 'header',
      note: null,
      header: { ccbarRecording: 1, door: 'recording', origin: '' },
    });
  });

  it('a header of a later format is read as far as possible, with a remark', () => {
    expect(parsed('{"ccbarRecording":2,"agents":1}')).toMatchObject({
      header: { agents: 1 },
      note: 'says it is a recording of format 2; this version knows up to 1 and reads what it can',
    });
  });
});
