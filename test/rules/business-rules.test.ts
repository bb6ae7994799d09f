import { describe, expect, it } from 'vitest';
import type { Situation } from '../../src/agent/situation.ts';
import { flapping } from '../../src/rules/business/flapping.ts';
import { forcedState } from '../../src/rules/business/forced-state.ts';
import { idleBetweenCalls } from '../../src/rules/business/idle-between-calls.ts';
import { missedCalls } from '../../src/rules/business/missed-calls.ts';
import { noOutboundInWrapUp } from '../../src/rules/business/no-outbound-in-wrap-up.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { phoneUnavailable } from '../../src/rules/business/phone-unavailable.ts';
import { readyMadeRules } from '../../src/rules/business/ready-made-rules.ts';
import { rejectedCalls } from '../../src/rules/business/rejected-calls.ts';
import { restOverdue } from '../../src/rules/business/rest-overdue.ts';
import { restQuota } from '../../src/rules/business/rest-quota.ts';
import { restTimeQuota } from '../../src/rules/business/rest-time-quota.ts';
import { shortCalls } from '../../src/rules/business/short-calls.ts';
import { wrapUpWithoutCall } from '../../src/rules/business/wrap-up-without-call.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { answer, type EventRow, interruption } from '../agent/run-table.ts';
import { after, events, expectFound, type Found, type RuleRow } from './judged.ts';

const { signIn, signOut, idle, busy, notBusy, rest, restOver, endRest, work, ownWork, endWork } = events;
const { reserve, ring, phone, farRings, talk, release } = events;

type Row = readonly [name: string, sent: readonly EventRow[], finds?: readonly Found[], until?: number];

const rowsOf = (rule: Rule, rows: readonly Row[]): readonly RuleRow[] =>
  rows.map(([name, sent, finds = [], until = 100_000]) => ({
    name: `${rule.id}: ${name}`,
    rule,
    sent,
    finds,
    until,
  }));

const hour = 3600;
const missed = (seconds: number): readonly EventRow[] => [
  reserve(seconds),
  ring(seconds + 1, `m${seconds}`),
  busy(seconds + 20, 2),
  notBusy(seconds + 30),
];
const rejected = (seconds: number): readonly EventRow[] => [
  reserve(seconds),
  ring(seconds + 1, `j${seconds}`),
  busy(seconds + 2, 7),
  notBusy(seconds + 30),
];
const call = (seconds: number, length: number, feature = 0): readonly EventRow[] => [
  ring(seconds - 2, `c${seconds}`, feature),
  talk(seconds, `c${seconds}`, feature),
  release(seconds + length, `c${seconds}`),
  idle(seconds + length + 0.5),
];
const break_ = (seconds: number, length: number): readonly EventRow[] => [
  rest(seconds),
  endRest(seconds + length),
];
const saved = ({ calls }: Situation) => calls.every(({ id }) => id === 'saved');

