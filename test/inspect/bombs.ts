import { messageFrame } from '../../src/protocol/frame.ts';

/** A message that costs a page dearly when anything walks it. */
export interface Bomb {
  readonly what: string;
  /** Made when it is needed, since some are large. */
  readonly make: () => unknown;
  /** The largest number of reads that are allowed. Event lists may be read up to their limit. */
  readonly looks: number;
}

/** More than reading one event takes by name. */
const oneEvent = 120;
/** More than reading a thousand entries of a list takes. */
const wholeList = 60_000;

/** `[a, a]` in `[a, a]` in …: few values, shared so that a walk meets 2 to the power of `levels`. */
const shared = (levels: number): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < levels; level += 1) value = [value, value];
  return value;
};

/** Enough that looking at each would be noticed, and few enough that making them takes no time. */
const many = 100_000;

const manyKeys = (): object => {
  const keys: { [key: string]: number } = {};
  for (let index = 0; index < many; index += 1) keys[`key${index}`] = index;
  return keys;
};

const manyEntries = (): ReadonlyMap<number, number> => {
  const entries = new Map<number, number>();
  for (let index = 0; index < many; index += 1) entries.set(index, index);
  return entries;
};

const cyclic = (): object => {
  const value: { [key: string]: unknown } = { eventType: 'AgentEvent_Talking' };
  value['content'] = value;
  value['event'] = value;
  value['caller'] = value;
  return value;
};

const talking = (content: unknown) => ({ eventType: 'AgentEvent_Talking', workNo: '30021', content });
const event = (inner: object, more: object = {}) => ({ retcode: '0', message: '', event: inner, ...more });

/** A blob holds its bytes elsewhere; what a page may do by mistake is ask for its fields. */
const blob = () => new Blob([new Uint8Array(50_000_000)]);
const bytes = () => new Uint8Array(50_000_000);

/** As many calls as a list may have texts, each with a text of its own as long as one may be. */
const longTexts = (wordOf: (word: number) => string, count: number) => ({
  eventList: Array.from({ length: 64 }, (_, call) => {
    const words = Array.from({ length: count }, (_word, word) => wordOf(call * count + word));
    const caller = words.join(count > 1000 ? '' : ' ').slice(0, 4096);
    return {
      eventType: 'AgentEvent_Talking',
      workNo: '30021',
      content: { callid: `1767254400-${call}`, caller },
    };
  }),
});

/** The bombs of the field, in every place that a message has. */
export const bombs: readonly Bomb[] = [
  { what: 'shared lists as the message', make: () => shared(26), looks: oneEvent },
  {
    what: 'shared lists beside the event',
    make: () => event(talking({}), { more: shared(26) }),
    looks: oneEvent,
  },
  { what: 'shared lists as content', make: () => event(talking(shared(26))), looks: oneEvent },
  { what: 'shared lists as a field', make: () => event(talking({ caller: shared(26) })), looks: oneEvent },
  {
    what: 'shared lists as an unknown field',
    make: () => event(talking({ x: shared(26) })),
    looks: oneEvent,
  },
  { what: 'shared lists as the event list', make: () => ({ eventList: shared(26) }), looks: oneEvent },
  {
    what: 'shared lists of an unmapped event',
    make: () => ({ eventType: 'Vendor_New', content: shared(26) }),
    looks: oneEvent,
  },
  { what: 'many keys as the message', make: () => manyKeys(), looks: oneEvent },
  { what: 'many keys as content', make: () => event(talking(manyKeys())), looks: oneEvent },
  {
    what: 'many keys as a field',
    make: () => event(talking({ caller: manyKeys() })),
    looks: oneEvent,
  },
  {
    what: 'many keys of an unmapped event',
    make: () => ({ eventType: 'Vendor_New', content: manyKeys() }),
    looks: oneEvent,
  },
  { what: 'a sparse list as the message', make: () => new Array(4_000_000_000), looks: oneEvent },
  { what: 'a sparse list as content', make: () => event(talking(new Array(4_000_000_000))), looks: oneEvent },
  { what: 'a sparse event list', make: () => ({ eventList: new Array(4_000_000_000) }), looks: wholeList },
  {
    what: 'an event list of shared events',
    make: () => ({ eventList: new Array(1_000_000).fill(talking({ caller: '1'.repeat(4096) })) }),
    looks: wholeList,
  },
  {
    what: 'an event list of long texts',
    make: () => longTexts((word) => word.toString(36), 900),
    looks: wholeList,
  },
  {
    what: 'an event list of long texts of signs',
    make: () => longTexts((word) => String.fromCodePoint(0x4e00 + ((word * 7) % 20_000)), 4096),
    looks: wholeList,
  },
  { what: 'a typed array as the message', make: bytes, looks: oneEvent },
  { what: 'a typed array as content', make: () => event(talking(bytes())), looks: oneEvent },
  {
    what: 'a typed array as a field',
    make: () => event(talking({ caller: bytes(), callId: bytes() })),
    looks: oneEvent,
  },
  { what: 'a typed array as the event list', make: () => ({ eventList: bytes() }), looks: oneEvent },
  { what: 'a blob as the message', make: blob, looks: oneEvent },
  { what: 'a blob as content', make: () => event(talking(blob())), looks: oneEvent },
  { what: 'a cyclic message', make: cyclic, looks: oneEvent },
  { what: 'a cyclic event list', make: () => ({ eventList: [cyclic(), cyclic()] }), looks: 2 * oneEvent },
  {
    what: 'a map of many',
    make: () => event(talking(manyEntries())),
    looks: oneEvent,
  },
  {
    what: 'deep nesting',
    make: () => {
      let value: unknown = 'end';
      for (let level = 0; level < 100_000; level += 1) value = { content: value, event: value };
      return value;
    },
    looks: oneEvent,
  },
  { what: 'a huge text as the message', make: () => 'x'.repeat(50_000_000), looks: oneEvent },
  {
    what: 'a huge text as a field',
    make: () => event(talking({ caller: '\0'.repeat(50_000_000) })),
    looks: oneEvent,
  },
  {
    what: 'huge texts in every place',
    make: () => {
      const text = '1 '.repeat(10_000_000);
      return { retcode: text, message: text, event: { eventType: text, workNo: text, content: text } };
    },
    looks: oneEvent,
  },
  {
    what: 'JSON text as deep as it may be',
    make: () => `${'['.repeat(131_000)}${']'.repeat(131_000)}`,
    looks: oneEvent,
  },
];

/**
 * A value that counts how often anything looks into it: each field read by name and each key that is listed.
 * What is found inside counts as well, each time it is met.
 */
export const counting = (value: unknown): { readonly counted: unknown; readonly looks: () => number } => {
  let looks = 0;
  const wrap = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || inner === null) return inner;
    return new Proxy(inner, {
      get: (target, key) => {
        looks += 1;
        const found: unknown = Reflect.get(target, key);
        return typeof found === 'function' ? found.bind(target) : wrap(found);
      },
      has: (target, key) => {
        looks += 1;
        return Reflect.has(target, key);
      },
      getOwnPropertyDescriptor: (target, key) => {
        looks += 1;
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
      ownKeys: (target) => {
        const keys = Reflect.ownKeys(target);
        looks += keys.length;
        return keys;
      },
    });
  };
  return { counted: wrap(value), looks: () => looks };
};

/** A frame of the bar around a payload. */
export const frameOf = (data: unknown, at = 1_767_225_600_000) =>
  messageFrame(data, { at, origin: 'https://bar.example', door: 'window' });
