import { describe, expect, it } from 'vitest';
import {
  type EventDress,
  encodeCallOut,
  encodeEvent,
  encodeEventPost,
  type WireEvent,
} from '../../src/protocol/encode.ts';

describe('encodeEventPost', () => {
  // biome-ignore format: one row a line reads as a table
  it.each([
    [['AgentState_Ready'], '{"name":"eventpost","param":["AgentState_Ready"]}'],
    [['AgentState_Ready', 'AgentState_Busy'], '{"name":"eventpost","param":["AgentState_Ready","AgentState_Busy"]}'],
    [[], '{"name":"eventpost","param":[]}'],
  ])('%j', (ids, text) => {
    expect(encodeEventPost(ids)).toBe(text);
  });
});

describe('encodeCallOut', () => {
  it.each([
    ['13800000001', 'audio', '13800000001'],
    ['  +86 138 0000 0001 ', 'video', '+86 138 0000 0001'],
    ['9'.repeat(64), 'audio', '9'.repeat(64)],
  ] as const)('%j by %s', (given, mode, number) => {
    expect(encodeCallOut(given, mode)).toEqual({ name: 'callout', param: { number, mode } });
  });

  it.each<readonly [number: unknown, mode: unknown, message: string]>([
    ['', 'audio', 'callOut needs a number of 1 to 64 characters, received 0.'],
    ['   ', 'audio', 'callOut needs a number of 1 to 64 characters, received 0.'],
    ['9'.repeat(65), 'audio', 'callOut needs a number of 1 to 64 characters, received 65.'],
    [13800000001, 'audio', 'callOut needs a number of 1 to 64 characters, received 0.'],
    [null, 'audio', 'callOut needs a number of 1 to 64 characters, received 0.'],
    ['138', 'fax', "callOut needs the mode 'audio' or 'video', received 'fax'."],
    ['138', undefined, "callOut needs the mode 'audio' or 'video', received 'undefined'."],
  ])('refuses %j by %j', (number, mode, message) => {
    // A page without types may pass this.
    const callOut = encodeCallOut as (number: unknown, mode: unknown) => unknown;
    expect(() => callOut(number, mode)).toThrow(
      expect.objectContaining({ name: 'CcbarError', code: 'bad-request', message }),
    );
  });
});

describe('encodeEvent', () => {
  const event: WireEvent = {
    eventType: 'AgentEvent_Call_Release',
    workNo: '30021',
    eventGenTime: 5,
    content: '1767225600-1',
  };
  const spare: WireEvent = { eventType: 'AgentState_Ready' };

  it.each<readonly [event: WireEvent, dress: EventDress | undefined, message: unknown]>([
    [event, undefined, { message: '', retcode: '0', event }],
    [event, {}, { message: '', retcode: '0', event }],
    [event, { shape: 'envelope' }, { message: '', retcode: '0', event }],
    [event, { shape: 'bare' }, event],
    [event, { shape: 'list' }, { workNo: '30021', eventList: [event] }],
    [spare, { shape: 'bare' }, { eventType: 'AgentState_Ready', content: null }],
    [spare, { shape: 'list' }, { eventList: [{ eventType: 'AgentState_Ready', content: null }] }],
  ])('%j dressed %j', (given, dress, message) => {
    expect(encodeEvent(given, dress)).toEqual(message);
    expect(encodeEvent(given, { ...dress, text: true })).toBe(JSON.stringify(encodeEvent(given, dress)));
  });

  it('leaves the event it was given alone', () => {
    const frozen = Object.freeze({ ...spare });
    encodeEvent(frozen, { shape: 'bare' });
    expect(frozen).toEqual(spare);
  });
});
