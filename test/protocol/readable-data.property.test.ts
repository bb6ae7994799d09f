import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, longestList, longestMessage } from '../../src/protocol/decode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { readableAnswer, readableData } from '../../src/protocol/readable-data.ts';
import { anything, junk, messages } from '../arbitraries.ts';

/** Returns the meaning of a message, without its frame. */
const meaningOf = (data: unknown) => decode(messageFrame(data)).map(({ frame, ...rest }) => rest);

const recorded = (data: unknown): unknown => JSON.parse(JSON.stringify(readableData(data)) ?? 'null');

const ready = { eventType: 'AgentState_Ready', content: null };
const note = (context: string) => ({ eventType: 'AgentOther_Note', content: { context } });

describe('the part of a message that is read', () => {
  it('decodes, after its way through JSON, to the same as the message', () => {
    fc.assert(
      fc.property(fc.oneof(messages(), junk), (data) => {
        expect(meaningOf(recorded(data))).toEqual(meaningOf(data));
      }),
      { numRuns: 2000 },
    );
  });

  it('of that part is the same part', () => {
    fc.assert(
      fc.property(fc.oneof(messages(), junk), (data) => {
        expect(recorded(recorded(data))).toEqual(recorded(data));
      }),
    );
  });

  it.each([
    ['a text that is too long', 'x'.repeat(longestMessage + 1)],
    ['a text that is no JSON', 'hello'],
    ['JSON text of a text', '"hello"'],
    ['JSON text of a list', '[1,2]'],
    ['a list that is too long', { eventList: Array.from({ length: longestList + 7 }, () => ready) }],
    [
      'a list with too many characters',
      { eventList: Array.from({ length: 90 }, () => note('x'.repeat(4096))) },
    ],
    ['a list of holes', { workNo: '1', eventList: new Array(12) }],
    ['a sparse list', { eventList: Object.assign([], { length: 4_000_000_000, 0: ready }) }],
    ['broken events', { eventList: [1, [2, 3], {}, { eventType: 'two words' }, { eventType: 7 }] }],
    ['broken fields', { ...ready, eventGenTime: -1, workNo: {}, content: { a: [] } }],
    ['an inner workNo that is none', { workNo: '1', eventList: [{ ...ready, workNo: {} }, ready] }],
    ['a bare call id', { eventType: 'AgentEvent_Hold', content: '1-1\0' }],
    ['an ambiguous hold', { eventType: 'AgentEvent_Customer_Alerting', content: '1-1' }],
    ['a bare text where none can be', { eventType: 'AgentOther_Note', content: 'hello' }],
    ['endless numbers', { eventType: 'AgentEvent_Talking', content: { feature: Number.NaN, callId: 1n } }],
    [
      'an address',
      { eventType: 'AgentEvent_linkagePhoneCallOut', content: { addrCalled: { address: '1' } } },
    ],
    ['negative zero', { eventType: 'AgentState_SetRest_Success', content: { reason: -0 } }],
    [
      'what looks like a note of the recorder',
      { event: { notRead: 'list of 3' }, eventList: { notRead: 'x' } },
    ],
    ['a refusal', { retcode: '100-006', message: 'not signed in', event: null }],
    ['an empty poll', { retcode: '0', event: [] }],
  ])('decodes to the same for %s', (_, data) => {
    expect(meaningOf(recorded(data))).toEqual(meaningOf(data));
    expect(recorded(recorded(data))).toEqual(recorded(data));
  });

  it('is never more than a message may be', () => {
    const eventList = Array.from({ length: 5000 }, () => note('x'.repeat(100_000)));
    expect(JSON.stringify(readableData({ eventList })).length).toBeLessThan(longestMessage + 20_000);
    expect(meaningOf({ eventList }).at(-1)).toMatchObject({ reason: 'size', received: 'list of 5000' });
  });

  it('of a status answer is its few scalar fields', () => {
    fc.assert(
      fc.property(anything, (data) => {
        const part = JSON.stringify(readableAnswer(data)) ?? '';
        expect(part.length).toBeLessThan(600);
        expect(JSON.stringify(readableAnswer(JSON.parse(part)))).toBe(part);
      }),
    );
    expect(readableAnswer({ state: 'idle', since: 7, agentName: 'Erika' })).toEqual({
      state: 'idle',
      since: 7,
    });
  });
});
