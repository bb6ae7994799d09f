import fc from 'fast-check';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, type InterruptionCause, messageFrame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { dresses, messages, stateMessages, wireEvents } from '../arbitraries.ts';

const start = 1_767_225_600_000;
const origin = 'https://bar.example';

const interruption = fc.constantFrom<InterruptionCause>('reload', 'replaced', 'gone', 'frozen').map(
  (cause) =>
    (at: number): Frame => ({ kind: 'interrupted', cause, at, door: 'window' }),
);

const answer = fc
  .tuple(
    fc.constantFrom<unknown>(
      { state: 'rest', reason: 3 },
      { agentState: 4 },
      { state: 'unknown' },
      'no answer',
    ),
    fc.nat(5000),
  )
  .map(
    ([data, ago]) =>
      (at: number): Frame => ({ kind: 'restored', data, askedAt: at - ago, at, door: 'resync' }),
  );

/** Events whose own times lie around the arrival: late ones, early ones, and ones without. */
const timed = fc
  .tuple(wireEvents(), fc.constantFrom(...dresses), fc.integer({ min: -4500, max: 50 }))
  .map(([event, dress, off]) => (at: number): Frame => {
    const { eventGenTime, ...timeless } = event;
    const own = eventGenTime === undefined ? {} : { eventGenTime: at + off };
    return messageFrame(encodeEvent({ ...timeless, ...own }, dress), { at, origin, door: 'window' });
  });

const untimed = fc.oneof(messages(), stateMessages, fc.json()).map(
  (data) =>
    (at: number): Frame =>
      messageFrame(data, { at, origin, door: 'window' }),
);

/**
 * Frames of every kind in the order of their arrival, milliseconds to minutes apart, some delivered twice. They
 * carry the clock that nobody sets, as those of a page do: without it the platform's times may shorten a span
 * afterwards, which a live agent cannot know before.
 */
export const storms: fc.Arbitrary<readonly Frame[]> = fc
  .array(
    fc.record({
      make: fc.oneof(
        { arbitrary: timed, weight: 8 },
        { arbitrary: untimed, weight: 2 },
        { arbitrary: interruption, weight: 1 },
        { arbitrary: answer, weight: 1 },
      ),
      wait: fc.oneof(fc.nat(3), fc.nat(3000), fc.nat(400_000)),
      isTwice: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((drafts) => {
    let at = start;
    return drafts.flatMap(({ make, wait, isTwice }) => {
      at += wait;
      const frame = { ...make(at), monotonic: at };
      if (!isTwice) return [frame];
      at += 1;
      return [frame, { ...frame, at, monotonic: at }];
    });
  });

/** A scenario of the simulator on a bad line. */
export const badLines: fc.Arbitrary<readonly Frame[]> = fc
  .record({
    name: fc.constantFrom(...scenarioNames),
    seed: fc.nat(),
    repeat: fc.constantFrom(0, 0.3),
    reorder: fc.nat(2),
    drop: fc.constantFrom(0, 0.1),
    odd: fc.constantFrom(0, 0.1),
    foreign: fc.constantFrom(0, 0.1),
    reload: fc.constantFrom(0, 0.05),
  })
  .map(({ name, seed, ...faults }) => framesOf(name, { seed, faults }));
