import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { standingRules } from '../../src/rules/standing-rules.ts';
import { answer, hear, interruption, type Said, start } from '../agent/hear.ts';

interface Row {
  readonly id: string;
  readonly said: readonly Said[];
  readonly level?: Finding['level'];
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly done: string;
}

const message = (data: unknown): Frame => messageFrame(data, { at: start + 5000 });
const refused = (reason: 'origin' | 'source', origin: string): Frame => ({
  kind: 'refused',
  reason,
  origin,
  at: start + 5000,
  door: 'window',
});
const talk: Said = ['AgentEvent_Talking', { callid: 'c1' }];

const afterRest = 'SetRest, Rest_Timeout, CancelRest, Ready, SetNotReady, InService, ShutdownService';
const inTalk =
  'Talking, Hold, Conference, Busy, PhoneAlerting, Ringing, Customer_Alerting, Ready, Work, SetNotReady, SetRest, ShutdownService';

const unexpected: readonly Row[] = [
  {
    id: 'unexpected-transition',
    said: ['AgentState_SetRest_Success', talk],
    message:
      'AgentEvent_Talking arrived in rest, where SetRest, Rest_Timeout, CancelRest, Ready … are expected; followed to talking.',
    expected: afterRest,
    received: 'AgentEvent_Talking',
    done: 'followed to talking',
  },
  {
    id: 'unexpected-transition',
    said: [talk, 'AgentState_CancelRest_Success'],
    message:
      'AgentState_CancelRest_Success arrived in talking, where Talking, Hold, Ready, Work … are expected; followed to idle.',
    expected: inTalk,
    received: 'AgentState_CancelRest_Success',
    done: 'followed to idle',
  },
  {
    id: 'unexpected-transition',
    said: ['AgentState_Ready', 'AgentState_CancelWork_Success'],
    message:
      'AgentState_CancelWork_Success arrived in idle, where SetNotReady, SetRest, Work, Busy … are expected; followed, still idle.',
    expected:
      'SetNotReady, SetRest, Work, Busy, PhoneAlerting, Ringing, Customer_Alerting, Ready, InService, ShutdownService',
    received: 'AgentState_CancelWork_Success',
    done: 'followed, still idle',
  },
  {
    id: 'unexpected-transition',
    said: ['AgentOther_ShutdownService', 'AgentState_Busy'],
    message:
      'AgentState_Busy arrived in signedOut, where InService, ShutdownService, Ready are expected; followed to ringing.',
    expected: 'InService, ShutdownService, Ready',
    received: 'AgentState_Busy',
    done: 'followed to ringing',
  },
  {
    id: 'unexpected-transition',
    said: ['AgentState_Busy', ['AgentEvent_Hold', 'c1']],
    message:
      'AgentEvent_Hold arrived in ringing, where Talking, Busy, Ready, Work … are expected; followed to talking.',
    expected:
      'Talking, Busy, PhoneAlerting, Ringing, Customer_Alerting, Ready, Work, SetNotReady, SetRest, ShutdownService',
    received: 'AgentEvent_Hold',
    done: 'followed to talking',
  },
];

