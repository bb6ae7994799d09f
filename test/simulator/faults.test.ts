import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedFaults, type Faults, type Message, withFaults } from '../../src/simulator/faults.ts';
import { createRandom } from '../../src/simulator/random.ts';

const messages: readonly Message[] = Array.from({ length: 12 }, (_, index) => ({
  at: 1000 + index * 100,
  data: index,
  event: { eventType: 'AgentState_Ready', workNo: '30021' },
}));

const after = (faults: Faults, seed = 1) => withFaults(messages, faults, createRandom(seed, 'faults'));
const dataOf = (faults: Faults, seed = 1) =>
  after(faults, seed).map((one) => (one.kind === 'message' ? one.data : one.kind));
const sent = messages.map(({ data }) => data);

describe('what a certain fault does', () => {
  it.each<[string, Faults, readonly unknown[]]>([
    ['no fault', {}, sent],
    ['every message lost', { drop: 1 }, []],
    ['every message twice', { repeat: 1 }, sent.flatMap((data) => [data, data])],
    ['a reload for every message', { reload: 1 }, sent.map(() => 'reload')],
    ['a stranger before every message', { foreign: 1 }, sent.flatMap((data) => ['foreign', data])],
    ['an oddity before every message', { odd: 1 }, sent.flatMap((data) => ['odd', data])],
  ])('%s', (_, faults, expected) => {
    expect(dataOf(faults)).toEqual(expected);
  });
});

const anySeed = fc.integer();
const chance = fc.double({ min: 0, max: 1, noNaN: true });

it('reorder loses no message, delivers none before it was sent, and lets none slip further than the window', () => {
  fc.assert(
    fc.property(anySeed, fc.integer({ min: 1, max: 5 }), (seed, reorder) => {
      const moved = dataOf({ reorder }, seed);
      expect(moved.toSorted((a, b) => Number(a) - Number(b))).toEqual(sent);
      for (const one of after({ reorder }, seed)) {
        if (one.kind === 'message')
          expect(one.at).toBeGreaterThanOrEqual(messages[Number(one.data)]?.at ?? 0);
      }
      moved.forEach((data, place) => {
        expect(Math.abs(Number(data) - place)).toBeLessThanOrEqual(reorder);
      });
    }),
  );
});

it('delay changes no order, and every message within its range unless one before it is later', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const times = after({ delayMs: [50, 400] }, seed).map(({ at }) => at);
      expect(dataOf({ delayMs: [50, 400] }, seed)).toEqual(sent);
      times.forEach((at, index) => {
        const delay = at - (messages[index]?.at ?? 0);
        expect(delay).toBeGreaterThanOrEqual(50);
        expect(delay).toBeLessThanOrEqual(400);
      });
    }),
  );
});

it('the same seed gives the same traffic, and time never runs back', () => {
  const anyFaults = fc.record({
    drop: chance,
    repeat: chance,
    reload: chance,
    foreign: chance,
    odd: chance,
    reorder: fc.nat(4),
    delayMs: fc.constant([0, 900] as const),
  });
  fc.assert(
    fc.property(anySeed, anyFaults, (seed, faults) => {
      const traffic = after(faults, seed);
      expect(after(faults, seed)).toEqual(traffic);
      const times = traffic.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});

it('another fault switched on does not move what is lost', () => {
  const delivered = dataOf({ drop: 0.5 }, 9);
  const deliveredToo = dataOf({ drop: 0.5, foreign: 0.5, odd: 0.5 }, 9).filter(
    (data) => typeof data === 'number',
  );
  expect(deliveredToo).toEqual(delivered);
});

it.each([
  [{ drop: 1.1 }, 'faults.drop must be a chance from 0 to 1, received 1.1.'],
  [{ repeat: -0.1 }, 'faults.repeat must be'],
  [{ odd: Number.NaN }, 'faults.odd must be'],
  [{ reorder: 1.5 }, 'faults.reorder must be a whole number'],
  [{ delayMs: [300, 100] }, 'faults.delayMs must be two delays'],
  [{ delayMs: 300 }, 'faults.delayMs must be two delays'],
  [{ drops: 0.1 }, "not 'drops'"],
])('%j is refused', (faults, message) => {
  expect(() => checkedFaults(faults as Faults)).toThrow(
    expect.objectContaining({ code: 'bad-option', message: expect.stringContaining(message) }),
  );
});
