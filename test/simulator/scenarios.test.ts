import { describe, expect, it } from 'vitest';
import { advance } from '../../src/agent/advance.ts';
import { firstModel } from '../../src/agent/model.ts';
import { documentedIds } from '../../src/protocol/catalogue.ts';
import { type Decoded, decode } from '../../src/protocol/decode.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { BarState } from '../../src/simulator/bar-truth.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { leadIn, scenario, scenarioNames } from '../../src/simulator/scenarios.ts';

const decodedOf = (frames: readonly Frame[]): readonly Decoded[] =>
  frames.flatMap((frame) => (frame.kind === 'message' ? decode(frame) : []));

const stepsOf = (frames: readonly Frame[]) => {
  let model = firstModel();
  return frames.flatMap((frame) => {
    const { model: next, happenings } = advance(model, frame);
    model = next;
    return happenings;
  });
};

describe.each(scenarioNames)('%s', (name) => {
  const played = scenario(name);
  const lead = leadIn(played.from);

  it('is read without a rejection or a flaw, in any dress', () => {
    for (let seed = 0; seed < 8; seed++) {
      const decoded = decodedOf(framesOf(name, { seed }));
      expect(decoded.map((one) => ('id' in one ? one.id : one.kind))).toEqual(
        [...lead, ...played.steps].map(({ send }) => send),
      );
      expect(decoded).toEqual(decoded.map(() => expect.objectContaining({ kind: 'event', flaws: [] })));
    }
  });

  it('brings the model, step by step and by legal transitions, to its states', () => {
    const steps = stepsOf(framesOf(name, { seed: 3 }));
    const states = steps.map((one) => ('after' in one ? one.after.state : one));
    const outcomes = steps.map((one) => ('outcome' in one ? one.outcome : one));
    expect(states).toEqual([...lead, ...played.steps].map(({ state }) => state));
    expect(outcomes).not.toContain('unexpected');
  });

  it('names the legs as the model does', () => {
    const legs = stepsOf(framesOf(name))
      .slice(lead.length)
      .map((one) =>
        'after' in one ? one.after.calls.filter((leg) => leg.phase !== 'ended').at(-1)?.phase : one,
      );
    played.steps.forEach(({ leg, send }, index) => {
      if (leg !== undefined) expect([send, legs[index] ?? 'none']).toEqual([send, leg]);
    });
  });

  it('knows where it ends and whether the documented sixteen are enough', () => {
    const { to, steps, documentedOnly } = played;
    expect(to).toBe(name === 'voluntary-sign-out-silent' ? 'signedOut' : steps.at(-1)?.state);
    expect(documentedOnly).toBe(steps.every(({ send }) => documentedIds.includes(send)));
  });
});

it('an unknown scenario is refused with the names of the known ones', () => {
  expect(() => scenario('tea-break')).toThrow(
    expect.objectContaining({ code: 'bad-option', message: expect.stringContaining('rest-overdue') }),
  );
});

describe('leadIn', () => {
  const states: readonly BarState[] = ['signedOut', 'idle', 'busy', 'rest', 'wrapUp', 'talking'];

  it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    const steps = leadIn(to, from);
    expect(steps.at(-1)?.state ?? from).toBe(to);
  });
});

it('a call has one id throughout a scenario, and the second call has another one', () => {
  const ids = decodedOf(
    framesOf('hold-then-second-outbound-then-three-party', { startAt: 1_800_000_000_000 }),
  )
    .map((one) => (one.kind === 'event' && 'callId' in one.content ? one.content.callId : null))
    .filter((id) => id !== null);
  // Ringing and talking of the lead-in, hold, the second party, the conference, and how they all leave.
  const [first, second] = [...new Set(ids)];
  expect(ids).toEqual([first, first, first, second, second, first, second, first, first]);
  expect([first, second]).toEqual([
    expect.stringMatching(/^1800000000-1$/),
    expect.stringMatching(/^18000000\d\d-2$/),
  ]);
});
