import { describe, expect, it } from 'vitest';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import { fallbackEvents, nextEvents } from '../../src/inspect/session/next-events.ts';
import { replayInSandbox, tryEvent } from '../../src/inspect/session/sandbox.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

const recordsOf = (name: string) =>
  recordsOfRecording(framesOf(name, { seed: 3, faults: { repeat: 0.2 } })).records;

describe('the sandbox', () => {
  it.each(scenarioNames)('comes to the same states as the agent did: %s', (name) => {
    const records = recordsOf(name);
    for (const { seq, after } of records) {
      const replayed = replayInSandbox(records, seq);
      expect(replayed?.differs).toEqual([]);
      expect(replayed?.agent.path).toEqual(after);
    }
  });

  it('takes what the lifecycle allows, and follows the rest with a mark', () => {
    for (const name of scenarioNames) {
      const records = recordsOf(name);
      const agent = replayInSandbox(records, records.at(-1)?.seq ?? 0)?.agent;
      if (agent === undefined) throw new Error('no records');
      for (const { event } of nextEvents(agent.path).flatMap(({ events }) => events)) {
        if (['phone.ringing', 'busy.started'].includes(event)) continue;
        expect([event, tryEvent(agent, event).isUnexpected]).toEqual([event, false]);
      }
      for (const { event } of fallbackEvents(agent.path).events) {
        expect([event, tryEvent(agent, event).isUnexpected]).toEqual([event, true]);
      }
    }
  });

  it.each([
    { event: 'call.held', path: 'occupied.talking.held', edges: ['agent.occupied.talking:call.held:0'] },
    { event: 'rest.ended', path: 'idle', edges: ['agent:rest.ended:0'] },
  ])('comes by $event to $path', ({ event, path, edges }) => {
    const records = recordsOf('hold-and-retrieve').filter(({ id }) => id !== 'AgentEvent_Hold');
    const talking = records.find(({ after }) => after.join('.') === 'occupied.talking.active');
    const agent = replayInSandbox(records, talking?.seq ?? 0)?.agent;
    const trial = agent && tryEvent(agent, event);
    expect(trial?.agent.path.join('.')).toBe(path);
    expect(trial?.edges).toEqual(edges);
  });

  it('is nothing without records', () => {
    expect(replayInSandbox([], 1)).toBeNull();
  });
});
