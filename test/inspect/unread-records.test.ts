import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import type { InspectionRecord } from '../../src/inspect/records/record.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { planted, privateCalls } from './private-calls.ts';

/** A rule that repeats the content of every event, and so quotes whatever stands in it. */
const careless: Rule = {
  id: 'careless',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step' || happening.event.kind !== 'event') return [];
    const text = JSON.stringify(happening.event.content);
    return [{ message: `Came with ${text}`, expected: text, received: text, done: text }];
  },
};

const startAgent = (rules: readonly Rule[]) => {
  const source = new Subject<Frame>();
  return { agent: createAgent({ source, rules }), source };
};

const note = (at: number, context: string): Frame =>
  messageFrame(
    encodeEvent({ eventType: 'AgentOther_Note', workNo: '30021', eventGenTime: at, content: { context } }),
    { at, door: 'simulator' },
  );

describe('records that nobody has read yet', () => {
  it.each([
    { what: 'calls full of personal data', frames: privateCalls() },
    ...scenarioNames.map((name) => ({
      what: name,
      frames: framesOf(name, { seed: 3, faults: { repeat: 0.2, reorder: 2, drop: 0.1 } }),
    })),
  ])('are those that are made at once: $what', ({ frames }) => {
    const { agent, source } = startAgent([careless]);
    // Records of what has no time of its own are of one time.
    const now = () => 1_767_225_600_000;
    const followed = createRecords(agent, { now });
    const unread = createRecords(agent, { now });
    const seen: InspectionRecord[] = [];
    followed.records$.subscribe((record) => seen.push(record));
    for (const frame of frames) source.next(frame);
    expect(unread.all()).toEqual(seen);
    expect(unread.all().every((record) => Object.isFrozen(record))).toBe(true);
    const text = JSON.stringify(unread.all());
    expect(planted.filter((word) => text.includes(word))).toEqual([]);
    agent.close();
  });

  it('are masked by what stood only in records that made room', () => {
    let quoted = '';
    const late: Rule = {
      id: 'late',
      level: 'info',
      check: () =>
        quoted === '' ? [] : [{ message: quoted, expected: quoted, received: quoted, done: quoted }],
    };
    const { agent, source } = startAgent([late]);
    const records = createRecords(agent, { limit: 3 });
    const begin = 1_767_225_600_000;
    source.next(note(begin, 'Zhang Wei'));
    for (let index = 1; index < 100; index += 1) source.next(note(begin + index, `something else ${index}`));
    quoted = 'Zhang Wei was here';
    source.next(note(begin + 100, 'last'));
    const all = records.all();
    expect(all).toHaveLength(3);
    expect(all.at(-1)?.findings.map(({ message }) => message)).toEqual(['text#1 was here']);
    agent.close();
  });
});
