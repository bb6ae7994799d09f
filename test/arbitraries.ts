import fc from 'fast-check';
import { type EventId, eventIds, type FieldKind, rowOf, stateBearingIds } from '../src/protocol/catalogue.ts';
import { type EventDress, encodeEvent, type WireEvent } from '../src/protocol/encode.ts';

/** Few agents, calls and numbers, so that random events meet each other. */
const workNos = ['30021', '30022'] as const;
const callIds = ['1767225600-1', '1767225600-2', '1767225600-3'] as const;
const parties = ['13800000001', '13800000002', 'a30025'] as const;

const valuesOf: { readonly [Kind in FieldKind]: fc.Arbitrary<unknown> } = {
  text: fc.constantFrom('main', 'no', 'yes'),
  number: fc.constantFrom(0, 3, 5, 6, 7, 203),
  time: fc.nat(),
  flag: fc.boolean(),
  callId: fc.constantFrom(...callIds),
  party: fc.constantFrom(...parties),
  parties: fc.subarray([...parties], { minLength: 1 }).map((several) => several.join(', ')),
  address: fc.constantFrom(...parties).map((address) => ({ address, addressType: 6 })),
  private: fc.constantFrom('asked for a refund', 'Y:/6/0/20260101/30021/0800010.V3'),
};

/** The content an event of this id can have: some of its fields, a bare call id, or null. */
export const contentFor = (id: EventId): fc.Arbitrary<unknown> => {
  const { content } = rowOf(id);
  if (content === null) return fc.constant(null);
  if (content === 'callId') return fc.option(valuesOf.callId);
  const fields = Object.entries(content).map(([field, kind]) => [field, valuesOf[kind]] as const);
  return fc.option(fc.record(Object.fromEntries(fields), { requiredKeys: [] }), { freq: 5 });
};

/** Numbers for texts and texts for numbers where the wire uses either. */
const scalarsAsTexts = (content: unknown): unknown =>
  typeof content !== 'object' || content === null
    ? content
    : Object.fromEntries(
        Object.entries(content).map(([field, value]) => [
          field,
          typeof value === 'number' ? String(value) : value,
        ]),
      );

const olderSpelling = (content: unknown): unknown => {
  if (typeof content !== 'object' || content === null || !('callId' in content)) return content;
  const { callId, ...rest } = content;
  return { ...rest, callid: callId };
};

/** Any event of the catalogue, as the bar knows it, times within a minute or none. */
export const wireEvents = (ids: readonly EventId[] = eventIds): fc.Arbitrary<WireEvent> =>
  fc.constantFrom(...ids).chain((eventType) =>
    fc.record(
      {
        eventType: fc.constant(eventType),
        workNo: fc.oneof({ arbitrary: fc.constant(workNos[0]), weight: 9 }, fc.constantFrom(...workNos)),
        eventGenTime: fc.integer({ min: 1_767_225_600_000, max: 1_767_225_660_000 }),
        content: contentFor(eventType),
      },
      { requiredKeys: ['eventType', 'content'] },
    ),
  );

/** Every way in which a message may be put on the wire. */
export const dresses: readonly EventDress[] = (['envelope', 'bare', 'list'] as const).flatMap((shape) => [
  { shape, text: false },
  { shape, text: true },
]);

/** An event in the words that mean the same: texts or numbers, callid or callId. */
export const wordings = (event: WireEvent): readonly WireEvent[] => [
  event,
  { ...event, content: scalarsAsTexts(event.content) },
  { ...event, content: olderSpelling(event.content) },
];

/** A message of the bar: an event of the catalogue in any dress and wording. */
export const messages = (ids?: readonly EventId[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(wireEvents(ids), fc.constantFrom(...dresses), fc.nat(2))
    .map(([event, dress, wording]) => encodeEvent(wordings(event)[wording] ?? event, dress));

/** Messages that move an agent. */
export const stateMessages = messages(stateBearingIds);

/** Anything at all, as far as a program can make it. */
export const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

/** Values that resemble a message of the bar at first sight. */
export const almostMessages: fc.Arbitrary<unknown> = fc.oneof(
  fc.record(
    {
      message: anything,
      retcode: anything,
      workNo: anything,
      event: fc.oneof(
        anything,
        fc.record(
          {
            eventType: fc.oneof(fc.constantFrom(...eventIds), anything),
            workNo: anything,
            eventGenTime: anything,
            content: fc.oneof(
              anything,
              fc.dictionary(fc.constantFrom('callid', 'callId', 'feature', 'reason'), anything),
            ),
          },
          { requiredKeys: [] },
        ),
      ),
      eventList: fc.oneof(anything, fc.array(anything, { maxLength: 4 })),
    },
    { requiredKeys: [] },
  ),
  // A message cut short, or with a character changed.
  messages()
    .map((message) => JSON.stringify(message))
    .chain((text) => fc.nat(text.length).map((end) => text.slice(0, end))),
);

/** Noise of every kind. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  anything,
  fc.string({ unit: 'binary' }),
  fc.json(),
  almostMessages,
);
