import { Subject } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { frameOf } from './bombs.ts';
import { countCalls } from './count-calls.ts';

/** A rule that repeats the content, so that its sentences have to be masked. */
const talkative: Rule = {
  id: 'talkative',
  level: 'info',
  check: (happening) => {
    if (happening.kind !== 'step' || !('id' in happening.event)) return [];
    const text = `Received ${happening.event.id} while Ms Petrova calls back about her loan`;
    return [{ message: text, expected: text, received: text, done: text }];
  },
};

const note = (index: number, words: string) => ({
  eventType: 'AgentChat_DataRecved',
  content: {
    callId: '1767254400-1',
    sender: `+7 921 ${1_000_000 + index}`,
    chatContent: `${words} ${index}`,
  },
});

const probes: readonly (readonly [what: string, event: (index: number) => object])[] = [
  ['an event that is not in the catalogue', () => ({ eventType: 'AgentEvent_From_Tomorrow' })],
  ['a chat note', (index) => note(index, 'Dear Ms Petrova, please call me back about the loan')],
  ['a state event', () => ({ eventType: 'AgentState_SetRest_Success', content: { reason: 1 } })],
];

describe('a record costs the same for the ten-thousandth event as for the tenth', () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source, rules: [talkative] });
  const records = createRecords(agent, { limit: 100 });
  let index = 0;
  const chat = (upTo: number) => {
    for (; index < upTo; index += 1) source.next(frameOf(note(index, 'We spoke of Zhang Wei, and of the')));
  };
  const costs = async (): Promise<readonly number[]> => {
    const found: number[] = [];
    for (const [, event] of probes) {
      const probe = () => {
        for (let times = 0; times < 10; times += 1) source.next(frameOf(event(index)));
      };
      // Work that happens only the first time is not counted.
      probe();
      found.push(await countCalls(probe));
    }
    return found;
  };
  let early: readonly number[] = [];
  let late: readonly number[] = [];
  beforeAll(async () => {
    chat(10);
    early = await costs();
    chat(10_000);
    late = await costs();
    expect(records.all().length).toBeGreaterThan(90);
    agent.close();
  });

  it.each(probes.map(([what], place) => ({ what, place })))('$what', ({ place }) => {
    expect(early[place]).toBeGreaterThan(100);
    expect(late[place]).toBeLessThanOrEqual((early[place] ?? 0) * 1.1);
  });
});
