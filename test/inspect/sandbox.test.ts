import { describe, expect, it } from 'vitest';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import { fallbackEvents, nextEvents } from '../../src/inspect/session/next-events.ts';
import { replayOnCopy, tryEvent } from '../../src/inspect/session/sandbox.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

const recordsOf = (name: string) =>
  recordsOfRecording(framesOf(name, { seed: 3, faults: { repeat: 0.2 } })).records;

describe('a copy', () => {
  it.each(scenarioNames)('comes to the same states as the agent did: %s', (name) => {
    const records = recordsOf(name);
    for (const { seq, after } of records) {
      const replayed = replayOnCopy(records, seq);
      expect(replayed?.differs).toEqual([]);
      expect(replayed?.copy.path).toEqual(after);
    }
  });

  it('takes what the lifecycle allows, and follows the rest with a mark', () => {
    for (const name of scenarioNames) {
      const records = recordsOf(name);
      const copy = replayOnCopy(records, records.at(-1)?.seq ?? 0)?.copy;
      if (copy === undefined) throw new Error('no records');
      for (const { event } of nextEvents(copy.path).flatMap(({ events }) => events)) {
        if (['phone.ringing', 'busy.started'].includes(event)) continue;
        expect([event, tryEvent(copy, event).isUnexpected]).toEqual([event, false]);
      }
      for (const { event } of fallbackEvents(copy.path).events) {
        expect([event, tryEvent(copy, event).isUnexpected]).toEqual([event, true]);
      }
    }
  });

  it.each([
    { event: 'call.held', path: 'occupied.talking.held', edges: ['agent.occupied.talking:call.held:0'] },
    { event: 'rest.ended', path: 'idle', edges: ['agent:rest.ended:0'] },
  ])('comes by $event to $path', ({ event, path, edges }) => {
    const records = recordsOf('hold-and-retrieve').filter(({ id }) => id !== 'AgentEvent_Hold');
    const talking = records.find(({ after }) => after.join('.') === 'occupied.talking.active');
    const copy = replayOnCopy(records, talking?.seq ?? 0)?.copy;
    const trial = copy && tryEvent(copy, event);
    expect(trial?.copy.path.join('.')).toBe(path);
    expect(trial?.edges).toEqual(edges);
  });

  it('is nothing without records', () => {
    expect(replayOnCopy([], 1)).toBeNull();
  });
});
