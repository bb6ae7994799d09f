import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventIds, type FieldKind, personalKinds, rowOf } from '../../src/protocol/catalogue.ts';
import { decode } from '../../src/protocol/decode.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import type { Flaw, Rejection } from '../../src/protocol/rejection.ts';
import { dresses, junk, messages, wireEvents, wordings } from '../arbitraries.ts';

const decodeData = (data: unknown) => decode(messageFrame(data, { at: 7 }));

/** Returns the meaning of a message, without its frame. */
const meaningOf = (data: unknown) => decodeData(data).map(({ frame, ...rest }) => rest);

/** Returns every text about values that could not be read; a retcode may be repeated, since it is no secret. */
const complaintsAbout = (data: unknown): string =>
  decodeData(data)
    .flatMap((one): readonly (Flaw | Rejection)[] => (one.kind === 'rejected' ? [one] : one.flaws))
    .filter((one) => !('reason' in one && one.reason === 'refusal'))
    .map(({ expected, received }) => `${expected} ${received}`)
    .join('\n');

/** Every text and number inside a value. */
const scalarsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(scalarsIn) : [];
};

const isPersonal = (kind: FieldKind): boolean => personalKinds.includes(kind);

const deepFreeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
};

describe('decode', () => {
  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(junk, (data) => {
        for (const one of decodeData(data)) {
          expect(['event', 'unmapped', 'rejected']).toContain(one?.kind);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same event out of every dress and wording', () => {
    fc.assert(
      fc.property(wireEvents(), (event) => {
        const first = meaningOf(encodeEvent(event));
        expect(first).toMatchObject([{ kind: 'event', id: event.eventType, flaws: [] }]);
        for (const worded of wordings(event))
          for (const dress of dresses) expect(meaningOf(encodeEvent(worded, dress))).toEqual(first);
      }),
    );
  });

  it('gives back what the row declares, and nothing else', () => {
    fc.assert(
      fc.property(wireEvents(), (event) => {
        const [one] = decodeData(encodeEvent(event));
        if (one?.kind !== 'event') throw new Error('Not decoded.');
        const { content } = rowOf(one.id);
        const declared = typeof content === 'object' && content !== null ? Object.keys(content) : ['callId'];
        expect(declared).toEqual(expect.arrayContaining(Object.keys(one.content)));
      }),
    );
  });

  it('is pure: it changes nothing that it reads, and gives the same again', () => {
    fc.assert(
      fc.property(messages(), (data) => {
        const frozen = deepFreeze(data);
        expect(meaningOf(frozen)).toEqual(meaningOf(frozen));
      }),
    );
  });

  it('shares nothing that could be changed between two events', () => {
    fc.assert(
      fc.property(messages(), (data) => {
        const [one] = decodeData(data);
        const [other] = decodeData(data);
        if (one?.kind !== 'event' || other?.kind !== 'event') throw new Error('Not decoded.');
        expect(one).not.toBe(other);
        expect(one.content).not.toBe(other.content);
        for (const [field, value] of Object.entries(one.content)) {
          if (typeof value === 'object')
            expect(value).not.toBe((other.content as { [key: string]: unknown })[field]);
        }
        expect(one.flaws === other.flaws && !Object.isFrozen(one.flaws)).toBe(false);
      }),
    );
  });
});

describe('the text about a frame that was not accepted', () => {
  const secret = '13812345678';

  it.each(eventIds)('%s: no personal value of a broken event is repeated', (id) => {
    const { content } = rowOf(id);
    const fields = typeof content === 'object' && content !== null ? Object.entries(content) : [];
    const broken = Object.fromEntries(
      fields.map(([field, kind]) => [field, isPersonal(kind) ? [secret] : secret]),
    );
    for (const data of [
      { event: { eventType: id, content: [secret] } },
      { event: { eventType: id, eventGenTime: `at ${secret}`, content: broken } },
      { event: { eventType: `${id} ${secret}`, content: broken } },
      { event: secret, content: broken },
    ]) {
      expect(complaintsAbout(data)).not.toBe('');
      expect(complaintsAbout(data)).not.toContain(secret);
    }
  });

  it('repeats no value of the frame but a retcode', () => {
    fc.assert(
      fc.property(junk, (data) => {
        // Short words could stand in a sentence by chance.
        const values = scalarsIn(data).filter((value) => value.length > 12);
        const complaints = complaintsAbout(data);
        for (const value of values) expect(complaints).not.toContain(value);
      }),
      { numRuns: 500 },
    );
  });
});
