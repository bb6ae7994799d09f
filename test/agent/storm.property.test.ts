import fc from 'fast-check';
import { Subject, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { isLive } from '../../machines/call-legs.ts';
import type { Step } from '../../src/agent/step.ts';
import type { AgentView } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import { agentStates } from '../../src/protocol/agent-state.ts';
import { stateBearingIds } from '../../src/protocol/catalogue.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { anything, junk, messages, stateMessages, wireEvents } from '../arbitraries.ts';
import { runFrames, start } from './run-table.ts';

const frame = (data: unknown): Frame => messageFrame(data, { at: 0, door: 'port' });

const interruptions = fc
  .constantFrom('reload', 'replaced', 'gone', 'frozen')
  .map((cause): Frame => ({ kind: 'interrupted', cause, at: 0, door: 'port' }));

const answers = fc
  .tuple(
    fc.oneof(
      fc.record({ state: fc.constantFrom(...agentStates) }),
      fc.record({ agentState: fc.integer({ min: -1, max: 11 }), reason: fc.nat(7) }),
      anything,
    ),
    fc.nat(5000),
  )
  .map(([data, ago]): Frame => ({ kind: 'restored', data, askedAt: -ago, at: 0, door: 'resync' }));

const refusals = fc.constantFrom('origin', 'source').map(
  (reason): Frame => ({
    kind: 'refused',
    reason,
    origin: 'https://elsewhere.example',
    at: 0,
    door: 'port',
  }),
);

/** Frames arriving one after the other, with odd pauses. */
const arriving = (frames: fc.Arbitrary<Frame>): fc.Arbitrary<readonly Frame[]> =>
  fc.array(fc.tuple(frames, fc.nat(3000)), { maxLength: 60 }).map((storm) => {
    let at = start;
    return storm.map(([one, pause]) => {
      at += pause;
      return one.kind === 'restored' ? { ...one, at, askedAt: at + one.askedAt } : { ...one, at };
    });
  });

/** Everything that can come through a door, in any order. */
const storms = arriving(
  fc.oneof(
    { arbitrary: stateMessages.map(frame), weight: 8 },
    { arbitrary: messages().map(frame), weight: 2 },
    { arbitrary: junk.map(frame), weight: 1 },
    { arbitrary: interruptions, weight: 1 },
    { arbitrary: answers, weight: 1 },
    { arbitrary: refusals, weight: 1 },
  ),
);

/** Events that all have a time of their own, out of order. */
const timedStorms = arriving(
  wireEvents(stateBearingIds).map((event) =>
    frame(encodeEvent({ ...event, eventGenTime: event.eventGenTime ?? start + 30_000 })),
  ),
);

/** The same frames through a live agent. */
const live = (frames: readonly Frame[]) => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, clock: new VirtualTimeScheduler() });
  const steps: Step[] = [];
  const findings: Finding[] = [];
  const errors: unknown[] = [];
  const views: AgentView[] = [];
  agent.steps$.subscribe((step) => steps.push(step));
  agent.findings$.subscribe((finding) => findings.push(finding));
  agent.errors$.subscribe((error) => errors.push(error));
  agent.view$.subscribe((view) => {
    views.push(view);
    expect(agent.view()).toBe(view);
  });
  for (const one of frames) {
    source.next(one);
    expect(agent.view()).toBe(views.at(-1));
  }
  agent.close();
  return { agent, steps, findings, errors, views };
};

describe('a storm of frames', () => {
  it('never throws, and leaves the agent in a known state', () => {
    fc.assert(
      fc.property(storms, (frames) => {
        const { steps, errors, views } = live(frames);
        expect(errors).toEqual([]);
        for (const { state } of views) expect(agentStates).toContain(state);
        for (const { after } of steps) {
          expect(after.calls.length).toBeLessThanOrEqual(16);
          expect(after.call === null || isLive(after.call)).toBe(true);
          // A state without calls has none that are up.
          if (!['unknown', 'ringing', 'talking'].includes(after.state)) expect(after.call).toBeNull();
          expect(after.overdue).toBe(after.overdue && after.state === 'rest');
          expect(after.talk !== null).toBe(after.state === 'talking');
          expect(after.since === null).toBe(after.state === 'unknown');
        }
      }),
    );
  });

  it('gives steps without gaps, each beginning where the last one ended', () => {
    fc.assert(
      fc.property(storms, (frames) => {
        const { steps } = runFrames(frames);
        expect(steps.map(({ seq }) => seq)).toEqual(steps.map((_, index) => index + 1));
        for (const [index, { before }] of steps.slice(1).entries()) expect(before).toBe(steps[index]?.after);
        for (const { outcome, before, after } of steps) {
          if (['repeated', 'late', 'unmapped', 'foreign'].includes(outcome) && before.workNo === after.workNo)
            expect(after).toBe(before);
          if (outcome === 'unexpected') expect(before.state).not.toBe('unknown');
        }
      }),
    );
  });

  it('gives the same steps and findings live and in the pure fold', () => {
    fc.assert(
      fc.property(storms, (frames) => {
        const pure = runFrames(frames);
        const lived = live(frames);
        expect(lived.steps).toEqual(pure.steps);
        expect(lived.findings).toEqual(pure.findings);
        expect(lived.agent.view()).toMatchObject({ ...pure.model.situation });
      }),
    );
  });

  it('gives the same for the same storm', () => {
    fc.assert(
      fc.property(storms, (frames) => {
        expect(runFrames(frames).findings).toEqual(runFrames(frames).findings);
      }),
      { numRuns: 30 },
    );
  });

  it('of events with times never runs backwards in what it applies', () => {
    fc.assert(
      fc.property(timedStorms, (frames) => {
        const applied = runFrames(frames).steps.filter(
          ({ outcome }) => outcome === 'expected' || outcome === 'unexpected',
        );
        const times = applied.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const entries = applied.map(({ after }) => after.since ?? 0);
        expect(entries).toEqual([...entries].sort((a, b) => a - b));
      }),
    );
  });

  it('of events without times never runs backwards at all', () => {
    const timeless = arriving(
      wireEvents(stateBearingIds).map(({ eventGenTime, ...event }) => frame(encodeEvent(event))),
    );
    fc.assert(
      fc.property(timeless, (frames) => {
        const times = runFrames(frames).steps.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });

  it('warns exactly where something was unexpected', () => {
    fc.assert(
      fc.property(storms, (frames) => {
        const { steps, findings } = runFrames(frames);
        const unexpected = steps.filter(({ outcome }) => outcome === 'unexpected');
        const warnings = findings.filter(({ id }) => id === 'unexpected-transition');
        expect(warnings.map(({ cause }) => cause)).toEqual(unexpected);
        for (const { message, expected } of warnings) {
          expect(message).toMatch(
            /^Unexpected \w+ while \w+\. Expected: .+[.…] The state is (now|still) \w+\.$/,
          );
          expect(expected).not.toBe('');
        }
      }),
    );
  });
});
