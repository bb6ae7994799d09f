import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventId, eventIds, type FieldKind, rowOf } from '../../src/protocol/catalogue.ts';
import { decode } from '../../src/protocol/decode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { createDresser, type Dress, dressEvent } from '../../src/simulator/dress.ts';

const samples: { readonly [Kind in FieldKind]: unknown } = {
  text: 'main',
  number: '7',
  time: '1767254400000',
  flag: true,
  callId: '1767254400-1',
  party: '13800000001',
  parties: '13800000001, 30025',
  address: { address: '13800000001', addressType: 6 },
  private: 'words',
};

const contentOf = (id: EventId): unknown => {
  const shape = rowOf(id).content;
  if (shape === null) return null;
  if (shape === 'callId') return samples.callId;
  return Object.fromEntries(Object.entries(shape).map(([field, kind]) => [field, samples[kind]]));
};

const decodedOf = (data: unknown) =>
  decode(messageFrame(data)).map((one) => {
    if (one.kind !== 'event') return one;
    const { frame: _frame, ...event } = one;
    return event;
  });

const eventOf = (id: EventId) => ({
  eventType: id,
  workNo: '30021',
  eventGenTime: 1767254400000,
  content: contentOf(id),
});

const dresses: readonly Dress[] = (['envelope', 'bare', 'list'] as const).flatMap((shape) =>
  [false, true].flatMap((text) =>
    (['callid', 'callId'] as const).flatMap((spelling) =>
      (['text', 'number'] as const).map((numbers) => ({ shape, text, spelling, numbers, genTime: true })),
    ),
  ),
);

describe('every dress reads as the same event', () => {
  it.each(eventIds)('%s', (id) => {
    const [plain] = dresses.map((dress) => decodedOf(dressEvent(eventOf(id), dress)));
    expect(plain).toMatchObject([{ kind: 'event', id, workNo: '30021', genTime: 1767254400000, flaws: [] }]);
    for (const dress of dresses) {
      expect(decodedOf(dressEvent(eventOf(id), dress)), JSON.stringify(dress)).toEqual(plain);
      const timeless = decodedOf(dressEvent(eventOf(id), { ...dress, genTime: false }));
      expect(timeless).toEqual(plain?.map((event) => ({ ...event, genTime: null })));
    }
  });
});

describe('a dress on the wire', () => {
  const event = { ...eventOf('AgentState_SetNotReady_Success'), content: { reason: '203' } };
  const bare = { eventType: event.eventType, eventGenTime: 1767254400000, workNo: '30021' };

  it.each<[Partial<Dress>, unknown]>([
    [{}, { message: '', retcode: '0', event: { ...bare, content: { reason: '203' } } }],
    [{ shape: 'bare' }, { ...bare, content: { reason: '203' } }],
    [
      { shape: 'bare', numbers: 'number' },
      { ...bare, content: { reason: 203 } },
    ],
    [{ shape: 'list' }, { workNo: '30021', eventList: [{ ...bare, content: { reason: '203' } }] }],
  ])('%j', (dress, wire) => {
    expect(createDresser(1, dress)(event)).toEqual(wire);
    expect(JSON.parse(String(createDresser(1, { ...dress, text: true })(event)))).toEqual(wire);
  });
});

it('a mixed dress has the platform time always or never, never by chance', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const dressUp = createDresser(seed, 'mixed');
      const times = Array.from({ length: 20 }, () => decodedOf(dressUp(eventOf('AgentState_Ready'))));
      expect(new Set(times.map(([one]) => one && 'genTime' in one && one.genTime)).size).toBe(1);
    }),
  );
});
