import { describe, expect, it } from 'vitest';
import { isTooMuch } from '../../src/protocol/json-budget.ts';

const long = 'x'.repeat(20_000);
const event = {
  eventType: 'AgentEvent_Talking',
  workNo: '30021',
  content: { callid: '1767254400-1', caller: long },
};

describe('JSON text', () => {
  it.each([
    ['a short one, however deep', '['.repeat(8000), false],
    ['a message with a long text', JSON.stringify({ retcode: '0', event }), false],
    [
      'a list of a thousand events',
      JSON.stringify({
        eventList: Array.from({ length: 1000 }, () => ({ ...event, content: { a: 1, b: 2, c: [] } })),
      }),
      false,
    ],
    ['brackets and commas within a text', JSON.stringify({ text: `"${'[{,'.repeat(60_000)}\\` }), false],
    ['32 levels', `${'['.repeat(32)}"${long}"${']'.repeat(32)}`, false],
    ['33 levels', `${'['.repeat(33)}"${long}"${']'.repeat(33)}`, true],
    ['many levels of objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, true],
    ['many values', `[${'0,'.repeat(60_000)}0]`, true],
    ['many lists', `[${'[],'.repeat(60_000)}0]`, true],
  ])('%s', (_, text, expected) => {
    expect(isTooMuch(text)).toBe(expected);
  });
});
