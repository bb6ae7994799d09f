import { afterEach, describe, expect, it } from 'vitest';
import { eventIds, rowOf } from '../../src/protocol/catalogue.ts';
import { type Decoded, decode, longestList, longestMessage } from '../../src/protocol/decode.ts';
import type { AgentEvent } from '../../src/protocol/event.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import type { Rejection } from '../../src/protocol/rejection.ts';

const decodeData = (data: unknown): readonly Decoded[] => decode(messageFrame(data, { at: 7 }));

const onlyOne = (data: unknown): Decoded => {
  const [first, ...more] = decodeData(data);
  expect(more).toEqual([]);
  if (first === undefined) throw new Error('Nothing was decoded.');
  return first;
};

const accepted = (data: unknown): AgentEvent => {
  const one = onlyOne(data);
  if (one.kind !== 'event') throw new Error(`Expected an event, received ${JSON.stringify(one)}.`);
  return one;
};

const rejected = (data: unknown): Pick<Rejection, 'reason' | 'where' | 'expected' | 'received'> => {
  const one = onlyOne(data);
  if (one.kind !== 'rejected') throw new Error(`Expected a rejection, received ${one.kind} ${one.id}.`);
  const { reason, where, expected, received } = one;
  return { reason, where, expected, received };
};

const ready = { eventType: 'AgentState_Ready', workNo: '30021', content: null };
const withContent = (content: unknown, eventType = 'AgentEvent_Talking') => ({ eventType, content });
const withTime = (eventGenTime: unknown) => ({ ...ready, eventGenTime });

describe('the shapes of a message', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown, ids: readonly string[]]>([
    ['an envelope', { message: '', retcode: '0', event: ready }, ['AgentState_Ready']],
    ['an envelope without retcode', { event: ready }, ['AgentState_Ready']],
    ['an envelope with stray keys', { jsonKey: ['event'], event: { ...ready, jsonKey: [] } }, ['AgentState_Ready']],
    ['a bare event', ready, ['AgentState_Ready']],
    ['a bare event without content', { eventType: 'AgentState_Ready' }, ['AgentState_Ready']],
    ['a list', { workNo: '1', eventList: [ready, withContent('c1')] }, ['AgentState_Ready', 'AgentEvent_Talking']],
    ['a list in an envelope', { message: '', retcode: '0', eventList: [ready] }, ['AgentState_Ready']],
    ['an empty list', { workNo: '1', eventList: [] }, []],
  ])('%s, as object and as JSON text', (_what, data, ids) => {
    const read = (decoded: readonly Decoded[]) =>
      decoded.map((one) => (one.kind === 'rejected' ? one.reason : one.id));
    expect(read(decodeData(data))).toEqual(ids);
    expect(read(decodeData(JSON.stringify(data)))).toEqual(ids);
  });

  it('reads JSON text that is padded with NUL', () => {
    expect(onlyOne(`${JSON.stringify(ready)}\0\0\0`)).toMatchObject({
      kind: 'event',
      id: 'AgentState_Ready',
    });
  });

  it('attaches the unchanged frame to everything it gives', () => {
    const frame = messageFrame(
      { eventList: [ready, null] },
      { at: 5, origin: 'https://bar.example', door: 'port' },
    );
    for (const one of decode(frame)) expect(one.frame).toBe(frame);
  });

  it('takes the whole event, field by field', () => {
    const data = { retcode: '100-007', event: { ...withTime(1000), content: { callid: 'c1' } } };
    expect(onlyOne(data)).toEqual({
      kind: 'event',
      id: 'AgentState_Ready',
      type: 'agent.idle',
      workNo: '30021',
      genTime: 1000,
      retcode: '100-007',
      content: { callId: 'c1' },
      flaws: [],
      frame: messageFrame(data, { at: 7 }),
    });
  });

  it.each(eventIds)('decodes %s as its row declares', (eventType) => {
    expect(accepted({ eventType, content: null })).toMatchObject({
      id: eventType,
      type: rowOf(eventType).type,
    });
  });
});