const otherSteps: readonly Row[] = [
  {
    id: 'late-event',
    level: 'info',
    said: ['AgentState_Ready', ['AgentState_SetRest_Success', null, { at: 5000, gen: 500 }]],
    message:
      'AgentState_SetRest_Success of 2026-01-01T00:00:00.500Z arrived after newer events, in idle; not applied.',
    expected: 'events in the order of their times',
    received: 'AgentState_SetRest_Success of 2026-01-01T00:00:00.500Z',
    done: 'not applied',
  },
  {
    id: 'unmapped-event',
    level: 'info',
    said: ['AgentState_Ready', ['AgentEvent_From_Tomorrow', { party: '13812345678' }]],
    message: 'AgentEvent_From_Tomorrow is not in the catalogue; passed on unmapped, the state stays idle.',
    expected: 'an id of the catalogue',
    received: 'AgentEvent_From_Tomorrow',
    done: 'passed on unmapped',
  },
  {
    id: 'foreign-agent',
    said: ['AgentState_Ready', ['AgentState_Busy', null, { workNo: '30022' }]],
    message: 'AgentState_Busy is for agent 30022, while this model is bound to agent 30021; not applied.',
    expected: 'agent 30021',
    received: 'agent 30022',
    done: 'not applied',
  },
  {
    id: 'line-interrupted',
    level: 'info',
    said: ['AgentState_Ready', interruption(5000, 'reload')],
    message: 'The line was interrupted (reload); idle is stale until the next state event.',
    expected: 'an unbroken line',
    received: 'reload',
    done: 'marked stale',
  },
  {
    id: 'line-interrupted',
    level: 'info',
    said: [interruption(5000, 'frozen')],
    message: 'The line was interrupted (frozen); unknown is unknown until the next state event.',
    expected: 'an unbroken line',
    received: 'frozen',
    done: 'marked unknown',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    said: [['AgentState_SetNotReady_Success', { reason: 'lunch with Anna' }]],
    message:
      'AgentState_SetNotReady_Success: content.reason should be number, received text of 15 characters; left out.',
    expected: 'number',
    received: 'text of 15 characters',
    done: 'left out',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    said: [message({ eventType: 'AgentState_Ready', eventGenTime: 'soon' })],
    message:
      'AgentState_Ready: eventGenTime should be ms since the epoch, received text of 4 characters; left out.',
    expected: 'ms since the epoch',
    received: 'text of 4 characters',
    done: 'left out',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    said: [message({ eventType: 'AgentEvent_From_Tomorrow', eventGenTime: {} })],
    message:
      'AgentEvent_From_Tomorrow: eventGenTime should be ms since the epoch, received object; left out.',
    expected: 'ms since the epoch',
    received: 'object',
    done: 'left out',
  },
  {
    id: 'ambiguous-hold',
    said: [talk, ['AgentEvent_Customer_Alerting', 'c1']],
    message:
      'Customer_Alerting arrived with a bare call id, the shape of AgentEvent_Hold, in talking; not taken for either, still talking.',
    expected: 'an object with callid and otherPhone',
    received: 'a bare call id',
    done: 'not applied',
  },
  {
    id: 'refusal-code',
    said: [message({ retcode: '100-007', event: { eventType: 'AgentState_Ready' } })],
    message: 'AgentState_Ready came with retcode 100-007; followed.',
    expected: 'retcode 0',
    received: '100-007',
    done: 'followed',
  },
];

const reject = (frame: Frame, where: string, expected: string, received: string): Row => {
  const isForeign = frame.kind === 'refused';
  const done = isForeign ? 'refused unread' : 'rejected';
  const told = `${where}: expected ${expected}, received ${received}; ${done}.`;
  const level = isForeign ? 'info' : 'warning';
  return { id: 'rejected-frame', level, said: [frame], message: told, expected, received, done };
};

const unreadable = Object.defineProperty({}, 'event', {
  get: () => {
    throw new Error('Do not touch.');
  },
});

// biome-ignore format: one row a line reads as a table
const rejected: readonly Row[] = [
  reject(refused('origin', 'https://elsewhere.example'), 'message', 'the origin of the bar', 'another origin from https://elsewhere.example'),
  reject(refused('source', 'https://bar.example'), 'message', 'the window of the bar', 'another window from https://bar.example'),
  reject(refused('origin', ''), 'message', 'the origin of the bar', 'another origin from an unknown origin'),
  reject(message(' '.repeat(262_145)), 'data', 'at most 262144 characters', 'text of 262145 characters'),
  reject(message('{"event'), 'data', 'JSON text', 'text of 7 characters'),
  reject(message([]), 'data', 'an object or JSON text of one', 'list of 0'),
  reject(answer('idle', 5000), 'resync', 'a known state or agentState number', 'another answer'),
  reject(message({ event: { eventType: '?' } }), 'event.eventType', 'an event id', 'text of 1 characters'),
  reject(message({ event: { eventType: 'AgentState_Ready', content: 7 } }), 'event.content', 'an object, a text or null', 'number'),
  reject(message({ eventList: ['?'] }), 'eventList[0]', 'an event object', 'text of 1 characters'),
  reject(message(unreadable), 'data', 'a readable value', 'a value that threw when read'),
];

