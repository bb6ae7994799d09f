import { describe, it } from 'vitest';
import { busyLimit } from '../../src/rules/business/busy-limit.ts';
import { holdLimit } from '../../src/rules/business/hold-limit.ts';
import { restLimit } from '../../src/rules/business/rest-limit.ts';
import { ringingLimit } from '../../src/rules/business/ringing-limit.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { answer, type EventRow, interruption } from '../agent/run-table.ts';
import { events, expectFound, type Found, type RuleRow } from './judged.ts';

const { signIn, signOut, idle, busy, notBusy, rest, restOver, endRest, work, endWork } = events;
const { reserve, ring, talk, hold, release, farRings } = events;

const limits = {
  'wrap-up': wrapUpLimit({ seconds: 120, noticeSeconds: 15 }),
  rest: restLimit({ seconds: 120, noticeSeconds: 15 }),
  ringing: ringingLimit({ seconds: 120, noticeSeconds: 15 }),
  hold: holdLimit({ seconds: 120, noticeSeconds: 15 }),
  busy: busyLimit({ seconds: 120, noticeSeconds: 15 }),
} as const;

type Limit = keyof typeof limits;

const enter: { readonly [Name in Limit]: readonly EventRow[] } = {
  'wrap-up': [talk(1), work(10)],
  rest: [idle(1), rest(10)],
  ringing: [idle(1), reserve(10)],
  hold: [idle(1), ring(2), talk(5), hold(10)],
  busy: [idle(1), busy(10)],
};

const leave: { readonly [Name in Limit]: (seconds: number) => EventRow } = {
  'wrap-up': endWork,
  rest: endRest,
  ringing: talk,
  hold: talk,
  busy: notBusy,
};

/** The findings of a limit of 2 min that began at 10 s, with its notice 15 s before. */
const both: readonly Found[] = [
  [115, 'info', '1 min 45 s; 2 min are allowed'],
  [130, 'warning', '2 min, the longest allowed'],
];

const names = Object.keys(limits) as readonly Limit[];

const everyLimit = names.flatMap((name): readonly RuleRow[] => {
  const rule = limits[name];
  const row = (
    what: string,
    sent: readonly EventRow[],
    finds: readonly Found[],
    until?: number,
  ): RuleRow => ({
    name: `${name}: ${what}`,
    rule,
    sent: [...enter[name], ...sent],
    finds,
    ...(until === undefined ? {} : { until }),
  });
  return [
    row('left in time', [leave[name](100)], [], 500),
    row('left between notice and limit', [leave[name](125)], both.slice(0, 1), 500),
    row('left at the very end', [leave[name](130)], both, 500),
    row('left too late', [leave[name](300)], both, 500),
    row('not left when the run is over', [], both, 500),
    row('not over yet when the run is', [], [], 114.9),
    row('found only once', [interruption(200_000), interruption(400_000)], both, 9000),
    row('asleep from before notice to after limit', [interruption(4_000_000, 'frozen')], both),
    row('signed out', [signOut(60)], [], 500),
  ];
});

const rows: readonly RuleRow[] = [
  {
    name: 'without notice',
    rule: wrapUpLimit({ seconds: 120 }),
    sent: [talk(1), work(10)],
    until: 500,
    finds: both.slice(1),
  },
  {
    name: 'a second wrap-up',
    rule: wrapUpLimit({ seconds: 20 }),
    sent: [talk(1), work(10), endWork(60), talk(70), work(80)],
    until: 500,
    finds: [
      [30, 'warning', '20 s'],
      [100, 'warning', '20 s'],
    ],
  },
  {
    name: 'wrap-up that arrives twice is one wrap-up',
    rule: wrapUpLimit({ seconds: 20 }),
    sent: [talk(1), work(10), work(25)],
    until: 500,
    finds: [[30, 'warning', 'Wrap-up']],
  },
  {
    name: 'a call during wrap-up ends it',
    rule: wrapUpLimit({ seconds: 20 }),
    sent: [talk(1), work(10), ring(15, 'c2', 6), talk(18, 'c2', 6)],
    until: 500,
    finds: [],
  },
  {
    name: 'busy for another reason goes on',
    rule: busyLimit({ seconds: 20 }),
    sent: [idle(1), busy(10, 200), busy(25, 201)],
    until: 500,
    finds: [[30, 'warning', 'Busy']],
  },
  {
    name: 'a rest set again goes on',
    rule: restLimit({ seconds: 20 }),
    sent: [idle(1), rest(10, 1), restOver(20), rest(25, 2)],
    until: 500,
    finds: [[30, 'warning', 'rest']],
  },
  {
    name: 'a dialled call that nobody answers',
    rule: ringingLimit({ seconds: 20 }),
    sent: [idle(1), farRings(10)],
    until: 500,
    finds: [[30, 'warning', 'Ringing']],
  },
  {
    name: 'the next call that rings at once has a time of its own',
    rule: ringingLimit({ seconds: 20 }),
    sent: [idle(1), reserve(10), ring(10), release(25), reserve(27), ring(27, 'c2'), talk(40, 'c2')],
    until: 500,
    finds: [],
  },
  {
    name: 'so has the one that proves a lost end, and each is found',
    rule: ringingLimit({ seconds: 20 }),
    sent: [idle(1), reserve(10), ring(10), reserve(35), ring(35, 'c2'), talk(60, 'c2')],
    until: 500,
    finds: [
      [30, 'warning', 'Ringing'],
      [55, 'warning', 'Ringing'],
    ],
  },
  {
    name: 'on hold while a second call is up',
    rule: holdLimit({ seconds: 20 }),
    sent: [talk(1), hold(10), farRings(12, 'c2'), talk(15, 'c2')],
    until: 500,
    finds: [[30, 'warning', 'Hold']],
  },
  {
    name: 'the held party hangs up',
    rule: holdLimit({ seconds: 20 }),
    sent: [talk(1), hold(10), release(20)],
    until: 500,
    finds: [],
  },
  {
    name: 'held, retrieved and held again',
    rule: holdLimit({ seconds: 20 }),
    sent: [talk(1), hold(10), talk(25), hold(26)],
    until: 500,
    finds: [[46, 'warning', 'Hold']],
  },
  {
    name: 'a status answer knows that it began earlier',
    rule: wrapUpLimit({ seconds: 120 }),
    sent: [answer({ state: 'wrapUp', since: 1_767_225_600_000 - 100_000 }, 10_000)],
    until: 500,
    finds: [[20, 'warning', 'Wrap-up']],
  },
  {
    name: 'a status answer reports it when it is long over',
    rule: wrapUpLimit({ seconds: 120 }),
    sent: [answer({ state: 'wrapUp', since: 1_767_225_600_000 - 500_000 }, 10_000)],
    until: 500,
    finds: [[10, 'warning', 'Wrap-up']],
  },
  {
    name: 'a status answer reports another wrap-up',
    rule: wrapUpLimit({ seconds: 20 }),
    sent: [
      talk(1),
      work(10),
      interruption(40_000),
      answer({ state: 'wrapUp', since: 1_767_225_600_000 + 45_000 }, 50_000),
    ],
    until: 500,
    finds: [
      [30, 'warning', 'Wrap-up'],
      [65, 'warning', 'Wrap-up'],
    ],
  },
  {
    name: 'signing in begins nothing',
    rule: busyLimit({ seconds: 20 }),
    sent: [signIn(1), idle(2)],
    until: 500,
    finds: [],
  },
];

describe('every limit', () => {
  it.each(everyLimit)('$name', expectFound);
});

describe('the limits', () => {
  it.each(rows)('$name', expectFound);
});