describe('event lists', () => {
  it('give the outer workNo to events that name none', () => {
    const eventList = [
      { eventType: 'AgentState_Ready' },
      { ...ready, workNo: '2' },
      { ...ready, workNo: null },
    ];
    const decoded = decodeData({ workNo: 1, eventList });
    expect(decoded.map((one) => 'workNo' in one && one.workNo)).toEqual(['1', '2', '1']);
  });

  it('reject the broken ones in their places', () => {
    const decoded = decodeData({ eventList: [ready, 7, { eventType: '' }, withContent([]), ready] });
    expect(
      decoded.map((one) => (one.kind === 'rejected' ? `${one.reason} at ${one.where}` : one.id)),
    ).toEqual([
      'AgentState_Ready',
      'shape at eventList[1]',
      'id at eventList[2].eventType',
      'content at eventList[3].content',
      'AgentState_Ready',
    ]);
  });

  it.each([
    [longestList, longestList, 'event'],
    [longestList + 1, longestList + 1, 'rejected'],
    [longestList + 500, longestList + 1, 'rejected'],
  ])('of %i entries give %i, the last one %s', (entries, given, kind) => {
    const decoded = decodeData({ eventList: Array.from({ length: entries }, () => ready) });
    expect(decoded).toHaveLength(given);
    expect(decoded.at(-1)?.kind).toBe(kind);
  });

  it('bug: holes in a list were passed on as undefined', () => {
    const decoded = decodeData({ eventList: new Array(3) });
    expect(Array.from(decoded, (one) => one?.kind)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

describe('content', () => {
  const call = { callId: 'c1', caller: '138', called: '700', feature: 7 };
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, id: string, content: unknown, read: object]>([
    ['null', 'AgentEvent_Talking', null, {}],
    ['nothing', 'AgentEvent_Talking', undefined, {}],
    ['an empty object', 'AgentEvent_Talking', {}, {}],
    ['an object with callid', 'AgentEvent_Talking', { callid: 'c1' }, { callId: 'c1' }],
    ['an object with callId', 'AgentEvent_Talking', { callId: 'c1' }, { callId: 'c1' }],
    ['both spellings', 'AgentEvent_Talking', { callId: 'c1', callid: 'c2' }, { callId: 'c1' }],
    ['a null under one spelling', 'AgentEvent_Talking', { callId: null, callid: 'c2' }, { callId: 'c2' }],
    ['a bare call id', 'AgentEvent_Call_Release', 'c1', { callId: 'c1' }],
    ['an object where a bare call id is usual', 'AgentEvent_Call_Release', { callid: 'c1' }, { callId: 'c1' }],
    ['a bare call id where an object is usual', 'AgentEvent_Talking', 'c1', { callId: 'c1' }],
    ['an empty text', 'AgentEvent_Call_Release', '', {}],
    ['spaces', 'AgentEvent_Call_Release', '  ', {}],
    ['numbers as texts', 'AgentEvent_Talking', { ...call, feature: '7' }, call],
    ['numbers as numbers', 'AgentEvent_Talking', call, call],
    ['texts as numbers', 'AgentEvent_Talking', { callid: 17, caller: 138 }, { callId: '17', caller: '138' }],
    ['empty texts', 'AgentEvent_Talking', { callid: 'c1', caller: '', feature: '' }, { callId: 'c1' }],
    ['nulls', 'AgentEvent_Talking', { callid: null, caller: null, feature: null }, {}],
    ['fields that no row declares', 'AgentEvent_Talking', { callid: 'c1', salary: 1 }, { callId: 'c1' }],
    ['a reason', 'AgentState_SetNotReady_Success', { reason: '203' }, { reason: 203 }],
    ['a zero', 'AgentState_SetNotReady_Success', { reason: 0 }, { reason: 0 }],
    ['several parties', 'AgentEvent_Conference', { partner: '138, 139,,' }, { partner: ['138', '139'] }],
    ['an address', 'AgentEvent_linkagePhoneCallOut', { addrCalled: { address: '138', addressType: 6 } }, { addrCalled: '138' }],
    ['a bare address', 'AgentEvent_linkagePhoneCallOut', { addrCalled: '138' }, { addrCalled: '138' }],
    ['a flag', 'AgentChat_Ring', { isInnerCall: true }, { isInnerCall: true }],
    ['a flag as text', 'AgentChat_Ring', { isInnerCall: 'false' }, { isInnerCall: false }],
    ['a flag as number', 'AgentChat_Ring', { isInnerCall: 1 }, { isInnerCall: true }],
    ['the other spelling of transFrom', 'AgentEvent_Ringing', { transfrom: '9' }, { transFrom: '9' }],
    ['NUL runs after a text', 'AgentEvent_Talking', { callid: 'c1\0\0\0', caller: '\u0000138\0' }, { callId: 'c1', caller: '138' }],
    ['NUL runs in a bare call id', 'AgentEvent_Call_Release', 'c1\0\0\0', { callId: 'c1' }],
    ['NUL runs in a number', 'AgentEvent_Talking', { feature: '7\0\0' }, { feature: 7 }],
    ['a text of NUL alone', 'AgentEvent_Talking', { callid: '\0\0', caller: '\0' }, {}],
  ])('%s', (_what, eventType, content, read) => {
    expect(accepted({ eventType, content })).toMatchObject({ flaws: [] });
    expect(accepted({ eventType, content }).content).toEqual(read);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, id: string, content: unknown, flaw: object]>([
    ['a number that is none', 'AgentEvent_Talking', { feature: 'seven' }, { field: 'content.feature', expected: 'number', received: 'text of 5 characters' }],
    ['an endless number', 'AgentEvent_Talking', { feature: Number.POSITIVE_INFINITY }, { field: 'content.feature', expected: 'number', received: 'Infinity' }],
    ['an object as call id', 'AgentEvent_Talking', { callid: { a: 1 } }, { field: 'content.callId', expected: 'callId', received: 'object' }],
    ['a list as party', 'AgentEvent_Talking', { caller: ['138'] }, { field: 'content.caller', expected: 'party', received: 'list of 1' }],
    ['a flag that is none', 'AgentChat_Ring', { isInnerCall: 'maybe' }, { field: 'content.isInnerCall', expected: 'flag', received: 'text of 5 characters' }],
    ['a flag as text', 'AgentEvent_Talking', { caller: true }, { field: 'content.caller', expected: 'party', received: 'boolean' }],
  ])('%s is left out and named as a flaw', (_what, eventType, content, flaw) => {
    expect(accepted({ eventType, content })).toMatchObject({ content: {}, flaws: [flaw] });
  });

  it('bug: a number of NUL alone was called unreadable instead of empty', () => {
    expect(accepted(withContent({ feature: '\0\0\0' }))).toMatchObject({ content: {}, flaws: [] });
    expect(accepted(withTime('\0\0'))).toMatchObject({ genTime: null, flaws: [] });
  });

  it('bug: NaN was taken for the text "NaN"', () => {
    const event = accepted(withContent({ callid: Number.NaN }));
    expect(event).toMatchObject({ content: {}, flaws: [{ field: 'content.callId', received: 'NaN' }] });
  });

  it('bug: a bare text became a call id in events whose content has none', () => {
    const event = accepted(withContent('203', 'AgentState_SetNotReady_Success'));
    expect(event.content).toEqual({});
    expect(event.flaws).toEqual([
      { field: 'content', expected: 'an object', received: 'text of 3 characters' },
    ]);
  });

  it('reads at most 4096 characters of a text and 16 parties', () => {
    expect(accepted(withContent({ caller: 'x'.repeat(9000) })).content).toEqual({ caller: 'x'.repeat(4096) });
    const partner = Array.from({ length: 90 }, (_, index) => index).join();
    const event = accepted(withContent({ partner }, 'AgentEvent_Conference'));
    if (event.id === 'AgentEvent_Conference') expect(event.content.partner).toHaveLength(16);
  });
});

describe('AgentEvent_Customer_Alerting in the shape of a hold', () => {
  it.each<readonly [what: string, content: unknown, type: string | null]>([
    ['an object', { callid: 'c1', otherPhone: '138' }, 'call.remoteRinging'],
    ['an empty object', {}, 'call.remoteRinging'],
    ['null', null, 'call.remoteRinging'],
    ['a bare call id', 'c1', null],
  ])('%s', (_what, content, type) => {
    expect(accepted(withContent(content, 'AgentEvent_Customer_Alerting')).type).toBe(type);
  });

  it('gives the reason when it decodes nothing', () => {
    expect(accepted(withContent('c1', 'AgentEvent_Customer_Alerting')).flaws).toEqual([
      {
        field: 'content',
        expected: 'an object with callid',
        received: 'a bare call id, the shape of AgentEvent_Hold',
      },
    ]);
  });
});

describe('eventGenTime', () => {
  const expected = 'ms since the epoch';
  it.each<readonly [what: string, given: unknown, genTime: number | null, received?: string]>([
    ['a number', 1767225600000, 1767225600000],
    ['a text', '1767225600000', 1767225600000],
    ['a text with NUL', '1767225600000\0\0', 1767225600000],
    ['zero', 0, 0],
    ['absent', undefined, null],
    ['null', null, null],
    ['empty', '', null],
    ['words', 'yesterday', null, 'text of 9 characters'],
    ['before the epoch', -1, null, 'number'],
    ['the latest', 1e14, 1e14],
    ['micro-seconds', 1_767_225_600_000_000, null, 'number'],
    ['endless', Number.POSITIVE_INFINITY, null, 'Infinity'],
    ['not a number', Number.NaN, null, 'NaN'],
    ['an object', {}, null, 'object'],
    ['a big integer', 1n, null, 'bigint'],
  ])('%s', (_what, given, genTime, received) => {
    const flaws = received === undefined ? [] : [{ field: 'eventGenTime', expected, received }];
    expect(accepted(withTime(given))).toMatchObject({ genTime, flaws });
  });
});

describe('retcode and workNo', () => {
  it.each<readonly [given: unknown, retcode: string | null]>([
    ['0', null],
    [0, null],
    ['', null],
    [null, null],
    [undefined, null],
    ['100-006', '100-006'],
    [42, '42'],
    ['x'.repeat(90), 'x'.repeat(40)],
  ])('retcode %j is %j', (retcode, read) => {
    expect(accepted({ retcode, event: ready }).retcode).toBe(read);
  });

  it.each<readonly [given: unknown, workNo: string | null]>([
    ['9'.repeat(5000), '9'.repeat(64)],
    ['30021', '30021'],
    [30021, '30021'],
    ['30021\0\0', '30021'],
    ['', null],
    [null, null],
    [undefined, null],
    [{}, null],
  ])('workNo %j is %j', (workNo, read) => {
    expect(accepted({ ...ready, workNo }).workNo).toBe(read);
  });
});

describe('an id with blanks around it, as the reference prints one', () => {
  it.each([' AgentEvent_RequestConnect', 'AgentEvent_RequestConnect \t', '\0 AgentEvent_RequestConnect\0'])(
    'is read without them: %j',
    (eventType) => {
      const data = {
        event: { eventType, workNo: '49999', content: { userId: '49999', signature: 'secret' } },
      };
      expect(accepted(data)).toMatchObject({ id: 'AgentEvent_RequestConnect', content: { userId: '49999' } });
      expect(accepted(data).content).not.toHaveProperty('signature');
    },
  );
});

describe('ids that are not in the catalogue', () => {
  it.each([
    'AgentEvent_From_Tomorrow',
    'toString',
    'constructor',
    'hasOwnProperty',
    'a',
    `A${'b'.repeat(79)}`,
  ])('%s is unmapped, with nothing lost', (eventType) => {
    const data = { event: { eventType, workNo: '1', eventGenTime: 5, content: { any: 'thing' } } };
    expect(onlyOne(data)).toMatchObject({
      kind: 'unmapped',
      id: eventType,
      workNo: '1',
      genTime: 5,
      frame: { data },
    });
  });

  it.each<readonly [what: string, id: unknown, received: string]>([
    ['absent', undefined, 'undefined'],
    ['null', null, 'null'],
    ['empty', '', 'empty text'],
    ['a number', 7, 'number'],
    ['an object', {}, 'object'],
    ['with spaces', 'Agent Ready', 'text of 11 characters'],
    ['__proto__', '__proto__', 'text of 9 characters'],
    ['markup', '<b>Ready</b>', 'text of 12 characters'],
    ['too long', `A${'b'.repeat(80)}`, 'text of 81 characters'],
  ])('an id that is %s is rejected', (_what, eventType, received) => {
    expect(rejected({ event: { eventType } })).toEqual({
      reason: 'id',
      where: 'event.eventType',
      expected: 'an event id',
      received,
    });
  });
});

describe('every reason to reject', () => {
  const shape = 'an object or JSON text of one';
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [reason: string, where: string, expected: string, received: string, data: unknown]>([
    ['size', 'data', 'at most 262144 characters', 'text of 262145 characters', ' '.repeat(longestMessage + 1)],
    ['size', 'data', 'at most 262144 characters', 'text of 999999+ characters', 'x'.repeat(10_000_000)],
    ['json', 'data', 'JSON text', 'text of 7 characters', '{"event'],
    ['json', 'data', 'JSON text', 'empty text', ''],
    ['json', 'data', 'JSON text', 'text of 9 characters', 'webpackOk'],
    ['shape', 'data', shape, 'undefined', undefined],
    ['shape', 'data', shape, 'null', null],
    ['shape', 'data', shape, 'null', 'null'],
    ['shape', 'data', shape, 'number', '7'],
    ['shape', 'data', shape, 'list of 1', [ready]],
    ['shape', 'data', shape, 'boolean', true],
    ['shape', 'data', shape, 'NaN', Number.NaN],
    ['shape', 'data', shape, 'bigint', 1n],
    ['shape', 'data', shape, 'symbol', Symbol('AgentState_Ready')],
    ['shape', 'data', shape, 'function', () => ready],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', {}],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { event: 7, retcode: '0' }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { event: [ready] }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { retcode: { code: 0 } }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { retcode: true }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { retcode: Number.NaN, event: [] }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', { type: 'resize', height: 64 }],
    ['shape', 'data', 'an envelope, an event or an event list', 'object', new Map([['event', ready]])],
    ['content', 'event.content', 'an object, a text or null', 'number', { event: withContent(17) }],
    ['content', 'event.content', 'an object, a text or null', 'list of 0', { event: withContent([]) }],
    ['content', 'data.content', 'an object, a text or null', 'boolean', withContent(false)],
    ['content', 'data.content', 'an object, a text or null', 'function', withContent(() => 'c1')],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { message: 'not signed in', retcode: '100-006' }],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { retcode: '100-006', event: null }],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { retcode: '100-006', event: {} }],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { retcode: '100-006', event: '' }],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { retcode: '100-006', eventList: [] }],
    ['refusal', 'retcode', 'an event, or retcode 0', '100-006', { retcode: '100-006', eventList: null }],
  ])('%s, at %s: expected %s, received %s', (reason, where, expected, received, data) => {
    expect(rejected(data)).toEqual({ reason, where, expected, received });
  });

  it.each([
    ['origin', 'the origin of the bar', 'another origin'],
    ['source', 'the window of the bar', 'another window'],
  ] as const)('%s: a refused frame, whose data nobody read', (reason, expected, received) => {
    const frame = {
      kind: 'refused',
      reason,
      origin: 'https://elsewhere.example',
      at: 3,
      door: 'window',
    } as const;
    expect(decode(frame)).toEqual([
      { kind: 'rejected', reason, where: 'message', expected, received, frame },
    ]);
  });
});