const refusal: Row = {
  id: 'rejected-frame',
  said: [message({ message: 'not signed in', retcode: '100-006' })],
  message: 'The bar refused with retcode 100-006; rejected.',
  expected: 'an event, or retcode 0',
  received: '100-006',
  done: 'rejected',
};

const rows = [...unexpected, ...otherSteps, ...rejected, refusal];

describe('a finding', () => {
  it.each(rows)('of $id: $message', ({ said, level = 'warning', ...told }) => {
    const { findings, steps, rejections } = hear(said);
    const { cause, at, ...found } = findings.at(-1) ?? { cause: null, at: 0 };
    expect(found).toEqual({ ...told, level, count: 1 });
    expect(cause).toBe(told.id === 'rejected-frame' ? rejections.at(-1) : steps.at(-1));
    expect(at).toBeGreaterThanOrEqual(start);
  });

  it.each(standingRules.map(({ id }) => id))('has a row here: %s', (id) => {
    expect(rows.map((row) => row.id)).toContain(id);
  });

  it('stands on the timeline of the platform', () => {
    const late: Said = ['AgentState_CancelRest_Success', null, { at: 905_000, gen: 5000 }];
    const { findings } = hear([['AgentState_Ready', null, { at: 901_000, gen: 1000 }], late]);
    expect(findings.map(({ at }) => at - start)).toEqual([5000]);
  });
});

describe('noise', () => {
  const countsOf = (times: number, frame: Frame): readonly number[] =>
    hear(Array.from({ length: times }, () => frame)).findings.map(({ count }) => count);
  const junk = message('junk');

  it.each<readonly [times: number, counts: readonly number[]]>([
    [1, [1]],
    [2, [1]],
    [9, [1]],
    [10, [1, 10]],
    [99, [1, 10]],
    [100, [1, 10, 100]],
    [1500, [1, 10, 100, 1000]],
  ])('%i times is told at %j', (times, counts) => {
    expect(countsOf(times, junk)).toEqual(counts);
  });

  it('of each kind is counted on its own', () => {
    const { findings } = hear([
      junk,
      message({}),
      junk,
      refused('origin', 'https://a.example'),
      refused('origin', 'https://b.example'),
    ]);
    expect(findings.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('of one list is one kind, wherever in it', () => {
    const { findings } = hear([message({ eventList: Array.from({ length: 100 }, () => null) })]);
    expect(findings.map(({ count }) => count)).toEqual([1, 10, 100]);
  });

  it('is not what warnings are: each is told', () => {
    const wrong = ['AgentState_CancelRest_Success', 'AgentState_CancelWork_Success'] as const;
    const { findings } = hear(['AgentState_Ready', ...Array.from({ length: 30 }, () => wrong).flat()]);
    expect(findings.map(({ count }) => count)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });
});

describe('a sender that makes a new kind of noise with each message', () => {
  const unmapped = (index: number): Frame =>
    message(encodeEvent({ eventType: `Made_Up_${index}`, content: null }));
  const flood = Array.from({ length: 5000 }, (_, index) => unmapped(index));

  it('is told of some thousand times, and then at 1, 10, 100', () => {
    const counts = hear(flood).findings.map(({ count }) => count);
    expect(counts.length).toBeLessThanOrEqual(1004);
    expect(counts.slice(-4)).toEqual([1, 10, 100, 1000]);
  });

  it('bug: silenced the first finding of every other rule', () => {
    const { findings } = hear([
      ...flood,
      message('junk'),
      message(encodeEvent({ eventType: 'AgentState_Ready', content: { a: 1 } })),
    ]);
    expect(findings.at(-1)).toMatchObject({ id: 'rejected-frame', count: 1 });
  });

  it('bug: miscounted the warnings that came after it', () => {
    const { findings } = hear([
      ...flood,
      'AgentState_Ready',
      'AgentState_CancelRest_Success',
      'AgentState_CancelWork_Success',
    ]);
    expect(findings.slice(-2).map(({ id, count }) => [id, count])).toEqual([
      ['unexpected-transition', 1],
      ['unexpected-transition', 2],
    ]);
  });
});
