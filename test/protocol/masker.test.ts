import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/protocol/decode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { createMasker } from '../../src/protocol/masker.ts';
import { junk, messages } from '../arbitraries.ts';

const ready = { eventType: 'AgentState_Ready', content: null };
const talking = (content: unknown) => ({ eventType: 'AgentEvent_Talking', content });

describe('what is masked and what stays', () => {
  it.each([
    {
      what: 'parties by their kind, in an object',
      given: talking({ callid: '1767254400-1', caller: '13800000001', called: '70092', feature: '7' }),
      masked: talking({ callId: '1767254400-1', caller: 'party#1', called: 'party#2', feature: 7 }),
    },
    {
      what: 'the same number always by the same token, as text and as number',
      given: { eventList: [talking({ caller: 13800000001 }), talking({ called: '13800000001 ' })] },
      masked: { eventList: [talking({ caller: 'party#1' }), talking({ called: 'party#1' })] },
    },
    {
      what: 'an agent as an agent, so that a call between agents stays one',
      given: talking({ caller: 'a30025', called: '70092' }),
      masked: talking({ caller: 'agent#1', called: 'party#1' }),
    },
    {
      what: 'an agent by one token, as a party and with zeros before its number',
      given: {
        workNo: '030021',
        eventList: [{ eventType: 'AgentEvent_Talking', content: { caller: 'a30021' } }],
      },
      masked: {
        workNo: 'agent#1',
        eventList: [{ eventType: 'AgentEvent_Talking', content: { caller: 'agent#1' } }],
      },
    },
    {
      what: 'each of a list of parties on its own',
      given: {
        eventType: 'AgentEvent_Conference',
        content: { callid: '1', partner: '13800000001, 13800000002' },
      },
      masked: {
        eventType: 'AgentEvent_Conference',
        content: { callId: 'call#1', partner: 'party#1, party#2' },
      },
    },
    {
      what: 'words by people',
      given: {
        eventType: 'AgentChat_DataRecved',
        content: { callId: '1767254400-1', chatContent: 'I am Erika' },
      },
      masked: {
        eventType: 'AgentChat_DataRecved',
        content: { callId: '1767254400-1', chatContent: 'text#1' },
      },
    },
    {
      what: 'an address, without its type',
      given: {
        eventType: 'AgentEvent_linkagePhoneTransferOut',
        content: { addrOut: { address: '13800000001', addressType: 6 }, addrSelf: '70092' },
      },
      masked: {
        eventType: 'AgentEvent_linkagePhoneTransferOut',
        content: { addrOut: 'party#1', addrSelf: 'party#2' },
      },
    },
    {
      what: 'inside JSON text, which stays text',
      given: JSON.stringify({ retcode: '0', message: '', event: talking({ caller: '13800000001' }) }),
      masked: JSON.stringify({ retcode: '0', event: talking({ caller: 'party#1' }) }),
    },
    {
      what: 'nothing but the id of an event that is not in the catalogue',
      given: {
        eventType: 'AgentEvent_From_Tomorrow',
        content: { who: 'Erika', level: 3, callId: '1767254400-1' },
      },
      masked: { eventType: 'AgentEvent_From_Tomorrow' },
    },
    {
      what: 'an event id that no platform gives',
      given: { eventType: 'Zhang.Wei', content: null },
      masked: { eventType: 'event-1' },
    },
    {
      what: 'no fields that the catalogue does not know, and no keys',
      given: { ...talking({ customerName: 'Erika M.', '+49 171 5550100': 1 }), token: 'abc', flag: true },
      masked: talking({}),
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
          { eventType: 'AgentEvent_Hold', content: 'call#1' },
        ],
      },
    },
    {
      what: 'a bare text of an event that is about no call, which is only described',
      given: { eventType: 'AgentOther_Note', content: 'Erika' },
      masked: { eventType: 'AgentOther_Note', content: { notRead: 'text of 5 characters' } },
    },
    {
      what: 'words of the platform',
      given: { eventType: 'OUTBOUND_DETECT_EVENT', content: { detect: '3', desc: 'no answer' } },
      masked: { eventType: 'OUTBOUND_DETECT_EVENT', content: { detect: 3, desc: 'text#1' } },
    },
    {
      what: 'return codes stay; anything else in their place does not',
      given: { retcode: '100-007', event: ready },
      masked: { retcode: '100-007', event: ready },
    },
    {
      what: 'a number in the place of a return code',
      given: { retcode: '13800000001', event: ready },
      masked: { retcode: 'text#1', event: ready },
    },
    {
      what: 'numbers that are too large to be harmless are left out',
      given: { ...talking({ feature: 13800138000, mediaAbility: 1 }), eventGenTime: 13800138000 },
      masked: talking({ feature: null, mediaAbility: 1 }),
    },
    {
      what: 'times stay',
      given: {
        eventType: 'AgentOther_ShutdownService',
        eventGenTime: 1767254400000,
        content: { loginTime: '1767254400000' },
      },
      masked: {
        eventType: 'AgentOther_ShutdownService',
        eventGenTime: 1767254400000,
        content: { loginTime: 1767254400000 },
      },
    },
    {
      what: 'an answer of a status query, field by field',
      given: { state: 'rest', since: 1767254400000, reason: 12, agentName: 'Erika' },
      masked: { state: 'rest', since: 1767254400000, reason: 12 },
    },
    {
      what: 'an answer of a status query in the numbers of the platform',
      given: { agentState: '8', since: 1767254400, reason: 13800000001 },
      masked: { agentState: '8', since: 1767254400 },
    },
    {
      what: 'an answer that is none',
      given: { state: 'Erika', agentState: 70092 },
      masked: { state: 'text#1' },
    },
    {
      what: 'text that is not JSON',
      given: 'call 13800000001',
      masked: { notRead: 'text of 16 characters' },
    },
    {
      what: 'what only looks masked',
      given: talking({ caller: 'party#7' }),
      masked: talking({ caller: 'party#1' }),
    },
    {
      what: 'a number behind the word of a token',
      given: talking({ caller: 'party#13800138000' }),
      masked: talking({ caller: 'party#1' }),
    },
    { what: 'nothing', given: null, masked: { notRead: 'null' } },
    { what: 'empty fields', given: talking({ caller: '' }), masked: talking({}) },
  ])('$what', ({ given, masked }) => {
    const before = JSON.stringify(given);
    // As it is written: fields without a value are left out.
    expect(JSON.parse(JSON.stringify(createMasker().mask(given)))).toEqual(masked);
    expect(JSON.stringify(given), 'the original').toBe(before);
  });

  it.each([
    ['138-0013-8000'],
    ['tel:+8613800138000'],
    ['sip:jane@x'],
    ['13800138000-1'],
    ['13800138000'],
    ['110101199003078515'],
    ['1767254400-13800138000'],
    ['party#13800138000'],
    ['Zhang Wei'],
  ])('%s is no call id', (callId) => {
    expect(createMasker().callId(callId)).toBe('call#1');
  });

  it('a masked value stays the same with the option that it is masked', () => {
    const once = createMasker().mask(talking({ callid: 'x', caller: '13800000001', called: 'a30025' }));
    expect(createMasker({ isMasked: true }).mask(once)).toEqual(once);
    const forged = talking({ caller: 'party#13800138000' });
    expect(JSON.stringify(createMasker({ isMasked: true }).mask(forged))).not.toContain('13800138000');
  });

  it('comes to an end with cycles, depth and width', () => {
    const cyclic: { [key: string]: unknown } = { name: 'Erika' };
    for (let i = 0; i < 20; i++) cyclic[`again${i}`] = cyclic;
    const text = JSON.stringify(createMasker().mask({ eventType: 'Vendor_New', content: cyclic }));
    expect(text).not.toContain('Erika');
    expect(createMasker().mask(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).toEqual({
      notRead: 'text of 100000 characters',
    });
  });
});