describe('hostile values', () => {
  const throwing = (): never => {
    throw new Error('Do not touch.');
  };
  const trap = new Proxy(
    {},
    { get: throwing, has: throwing, ownKeys: throwing, getOwnPropertyDescriptor: throwing },
  );
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const cyclic: { [key: string]: unknown } = { ...ready };
  cyclic['content'] = cyclic;
  cyclic['self'] = cyclic;
  const inGetter = (field: string) =>
    Object.defineProperty({ ...ready }, field, { get: throwing, enumerable: true });
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown]>([
    ['a proxy that throws', trap],
    ['a revoked proxy', revoked()],
    ['an envelope around a proxy that throws', { event: trap }],
    ['an envelope around a revoked proxy', { event: revoked() }],
    ['a list with a proxy that throws', { eventList: [ready, trap] }],
    ['a list that is a revoked proxy', { eventList: revoked() }],
    ['content that throws', withContent(trap)],
    ['content that is a revoked proxy', withContent(revoked())],
    ['a field that is a revoked proxy', withContent({ callid: revoked() })],
    ['an id that throws', inGetter('eventType')],
    ['a workNo that throws', inGetter('workNo')],
    ['content behind a getter that throws', inGetter('content')],
    ['a retcode that throws', { event: ready, get retcode() { return throwing(); }, }],
  ])('%s is unreadable', (_what, data) => {
    expect(rejected(data)).toEqual({
      reason: 'unreadable',
      where: 'data',
      expected: 'a readable value',
      received: 'a value that threw when read',
    });
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown, outcome: string]>([
    ['a cyclic object', cyclic, 'event'],
    ['an object without prototype', Object.assign(Object.create(null), ready), 'event'],
    ['symbols as keys and values', { ...ready, [Symbol('key')]: Symbol('value'), content: { a: Symbol('a') } }, 'event'],
    ['a function as call id', withContent({ callid: throwing }), 'event'],
    ['a toString that throws', withContent({ callid: { toString: throwing, valueOf: throwing } }), 'event'],
    ['a big integer as call id', withContent({ callid: 10n }), 'event'],
    ['a boxed text', Object(JSON.stringify(ready)), 'shape'],
    ['100k nested lists as text', deep('[', ']'), 'json'],
    ['100k nested objects as text', `{"event":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_001)}`, 'json'],
    ['100k nested lists, never closed', '['.repeat(100_000), 'json'],
    ['an exotic array length', { eventList: Object.assign([], { length: 2 ** 32 - 1 }) }, 'size'],
  ])('%s', (_what, data, outcome) => {
    const last = decodeData(data).at(-1);
    expect(last?.kind === 'rejected' ? last.reason : last?.kind).toBe(outcome);
  });

  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, text: string, outcome: string]>([
    ['as a frame', '{"__proto__":{"event":{"eventType":"AgentState_Ready"}}}', 'shape'],
    ['as an event', '{"event":{"__proto__":{"eventType":"AgentState_Ready"}}}', 'id'],
    ['as content', '{"eventType":"AgentEvent_Talking","content":{"__proto__":{"callid":"c1","polluted":1}}}', 'event'],
    ['as id', '{"eventType":"__proto__","content":{}}', 'id'],
    ['constructor as content', '{"eventType":"AgentEvent_Talking","content":{"constructor":{"prototype":{"polluted":1}}}}', 'event'],
  ])('__proto__ %s pollutes nothing', (_what, text, outcome) => {
    const one = onlyOne(text);
    expect(one.kind === 'rejected' ? one.reason : one.kind).toBe(outcome);
    if (one.kind === 'event') expect(one.content).toEqual({});
    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('eventType');
  });
});