const must = {
  fire: [
    ...rowsOf(restOverdue(), [
      ['at the reminder', [idle(1), rest(10), restOver(70)], [[70, 'warning', 'still rests']]],
      [
        'once, however often the event arrives',
        [idle(1), rest(10), restOver(70), restOver(80), interruption(90_000)],
        [[70, 'warning', 'still rests']],
      ],
      [
        'again in the next rest',
        [idle(1), rest(10), restOver(20), endRest(30), rest(40), restOver(50)],
        [
          [20, 'warning', ''],
          [50, 'warning', ''],
        ],
      ],
      [
        'again after the rest was set anew',
        [idle(1), rest(10), restOver(20), rest(30), restOver(40)],
        [
          [20, 'warning', ''],
          [40, 'warning', ''],
        ],
      ],
      ['after a lost begin of the rest', [idle(1), restOver(20)], [[20, 'warning', '']]],
    ]),
    ...rowsOf(restOverdue({ graceSeconds: 60 }), [
      ['after the grace', [idle(1), rest(10), restOver(70)], [[130, 'warning', '']]],
    ]),
    ...rowsOf(restQuota({ rests: 2 }), [
      [
        'at every rest too many',
        [idle(1), ...break_(10, 5), ...break_(20, 5), ...break_(30, 5), ...break_(40, 5)],
        [
          [30, 'warning', 'number 3'],
          [40, 'warning', 'number 4'],
        ],
      ],
      [
        'signing out for a moment does not help',
        [idle(1), ...break_(10, 5), ...break_(20, 5), signOut(30), signIn(40), idle(41), rest(50)],
        [[50, 'warning', 'number 3']],
      ],
      [
        'nor does leaving without a word',
        [idle(1), ...break_(10, 5), ...break_(20, 5), signIn(2 * hour), idle(2 * hour + 1), rest(3 * hour)],
        [[3 * hour, 'warning', 'number 3']],
      ],
    ]),
    ...rowsOf(restTimeQuota({ seconds: 100 }), [
      ['within one rest', [idle(1), rest(10)], [[110, 'warning', '1 min 40 s']]],
      ['in the rest in which it runs out', [idle(1), ...break_(10, 60), rest(200)], [[240, 'warning', '']]],
      [
        'at the begin of every further rest',
        [idle(1), ...break_(10, 150), rest(200), endRest(210), rest(300)],
        [
          [110, 'warning', ''],
          [200, 'warning', ''],
          [300, 'warning', ''],
        ],
      ],
    ]),
    ...rowsOf(missedCalls({ calls: 2 }), [
      [
        'at the second in a row',
        [idle(1), ...missed(10), ...missed(100)],
        [[120, 'warning', '2 calls in a row were not answered']],
      ],
      [
        'at every second',
        [idle(1), ...missed(10), ...missed(100), ...missed(200), ...missed(300)],
        [
          [120, 'warning', '2 calls'],
          [320, 'warning', '4 calls'],
        ],
      ],
      [
        'a rejected one in between changes nothing',
        [idle(1), ...missed(10), ...rejected(50), ...missed(100)],
        [[120, 'warning', '2 calls']],
      ],
    ]),
    ...rowsOf(rejectedCalls({ calls: 1 }), [
      ['at the first', [idle(1), ...rejected(10)], [[12, 'warning', 'A call was rejected']]],
    ]),
    ...rowsOf(forcedState(), [
      ['busy by a supervisor', [idle(1), busy(10, 3)], [[10, 'info', 'changed idle to busy']]],
      [
        'busy of one’s own turned into it',
        [idle(1), busy(5), busy(10, 3)],
        [[10, 'info', 'changed busy to busy']],
      ],
      ['by the older id', [idle(1), after(10, 'AgentState_Force_SetNotReady')], [[10, 'info', 'to busy']]],
      ['idle by the older id', [busy(1), after(10, 'AgentState_Force_Ready')], [[10, 'info', 'to idle']]],
      ['signed out', [idle(1), after(10, 'Force_Logout')], [[10, 'info', 'to signedOut']]],
    ]),
    ...rowsOf(phoneUnavailable(), [
      ['out of idle', [idle(1), busy(10, 5)], [[10, 'warning', 'idle became busy']]],
      ['out of ringing', [idle(1), reserve(5), busy(10, 5)], [[10, 'warning', 'ringing became busy']]],
    ]),
    ...rowsOf(shortCalls({ seconds: 5 }), [
      ['a call of 3 s', [idle(1), ...call(10, 3)], [[13, 'info', 'after 3 s of talk']]],
      ['whichever event reports it', [idle(1), ring(9), talk(10), idle(12)], [[12, 'info', 'after 2 s']]],
    ]),
    ...rowsOf(shortCalls({ seconds: 5, calls: 2 }), [
      ['two in a row', [idle(1), ...call(10, 3), ...call(30, 4)], [[34, 'info', 'number 2 in a row']]],
    ]),
    ...rowsOf(idleBetweenCalls({ seconds: 10 }), [
      [
        'too soon after the call',
        [idle(1), ...call(10, 20), ring(35, 'c2')],
        [[35, 'info', 'began 4 s after']],
      ],
      [
        'too soon after wrap-up',
        [talk(1), work(20), endWork(60), reserve(62)],
        [[62, 'info', 'began 2 s after']],
      ],
      ['too soon, dialled', [talk(1), idle(20), phone(25)], [[25, 'info', 'began 5 s after']]],
      ['at once', [talk(1), release(20), ring(21, 'c2')], [[21, 'info', 'began 0 s after']]],
    ]),
    ...rowsOf(noOutboundInWrapUp(), [
      ['dialled', [talk(1), work(20), phone(25)], [[25, 'warning', 'outbound call was begun']]],
      [
        'dialled from an off-hook phone',
        [talk(1), work(20), reserve(25), farRings(26, 'c2')],
        [[26, 'warning', '']],
      ],
    ]),
    ...rowsOf(wrapUpWithoutCall(), [
      ['out of idle', [idle(1), ownWork(200)], [[200, 'info', 'began in idle']]],
      ['long after the call', [talk(1), idle(20), ownWork(100)], [[100, 'info', '']]],
      ['out of rest', [idle(1), rest(100), work(200)], [[200, 'info', 'began in rest']]],
    ]),
    ...rowsOf(notesFirst({ isDone: saved }), [
      ['left to idle', [talk(1), work(20), endWork(25)], [[25, 'warning', 'left to idle']]],
      ['left to rest', [talk(1), work(20), rest(25)], [[25, 'warning', 'left to rest']]],
      ['left by signing out', [talk(1), work(20), signOut(25)], [[25, 'warning', 'left to signedOut']]],
    ]),
    ...rowsOf(flapping({ seconds: 5 }), [
      [
        'idle, busy, idle',
        [idle(1), busy(10), notBusy(13)],
        [[13, 'info', 'idle was left and entered again within 3 s, by way of busy']],
      ],
      [
        'to and fro',
        [idle(1), busy(10), notBusy(12), busy(14)],
        [
          [12, 'info', 'idle'],
          [14, 'info', 'busy'],
        ],
      ],
      ['by way of two others', [idle(1), busy(10), rest(11), endRest(13)], [[13, 'info', 'idle']]],
    ]),
  ],
  'stay silent': [
    ...rowsOf(restOverdue(), [
      ['a rest in time', [idle(1), rest(10), endRest(70)]],
      ['no rest at all', [idle(1), busy(10)]],
    ]),
    ...rowsOf(restOverdue({ graceSeconds: 60 }), [
      ['ended within the grace', [idle(1), rest(10), restOver(70), endRest(129)]],
    ]),
    ...rowsOf(restQuota({ rests: 2 }), [
      ['as many as allowed', [idle(1), ...break_(10, 5), ...break_(20, 5)]],
      ['a rest that is set again', [idle(1), rest(10, 1), rest(20, 2), rest(30, 3)]],
      ['a rest that arrives twice', [idle(1), rest(10), rest(11), rest(12)]],
      [
        'a new shift',
        [
          idle(1),
          ...break_(10, 5),
          ...break_(20, 5),
          signOut(30),
          signIn(30 + 4 * hour),
          idle(31 + 4 * hour),
          rest(32 + 4 * hour),
        ],
      ],
      [
        'a new shift after leaving without a word',
        [
          idle(1),
          ...break_(10, 5),
          ...break_(20, 5),
          signIn(5 * hour),
          idle(5 * hour + 1),
          rest(5 * hour + 2),
        ],
      ],
      [
        'another agent',
        [
          idle(1),
          ...break_(10, 5),
          ...break_(20, 5),
          signOut(30),
          ['AgentState_Ready', null, { at: 40_000, workNo: '30099' }],
          ['AgentState_SetRest_Success', { reason: '0' }, { at: 50_000, workNo: '30099' }],
        ],
      ],
    ]),
    ...rowsOf(restTimeQuota({ seconds: 100 }), [
      ['not used up', [idle(1), ...break_(10, 50), ...break_(100, 49)]],
      [
        'a new shift',
        [
          idle(1),
          ...break_(10, 90),
          signOut(110),
          signIn(5 * hour),
          idle(5 * hour + 1),
          ...break_(5 * hour + 2, 90),
        ],
      ],
    ]),
    ...rowsOf(missedCalls({ calls: 2 }), [
      ['one', [idle(1), ...missed(10)]],
      ['answered in between', [idle(1), ...missed(10), ...call(60, 20), ...missed(100)]],
      ['signed out in between', [idle(1), ...missed(10), signOut(60), signIn(70), idle(71), ...missed(100)]],
      ['arrives twice', [idle(1), reserve(10), busy(20, 2), busy(21, 2)]],
      [
        'reported again by a status answer',
        [idle(1), reserve(10), busy(20, 2), answer({ state: 'busy', reason: 2 }, 30_000)],
      ],
      ['rejected', [idle(1), ...rejected(10), ...rejected(50)]],
    ]),
    ...rowsOf(rejectedCalls({ calls: 1 }), [
      ['missed', [idle(1), ...missed(10)]],
      ['busy of one’s own', [idle(1), busy(10, 200)]],
    ]),
    ...rowsOf(forcedState(), [
      ['of one’s own', [idle(1), busy(10, 1), notBusy(20), rest(30), endRest(40)]],
      ['forced to be what one is', [idle(1), after(10, 'AgentState_Force_Ready')]],
      ['arrives twice', [busy(1), after(10, 'AgentState_Ready'), after(11, 'AgentState_Force_Ready')]],
    ]),
    ...rowsOf(phoneUnavailable(), [['another reason', [idle(1), busy(10, 2)]]]),
    ...rowsOf(shortCalls({ seconds: 5 }), [
      ['long enough', [idle(1), ...call(10, 5)]],
      ['never answered', [idle(1), ring(10), release(11), idle(12)]],
      ['a colleague', [idle(1), ...call(10, 2, 6)]],
      [
        'the end was missed',
        [idle(1), ring(9), talk(10), interruption(11_000), answer({ state: 'idle' }, 12_000)],
      ],
      ['stale', [idle(1), ring(9), talk(10), interruption(11_000), idle(12)]],
    ]),
    ...rowsOf(shortCalls({ seconds: 5, calls: 2 }), [
      ['a long one in between', [idle(1), ...call(10, 3), ...call(30, 60), ...call(120, 3)]],
    ]),
    ...rowsOf(idleBetweenCalls({ seconds: 10 }), [
      ['the first call', [idle(1), ring(2)]],
      ['time enough', [talk(1), idle(20), ring(30)]],
      ['busy is time as well', [talk(1), busy(20), phone(40)]],
      ['a colleague during wrap-up', [talk(1), work(20), ring(22, 'c2', 6)]],
      ['a second leg', [talk(1), farRings(5, 'c2')]],
      ['signed out in between', [talk(1), signOut(20), idle(21), ring(22)]],
    ]),
    ...rowsOf(noOutboundInWrapUp(), [
      ['called by a colleague', [talk(1), work(20), reserve(25), phone(26), ring(27, 'c2', 6)]],
      ['dialled out of idle', [talk(1), work(20), endWork(25), phone(26)]],
    ]),
    ...rowsOf(wrapUpWithoutCall(), [
      ['after a call', [talk(1), work(200)]],
      ['after a call that nobody answered', [idle(1), farRings(100), work(130)]],
      ['shortly after the call', [talk(1), idle(200), ownWork(229)]],
      ['at sign-in', [signIn(1), idle(2), work(3)]],
      ['a late join', [work(500)]],
      ['after a gap in which a call may have been', [idle(1), interruption(100_000), work(110)]],
      ['arrives twice', [talk(1), work(20), work(300)]],
    ]),
    ...rowsOf(notesFirst({ isDone: saved }), [
      ['done', [talk(1, 'saved'), work(20), endWork(25)]],
      ['a call meanwhile', [talk(1), work(20), ring(22, 'c2', 6)]],
      ['no wrap-up', [talk(1), idle(20)]],
      ['nothing is known any more', [talk(1), work(20), answer({ state: 'unknown' }, 30_000)]],
    ]),
    ...rowsOf(flapping({ seconds: 5 }), [
      ['slowly', [idle(1), busy(10), notBusy(15)]],
      ['a call in between', [idle(1), reserve(10), ring(11), idle(12)]],
      ['another reason is no other state', [idle(1), busy(10, 200), busy(11, 201), busy(12, 200)]],
      ['a status answer', [idle(1), busy(10), answer({ state: 'idle' }, 11_000)]],
    ]),
  ],
} as const satisfies { readonly [what: string]: readonly RuleRow[] };

describe.each(Object.entries(must))('a business rule must %s', (_what, rows) => {
  it.each(rows)('$name', expectFound);
});

describe('the tables', () => {
  const limits = ['wrap-up-limit', 'rest-limit', 'ringing-limit', 'hold-limit', 'busy-limit'];
  const others = readyMadeRules.map(({ id }) => id).filter((id) => !limits.includes(id));
  it.each(others)('have rows of both kinds for %s', (id) => {
    expect(must.fire.some(({ rule }) => rule.id === id)).toBe(true);
    expect(must['stay silent'].some(({ rule }) => rule.id === id)).toBe(true);
  });
});
