import { describe, expect, it } from 'vitest';
import { isLive } from '../../machines/call-legs.ts';
import type { Situation } from '../../src/agent/situation.ts';
import { documentedIds } from '../../src/protocol/catalogue.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { leadIn, scenario, scenarioNames } from '../../src/simulator/scenarios.ts';
import { runFrames } from './run-table.ts';

/** Returns the phase of the call; of two legs the later one counts, as in the scenarios. */
const legOf = ({ calls }: Situation): string => calls.filter(isLive).at(-1)?.phase ?? 'none';

const fitsLeg = ({ calls }: Situation, leg: string | undefined): boolean =>
  leg === undefined || (leg === 'none' ? !calls.some(isLive) : calls.some(({ phase }) => phase === leg));

describe.each(scenarioNames)('%s', (name) => {
  const { steps, from, to } = scenario(name);
  const expected = [...leadIn(from), ...steps].map(({ state }) => state);

  it.each([
    ['with times', { genTime: true }],
    ['without times', { genTime: false }],
    ['as JSON text in lists', { text: true, shape: 'list' }],
    ['in other forms', { spelling: 'callId', numbers: 'number', shape: 'bare' }],
  ] as const)('goes from state to state as it should, %s', (_how, dress) => {
    const { states, warnings, outcomes } = runFrames(framesOf(name, { dress }));
    expect(states).toEqual(expected);
    expect(warnings).toEqual([]);
    expect(outcomes).not.toContain('late');
    expect(states.at(-1) ?? from).toBe(steps.length === 0 ? from : to);
  });

  it('shows the call as it should', () => {
    const shown = runFrames(framesOf(name)).steps.map(({ after }) => after);
    const wanted = [...leadIn(from), ...steps];
    const wrong = shown.flatMap((situation, index) =>
      fitsLeg(situation, wanted[index]?.leg)
        ? []
        : [`${index} ${wanted[index]?.send}: ${legOf(situation)}, not ${wanted[index]?.leg}`],
    );
    expect(wrong).toEqual([]);
  });

  it.each([true, false])(
    'reports nothing twice when every message arrives twice (with times: %s)',
    (genTime) => {
      const once = runFrames(framesOf(name, { dress: { genTime } }));
      const twice = runFrames(framesOf(name, { dress: { genTime }, faults: { repeat: 1 } }));
      expect(twice.warnings).toEqual([]);
      expect(twice.model.situation).toEqual(once.model.situation);
    },
  );

  it('proves nothing wrong to a page that joins late, at any moment', () => {
    const frames = framesOf(name);
    for (let joinedAt = 0; joinedAt < frames.length; joinedAt += 1) {
      const { states, warnings } = runFrames(frames.slice(joinedAt));
      expect(warnings, `joined at ${joinedAt}`).toEqual([]);
      expect(states.at(-1), `joined at ${joinedAt}`).toBeOneOf([expected.at(-1), 'unknown']);
    }
  });

  it('ends in the same state for a page that asked for the sixteen documented events', () => {
    const { states, warnings } = runFrames(framesOf(name, { events: documentedIds }));
    // Only a sign-out is not among them, and no scenario ends in one.
    expect(states.at(-1) ?? expected.at(-1)).toBe(expected.at(-1));
    expect(warnings).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])('ends in the same state when neighbours change places (seed %i)', (seed) => {
    const { states } = runFrames(framesOf(name, { seed, dress: { genTime: true }, faults: { reorder: 1 } }));
    expect(states.at(-1)).toBe(expected.at(-1));
  });
});