it('leaves the numbers of agents with the option namesAgents, and nothing else in their place', () => {
  const { mask } = createMasker({ namesAgents: true });
  const of = (workNo: string) => mask({ eventType: 'AgentState_Ready', workNo });
  expect(of('30021')).toMatchObject({ workNo: '30021' });
  expect(of('030021')).toMatchObject({ workNo: '030021' });
  expect(of('13800138000')).toMatchObject({ workNo: 'agent#1' });
  expect(of('Erika')).toMatchObject({ workNo: 'agent#2' });
});

describe('a key', () => {
  const caller = (key: string, number = '13800000001') =>
    createMasker({ key }).mask(talking({ callId: '1767254400-1', caller: number }));

  it('gives the same token in every page and file', () => {
    const other = createMasker({ key: 'k' });
    other.token('70092');
    expect(other.mask(talking({ callId: '1767254400-1', caller: '13800000001' }))).toEqual(caller('k'));
    expect(JSON.stringify(caller('k'))).toMatch(/"party#[\da-f]{16}"/);
  });

  it.each(['', null, 7])('%j is none', (key) => {
    expect(() => createMasker({ key: key as string })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });

  it('other than another key, and other for another value', () => {
    expect(caller('k')).not.toEqual(caller('another'));
    expect(caller('k')).not.toEqual(caller('k', '13800000002'));
  });
});

describe('masking, for any message', () => {
  it('leaves everything that changes an agent', () => {
    const gist = (data: unknown) =>
      decode(messageFrame(data)).map((decoded) => {
        if (decoded.kind === 'rejected') return decoded.reason;
        const { id, genTime, retcode, workNo } = decoded;
        const content: { readonly [field: string]: unknown } =
          decoded.kind === 'event' ? decoded.content : {};
        const { callId, feature, reason } = content;
        return { id, genTime, retcode, isNamed: workNo !== null, callId, feature, reason };
      });
    fc.assert(
      fc.property(messages(), (data) => {
        expect(gist(createMasker().mask(data))).toEqual(gist(data));
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
