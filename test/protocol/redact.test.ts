import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventId,
  eventIds,
  type FieldKind,
  personalKinds,
  rowOf,
} from '../../src/protocol/catalogue.ts';
import { decode } from '../../src/protocol/decode.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { createMasker } from '../../src/protocol/redact.ts';
import { dresses, junk, messages } from '../arbitraries.ts';

const talking = (content: unknown) => ({ eventType: 'AgentEvent_Talking', workNo: '30021', content });

describe('what is masked and what stays', () => {
  it.each([
    {
      what: 'parties by their kind, in an object',
      given: talking({ callid: '1767254400-1', caller: '13800000001', called: '70092', feature: '7' }),
      masked: talking({ callid: '1767254400-1', caller: 'party#1', called: 'party#2', feature: '7' }),
    },
    {
      what: 'the same number always by the same token, as text and as number',
      given: {
        workNo: '30021',
        eventList: [talking({ caller: 13800000001 }), talking({ called: '13800000001 ' })],
      },
      masked: {
        workNo: '30021',
        eventList: [talking({ caller: 'party#1' }), talking({ called: 'party#1' })],
      },
    },
    {
      what: 'an agent as an agent, so that a call between agents stays one',
      given: talking({ caller: 'a30025', called: '70092' }),
      masked: talking({ caller: 'agent#1', called: 'party#2' }),
    },
    {
      what: 'each of a list of parties on its own',
      given: {
        eventType: 'AgentEvent_Conference',
        content: { callid: '1-1', partner: '13800000001, 13800000002' },
      },
      masked: { eventType: 'AgentEvent_Conference', content: { callid: '1-1', partner: 'party#1, party#2' } },
    },
    {
      what: 'words by people',
      given: { eventType: 'AgentChat_DataRecved', content: { callId: '1-1', chatContent: 'I am Erika' } },
      masked: { eventType: 'AgentChat_DataRecved', content: { callId: '1-1', chatContent: 'text#1' } },
    },
    {
      what: 'an address as a whole but for its type',
      given: {
        eventType: 'AgentEvent_linkagePhoneTransferOut',
        content: { addrOut: { address: '13800000001', addressType: 6 }, addrSelf: '70092' },
      },
      masked: {
        eventType: 'AgentEvent_linkagePhoneTransferOut',
        content: { addrOut: { address: 'party#1', addressType: 6 }, addrSelf: 'party#2' },
      },
    },
    {
      what: 'inside JSON text, which stays text',
      given: JSON.stringify({ retcode: '0', message: '', event: talking({ caller: '13800000001' }) }),
      masked: JSON.stringify({ retcode: '0', message: '', event: talking({ caller: 'party#1' }) }),
    },
    {
      what: 'every text of an event that is not in the catalogue, but for its call',
      given: {
        eventType: 'Vendor_New',
        content: { who: 'Erika', level: 3, phone: 13800000001, callId: '1767-1' },
      },
      masked: {
        eventType: 'Vendor_New',
        content: { who: 'party#1', level: 3, phone: 'party#2', callId: '1767-1' },
      },
    },
    {
      what: 'fields that the catalogue does not know',
      given: { ...talking({ callId: '1-1', customerName: 'Erika M.' }), token: 'abc', flag: true },
      masked: { ...talking({ callId: '1-1', customerName: 'text#1' }), token: 'party#2', flag: true },
    },
    {
      what: 'data where a name of a field should be',
      given: talking({ '+49 171 5550100': 1 }),
      masked: talking({ 'text#1': 1 }),
    },
    {
      what: 'a bare call id stays; bare words do not',
      given: {
        eventList: [
          { eventType: 'AgentEvent_Hold', content: '1767254400-1' },
          { eventType: 'AgentEvent_Hold', content: 'Erika' },
        ],
      },
      masked: {
        eventList: [
          { eventType: 'AgentEvent_Hold', content: '1767254400-1' },
          { eventType: 'AgentEvent_Hold', content: 'party#1' },
        ],
      },
    },
    {
      what: 'a bare text of an event that is about no call',
      given: { eventType: 'AgentOther_Note', content: 'B2' },
      masked: { eventType: 'AgentOther_Note', content: 'party#1' },
    },
    {
      what: 'a telephone number in the place of an id',
      given: { eventType: 'AgentEvent_Hold', content: '13800000001' },
      masked: { eventType: 'AgentEvent_Hold', content: 'party#1' },
    },
    {
      what: 'words of the platform that hold a number or an address',
      given: {
        eventType: 'OUTBOUND_DETECT_EVENT',
        content: { detect: '3', desc: 'no answer of 13800000001' },
      },
      masked: { eventType: 'OUTBOUND_DETECT_EVENT', content: { detect: '3', desc: 'text#1' } },
    },
    {
      what: 'what a status query answers, but for the state',
      given: { state: 'rest', since: 1767254400000, reason: 12, agentName: 'Erika' },
      masked: { state: 'rest', since: 1767254400000, reason: 12, agentName: 'party#1' },
    },
    { what: 'text that is not JSON', given: 'call 13800000001', masked: 'text#1' },
    {
      what: 'what was masked before',
      given: talking({ caller: 'party#7' }),
      masked: talking({ caller: 'party#7' }),
    },
    { what: 'nothing', given: null, masked: null },
    { what: 'empty fields', given: talking({ caller: '' }), masked: talking({ caller: '' }) },
  ])('$what', ({ given, masked }) => {
    const before = JSON.stringify(given);
    expect(createMasker().mask(given)).toEqual(masked);
    expect(JSON.stringify(given), 'the original').toBe(before);
  });

  it('gives `__proto__` as a field like any other', () => {
    const masked = createMasker().mask(JSON.parse('{"content":{"__proto__":"Erika"}}')) as {
      content: object;
    };
    expect(Object.getPrototypeOf(masked.content)).toBe(Object.prototype);
    expect(JSON.stringify(masked)).not.toContain('Erika');
  });

  it('comes to an end with cycles, depth and width', () => {
    const cyclic: { [key: string]: unknown } = { name: 'Erika' };
    for (let i = 0; i < 20; i++) cyclic[`again${i}`] = cyclic;
    const text = JSON.stringify(createMasker().mask({ eventType: 'Vendor_New', content: cyclic }));
    expect(text).not.toContain('Erika');
    expect(createMasker().mask(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toEqual(expect.any(String));
  });
});

describe('masking, for any message', () => {
  const secrets = [
    '13812345678',
    'Erika Mustermann',
    'erika@example.com',
    '+49 171 5550100',
    '7009213',
  ] as const;
  const secret = fc.constantFrom(...secrets);
  const isPersonal = (kind: FieldKind) => personalKinds.includes(kind);

  /** An event with secrets in every personal field, and in fields nobody knows. */
  const planted = (id: EventId) =>
    fc
      .record({ value: secret, other: secret, dress: fc.constantFrom(...dresses) })
      .map(({ value, other, dress }) => {
        const { content } = rowOf(id);
        const kinds = typeof content === 'object' && content !== null ? content : {};
        const known = Object.entries(kinds).flatMap(([field, kind]) =>
          isPersonal(kind) ? [[field, value]] : [],
        );
        const held = { ...Object.fromEntries(known), remark: other, more: { deep: [value, { x: other }] } };
        return encodeEvent({ eventType: id, workNo: '30021', content: held }, dress);
      });

  it('lets no planted value through', () => {
    const events = fc.oneof(fc.constantFrom(...eventIds).chain(planted), planted('AgentState_Ready'));
    fc.assert(
      fc.property(fc.array(events, { maxLength: 5 }), (list) => {
        const { mask } = createMasker();
        const text = JSON.stringify(list.map(mask));
        expect(secrets.filter((value) => text.includes(value))).toEqual([]);
      }),
    );
  });

  it('keeps everything that moves an agent', () => {
    const told = (data: unknown) =>
      decode(messageFrame(data)).map((decoded) => {
        if (decoded.kind === 'rejected') return decoded.reason;
        const { id, workNo, genTime, retcode, flaws } = decoded;
        const content: { readonly [field: string]: unknown } =
          decoded.kind === 'event' ? decoded.content : {};
        const { callId, feature, reason } = content;
        return { id, workNo, genTime, retcode, flaws, callId, feature, reason, has: Object.keys(content) };
      });
    fc.assert(
      fc.property(messages(), (data) => {
        expect(told(createMasker().mask(data))).toEqual(told(data));
      }),
    );
  });

  it('never throws, and gives what JSON can carry', () => {
    fc.assert(
      fc.property(junk, (data) => {
        expect(() => JSON.stringify(createMasker().mask(data))).not.toThrow();
      }),
    );
  });
});
