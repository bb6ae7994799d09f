import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';
import type { Finding } from '../../src/rules/finding.ts';
import { standingRules } from '../../src/rules/standing-rules.ts';
import { answer, type EventRow, interruption, runTable, start } from '../agent/run-table.ts';

interface Row {
  readonly id: string;
  readonly sent: readonly EventRow[];
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
const talk: EventRow = ['AgentEvent_Talking', { callid: 'c1' }];

const afterRest =
  'AgentState_SetRest_Success, AgentState_Rest_Timeout, AgentState_CancelRest_Success, AgentState_Ready, AgentState_SetNotReady_Success, AgentOther_InService, AgentOther_ShutdownService';
const inTalk =
  'AgentEvent_Talking, AgentEvent_Hold, AgentEvent_Conference, AgentState_Busy, AgentOther_PhoneAlerting, AgentEvent_Ringing, AgentEvent_Customer_Alerting, AgentState_Ready, AgentState_Work, AgentState_SetNotReady_Success, AgentState_SetRest_Success, AgentOther_ShutdownService';

const unexpected: readonly Row[] = [
  {
    id: 'unexpected-transition',
    sent: ['AgentState_SetRest_Success', talk],
    message:
      'Unexpected AgentEvent_Talking while rest. Expected: AgentState_SetRest_Success, AgentState_Rest_Timeout, AgentState_CancelRest_Success, AgentState_Ready, … The state is now talking.',
    expected: afterRest,
    received: 'AgentEvent_Talking',
    done: 'The state is now talking',
  },
  {
    id: 'unexpected-transition',
    sent: [talk, 'AgentState_CancelRest_Success'],
    message:
      'Unexpected AgentState_CancelRest_Success while talking. Expected: AgentEvent_Talking, AgentEvent_Hold, AgentState_Ready, AgentState_Work, … The state is now idle.',
    expected: inTalk,
    received: 'AgentState_CancelRest_Success',
    done: 'The state is now idle',
  },
  {
    id: 'unexpected-transition',
    sent: ['AgentState_Ready', 'AgentState_CancelWork_Success'],
    message:
      'Unexpected AgentState_CancelWork_Success while idle. Expected: AgentState_SetNotReady_Success, AgentState_SetRest_Success, AgentState_Work, AgentState_Busy, … The state is still idle.',
    expected:
      'AgentState_SetNotReady_Success, AgentState_SetRest_Success, AgentState_Work, AgentState_Busy, AgentOther_PhoneAlerting, AgentEvent_Ringing, AgentEvent_Customer_Alerting, AgentState_Ready, AgentOther_InService, AgentOther_ShutdownService',
    received: 'AgentState_CancelWork_Success',
    done: 'The state is still idle',
  },
  {
    id: 'unexpected-transition',
    sent: ['AgentOther_ShutdownService', 'AgentState_Busy'],
    message:
      'Unexpected AgentState_Busy while signedOut. Expected: AgentOther_InService, AgentOther_ShutdownService, AgentState_Ready. The state is now ringing.',
    expected: 'AgentOther_InService, AgentOther_ShutdownService, AgentState_Ready',
    received: 'AgentState_Busy',
    done: 'The state is now ringing',
  },
  {
    id: 'unexpected-transition',
    sent: ['AgentState_Busy', ['AgentEvent_Hold', 'c1']],
    message:
      'Unexpected AgentEvent_Hold while ringing. Expected: AgentEvent_Talking, AgentState_Busy, AgentState_Ready, AgentState_Work, … The state is now talking.',
    expected:
      'AgentEvent_Talking, AgentState_Busy, AgentOther_PhoneAlerting, AgentEvent_Ringing, AgentEvent_Customer_Alerting, AgentState_Ready, AgentState_Work, AgentState_SetNotReady_Success, AgentState_SetRest_Success, AgentOther_ShutdownService',
    received: 'AgentEvent_Hold',
    done: 'The state is now talking',
  },
];

const otherSteps: readonly Row[] = [
  {
    id: 'late-event',
    level: 'info',
    sent: ['AgentState_Ready', ['AgentState_SetRest_Success', null, { at: 5000, gen: 500 }]],
    message:
      'AgentState_SetRest_Success of 2026-01-01T00:00:00.500Z arrived after newer events while idle. It was not applied.',
    expected: 'events in the order of their times',
    received: 'AgentState_SetRest_Success of 2026-01-01T00:00:00.500Z',
    done: 'not applied',
  },
  {
    id: 'time-not-believed',
    level: 'info',
    sent: ['AgentState_Ready', ['AgentState_SetRest_Success', null, { at: 5000, gen: 305_000 }]],
    message:
      'AgentState_SetRest_Success has a time 5 min after the arrival. The time was not believed: the event counts at its arrival.',
    expected: 'a time close to the arrival',
    received: 'a time 5 min after the arrival',
    done: 'counted at its arrival',
  },
  {
    id: 'time-not-believed',
    level: 'info',
    sent: ['AgentState_Ready', ['AgentMediaEvent_StopRecordDone', null, { at: 5000, gen: 86_405_000 }]],
    message:
      'AgentMediaEvent_StopRecordDone has a time 24 h after the arrival. The time was not believed: the event counts at its arrival.',
    expected: 'a time close to the arrival',
    received: 'a time 24 h after the arrival',
    done: 'counted at its arrival',
  },
  {
    id: 'time-not-believed',
    level: 'info',
    sent: ['AgentState_Ready', ['Ada.Lovelace', null, { at: 5000, gen: 305_000 }]],
    message:
      'An event of an unknown family has a time 5 min after the arrival. The time was not believed: the event counts at its arrival.',
    expected: 'a time close to the arrival',
    received: 'a time 5 min after the arrival',
    done: 'counted at its arrival',
  },
  {
    id: 'platform-clock-changed',
    level: 'warning',
    sent: [
      'AgentState_Ready',
      ['AgentState_SetRest_Success', null, { at: 5000, gen: 305_000 }],
      ['AgentState_Ready', null, { at: 9000, gen: 309_000 }],
    ],
    message:
      'The clock of the platform has changed by 5 min forward. Times are measured anew from here; no state was lost by it.',
    expected: 'a clock that runs evenly',
    received: '5 min forward',
    done: 'measured anew',
  },
  {
    id: 'page-clock-changed',
    level: 'info',
    sent: [
      ['AgentState_Ready', null, { at: 100_000, gen: 100_000 }],
      ['AgentState_SetRest_Success', null, { at: 50_000, gen: 110_000 }],
    ],
    message:
      'The clock of the page has changed by 60 s back. Times in the present state are measured anew from here.',
    expected: 'a clock that runs evenly',
    received: '60 s back',
    done: 'measured anew',
  },
  {
    id: 'unmapped-event',
    level: 'info',
    sent: ['AgentState_Ready', ['AgentEvent_From_Tomorrow', { party: '13812345678' }]],
    message:
      'AgentEvent_From_Tomorrow is not in the catalogue. It was passed on as unmapped; the state is still idle.',
    expected: 'an id of the catalogue',
    received: 'AgentEvent_From_Tomorrow',
    done: 'passed on unmapped',
  },
  {
    id: 'foreign-agent',
    sent: ['AgentState_Ready', ['AgentState_Busy', null, { workNo: '30022' }]],
    message:
      'AgentState_Busy is about another agent than the one that this model follows. It was not applied.',
    expected: 'the agent of this model',
    received: 'another agent',
    done: 'not applied',
  },
  {
    id: 'lost-end',
    sent: [talk, 'AgentState_Busy', ['AgentEvent_Ringing', { callid: 'c2', feature: '0' }]],
    message:
      'AgentEvent_Ringing began the next call while talking, so the event that ended the call before was lost. The call before counts as ended; the state is now ringing.',
    expected: 'AgentEvent_Call_Release',
    received: 'AgentEvent_Ringing',
    done: 'The call before counts as ended; the state is now ringing',
  },
  {
    id: 'phone-offline',
    level: 'info',
    sent: ['AgentState_Ready', ['AgentEvent_linkagePhoneStatus', { result: 4 }]],
    message:
      'The telephone set of the agent went offline while idle. No call reaches the agent until it is online; the state is still idle.',
    expected: 'a telephone set that is online',
    received: 'AgentEvent_linkagePhoneStatus',
    done: 'noted as offline',
  },
  {
    id: 'link-interrupted',
    level: 'info',
    sent: ['AgentState_Ready', interruption(5000, 'reload')],
    message:
      'The link to the bar was interrupted (reload). The state idle is stale until the next state event.',
    expected: 'an unbroken link',
    received: 'reload',
    done: 'marked stale',
  },
  {
    id: 'link-interrupted',
    level: 'info',
    sent: [interruption(5000, 'frozen')],
    message:
      'The link to the bar was interrupted (frozen). The state unknown is unknown until the next state event.',
    expected: 'an unbroken link',
    received: 'frozen',
    done: 'marked unknown',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    sent: [['AgentState_SetNotReady_Success', { reason: 'lunch with Anna' }]],
    message:
      'Expected number in field content.reason of AgentState_SetNotReady_Success, received text of 15 characters. The field was left out.',
    expected: 'number',
    received: 'text of 15 characters',
    done: 'left out',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    sent: [message({ eventType: 'AgentState_Ready', eventGenTime: 'soon' })],
    message:
      'Expected ms since the epoch in field eventGenTime of AgentState_Ready, received text of 4 characters. The field was left out.',
    expected: 'ms since the epoch',
    received: 'text of 4 characters',
    done: 'left out',
  },
  {
    id: 'unreadable-field',
    level: 'info',
    sent: [message({ eventType: 'AgentEvent_From_Tomorrow', eventGenTime: {} })],
    message:
      'Expected ms since the epoch in field eventGenTime of AgentEvent_From_Tomorrow, received object. The field was left out.',
    expected: 'ms since the epoch',
    received: 'object',
    done: 'left out',
  },
  {
    id: 'ambiguous-hold',
    sent: [talk, ['AgentEvent_Customer_Alerting', 'c1']],
    message:
      'AgentEvent_Customer_Alerting arrived with a bare call id, which is the content of AgentEvent_Hold, while talking. It was not applied; the state is still talking.',
    expected: 'an object with callid and otherPhone',
    received: 'a bare call id',
    done: 'not applied',
  },
  {
    id: 'refusal-code',
    sent: [message({ retcode: '100-007', event: { eventType: 'AgentState_Ready' } })],
    message: 'AgentState_Ready came with retcode 100-007. The event was applied.',
    expected: 'retcode 0',
    received: '100-007',
    done: 'applied',
  },
];

const reject = (frame: Frame, where: string, expected: string, received: string): Row => {
  const isForeign = frame.kind === 'refused';
  const done = isForeign ? 'refused unread' : 'rejected';
  const place = isForeign ? '' : ` at ${where}`;
  const text = `Expected ${expected}${place}, received ${received}. The message was ${done}.`;
  const level = isForeign ? 'info' : 'warning';
  return { id: 'rejected-frame', level, sent: [frame], message: text, expected, received, done };
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
  sent: [message({ message: 'not signed in', retcode: '100-006' })],
  message: 'The bar answered with retcode 100-006. The message was rejected.',
  expected: 'an event, or retcode 0',
  received: '100-006',
  done: 'rejected',
};

const rows = [...unexpected, ...otherSteps, ...rejected, refusal];

describe('a finding', () => {
  it.each(rows)('of $id: $message', ({ sent, level = 'warning', ...finding }) => {
    const { findings, steps, rejections } = runTable(sent);
    const { cause, at, ...found } = findings.at(-1) ?? { cause: null, at: 0 };
    expect(found).toEqual({ ...finding, level, count: 1 });
    expect(cause).toBe(finding.id === 'rejected-frame' ? rejections.at(-1) : steps.at(-1));
    expect(at).toBeGreaterThanOrEqual(start);
  });

  it.each(standingRules.map(({ id }) => id))('has a row here: %s', (id) => {
    expect(rows.map((row) => row.id)).toContain(id);
  });

  it('stands on the timeline of the platform', () => {
    const late: EventRow = ['AgentState_CancelRest_Success', null, { at: 905_000, gen: 5000 }];
    const { findings } = runTable([['AgentState_Ready', null, { at: 901_000, gen: 1000 }], late]);
    expect(findings.map(({ at }) => at - start)).toEqual([5000]);
  });
});

describe('noise', () => {
  const countsOf = (times: number, frame: Frame): readonly number[] =>
    runTable(Array.from({ length: times }, () => frame)).findings.map(({ count }) => count);
  const junk = message('junk');

  it.each<readonly [times: number, counts: readonly number[]]>([
    [1, [1]],
    [2, [1]],
    [9, [1]],
    [10, [1, 10]],
    [99, [1, 10]],
    [100, [1, 10, 100]],
    [1500, [1, 10, 100, 1000]],
  ])('%i times is reported at %j', (times, counts) => {
    expect(countsOf(times, junk)).toEqual(counts);
  });

  it('of each kind is counted on its own', () => {
    const { findings } = runTable([
      junk,
      message({}),
      junk,
      refused('origin', 'https://a.example'),
      refused('origin', 'https://b.example'),
    ]);
    expect(findings.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('of one list is one kind, wherever in it', () => {
    const { findings } = runTable([message({ eventList: Array.from({ length: 100 }, () => null) })]);
    expect(findings.map(({ count }) => count)).toEqual([1, 10, 100]);
  });

  it('does not apply to warnings: each is reported', () => {
    const wrong = ['AgentState_CancelRest_Success', 'AgentState_CancelWork_Success'] as const;
    const { findings } = runTable(['AgentState_Ready', ...Array.from({ length: 30 }, () => wrong).flat()]);
    expect(findings.map(({ count }) => count)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });
});

describe('a sender that makes a new kind of noise with each message', () => {
  const unmapped = (index: number): Frame =>
    message(encodeEvent({ eventType: `Made_Up_${index}`, content: null }));
  const flood = Array.from({ length: 5000 }, (_, index) => unmapped(index));

  it('is reported for about a thousand ids, and then at 1, 10, 100', () => {
    const counts = runTable(flood).findings.map(({ count }) => count);
    expect(counts.length).toBeLessThanOrEqual(1004);
    expect(counts.slice(-4)).toEqual([1, 10, 100, 1000]);
  });

  it('bug: silenced the first finding of every other rule', () => {
    const { findings } = runTable([
      ...flood,
      message('junk'),
      message(encodeEvent({ eventType: 'AgentState_Ready', content: { a: 1 } })),
    ]);
    expect(findings.at(-1)).toMatchObject({ id: 'rejected-frame', count: 1 });
  });

  it('bug: miscounted the warnings that came after it', () => {
    const { findings } = runTable([
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