describe('Object.prototype', () => {
  const before = Reflect.ownKeys(Object.prototype);
  afterEach(() => expect(Reflect.ownKeys(Object.prototype)).toEqual(before));

  it('stays as it was', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      decodeData(`{"${key}":{"a":1},"eventType":"${key}","workNo":"${key}","content":{"${key}":{"a":1}}}`);
      decodeData({ eventType: key, content: { [key]: { a: 1 } } });
    }
  });
});

describe('an answer without an event', () => {
  it.each<readonly [what: string, data: unknown]>([
    ['null', { message: '', retcode: '0', event: null }],
    ['an empty list', { message: '', retcode: '0', event: [] }],
    ['no event at all', { message: 'success', retcode: '0' }],
    ['the number 0', { retcode: 0 }],
    ['as text', '{"message":"","retcode":"0","event":null}'],
    ['without a retcode', { event: null }],
    ['an empty text', { message: '', retcode: '0', event: '' }],
    ['an empty object', { message: '', retcode: '0', event: {} }],
    ['an object of nothing', { retcode: '0', event: { eventType: null, workNo: null, content: null } }],
    ['an empty event list', { workNo: '30021', eventList: [] }],
    ['no event list', { workNo: '30021', eventList: null }],
  ])('is no fault: %s', (_, data) => {
    expect(decodeData(data)).toEqual([]);
  });
});
