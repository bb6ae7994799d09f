import { describe, expect, it } from 'vitest';
import { type CallEvent, type CallLeg, endAll, followCall, isLive } from '../../machines/call-legs.ts';
import { type DomainRow, eventOf } from './machine-moves.ts';

/** The legs after events that come a second apart; the first at 1000. */
const legsAfter = (events: readonly DomainRow[]): readonly CallLeg[] =>
  events.reduce<readonly CallLeg[]>((legs, row, index) => {
    const at = (index + 1) * 1000;
    const [type, about] = typeof row === 'string' ? [row, {}] : row;
    return followCall(legs, eventOf([type, { at, ...about }]) as CallEvent);
  }, []);

/** Returns legs in the words of the table: `c1 talking inbound`, with `?` for what is not known. */
const brief = (legs: readonly CallLeg[]): readonly string[] =>
  legs.map(({ id, phase, direction, endCause }) =>
    [
      id ?? '?',
      phase === 'ended' ? `ended ${endCause ?? '?'}` : phase,
      direction === 'unknown' ? '?' : direction,
    ].join(' '),
  );

const c1 = { callId: 'c1' };
const c2 = { callId: 'c2' };
const failed = { cause: 'failed' } as const;
const inbound = { direction: 'inbound' } as const;

type Row = readonly [what: string, events: readonly DomainRow[], legs: readonly string[]];

// biome-ignore format: one row a line reads as a table
const directions: readonly Row[] = [
  ['only reserved', ['call.reserved'], ['? reserved ?']],
  ['reserved, then the own phone', ['call.reserved', 'phone.ringing'], ['? ringing inbound']],
  ['reserved again while it rings', ['call.reserved', 'phone.ringing', 'call.reserved'], ['? ringing inbound']],
  ['the own phone, then reserved', ['phone.ringing', 'call.reserved'], ['? reserved outbound']],
  ['the own phone names the call', [['phone.ringing', { ...c1, ...inbound }]], ['c1 ringing inbound']],
  ['an always off-hook phone is called', ['call.reserved', ['call.ringing', c1]], ['c1 ringing inbound']],
  ['an always off-hook phone dials', ['call.reserved', ['call.remoteRinging', c1]], ['c1 remoteRinging outbound']],
  ['ringing carries the call type', ['call.reserved', ['call.ringing', { ...c1, direction: 'internal' }]], ['c1 ringing internal']],
  ['talking carries the call type', ['call.reserved', ['call.talking', { ...c1, direction: 'outbound' }]], ['c1 talking outbound']],
  ['the call type overrules the order', ['phone.ringing', ['call.talking', { ...c1, ...inbound }]], ['c1 talking inbound']],
  ['a missing call type leaves the direction', ['phone.ringing', 'call.reserved', ['call.talking', c1]], ['c1 talking outbound']],
  ['the far end rings on an inbound call', [['call.ringing', c1], ['call.remoteRinging', c1]], ['c1 ringing inbound']],
  ['the far end rings on an internal one to the agent', [['call.ringing', { ...c1, direction: 'internal' }], ['call.remoteRinging', c1]], ['c1 ringing internal']],
  ['talk that nothing came before', [['call.talking', c1]], ['c1 talking ?']],
];

// biome-ignore format: one row a line reads as a table
const adoptions: readonly Row[] = [
  ['a reserved leg gets its name by ringing', ['call.reserved', ['call.ringing', c1]], ['c1 ringing inbound']],
  ['by talking', ['call.reserved', ['call.talking', c1]], ['c1 talking ?']],
  ['by its end', ['call.reserved', ['call.ended', c1]], ['c1 ended released ?']],
  ['by its failure', ['phone.ringing', 'call.reserved', ['call.ended', { ...c1, ...failed }]], ['c1 ended failed outbound']],
  ['an answered leg without a name gets it by hold', ['call.talking', ['call.held', c1]], ['c1 held ?']],
  ['but not by the ring of another call', ['call.talking', ['call.ringing', c1]], ['? talking ?', 'c1 ringing inbound']],
  ['a known name goes before a leg without one', ['call.talking', ['call.ringing', c1], ['call.talking', c1]], ['? talking ?', 'c1 talking inbound']],
  ['a reservation while a call is talked means that call', [['call.talking', c1], 'call.reserved'], ['c1 talking ?']],
];

// biome-ignore format: one row a line reads as a table
const secondLegs: readonly Row[] = [
  ['dialled while the first is held', [['call.held', c1], ['call.remoteRinging', c2]], ['c1 held ?', 'c2 remoteRinging outbound']],
  ['answered', [['call.held', c1], ['call.remoteRinging', c2], ['call.talking', c2]], ['c1 held ?', 'c2 talking outbound']],
  ['failed', [['call.held', c1], ['call.remoteRinging', c2], ['call.ended', { ...c2, ...failed }]], ['c1 held ?', 'c2 ended failed outbound']],
  ['released, the first retrieved', [['call.held', c1], ['call.talking', c2], ['call.ended', c2], ['call.talking', c1]], ['c1 talking ?', 'c2 ended released ?']],
  ['a ring for the answered call itself', [['call.talking', c1], ['call.remoteRinging', c1]], ['c1 talking ?']],
  ['the swap of two', [['call.talking', c1], ['call.held', c1], ['call.talking', c2], ['call.held', c2], ['call.talking', c1]], ['c1 talking ?', 'c2 held ?']],
];

// biome-ignore format: one row a line reads as a table
const conferences: readonly Row[] = [
  ['one id', [['call.talking', c1], ['call.conference', { ...c1, parties: ['138', '139'] }]], ['c1 conference ?']],
  ['two ids', [['call.held', c1], ['call.talking', c2], ['call.conference', { ...c1, parties: ['138', '139'] }]], ['c1 conference ?', 'c2 conference ?']],
  ['one id, a party leaves', [['call.conference', { ...c1, parties: ['138', '139'] }], ['call.ended', { ...c1, cause: 'partyLeft', parties: ['139'] }]], ['c1 talking ?']],
  ['one id, both parties leave', [['call.conference', { ...c1, parties: ['138', '139'] }], ['call.ended', { ...c1, cause: 'partyLeft', parties: ['139'] }], ['call.ended', { ...c1, cause: 'partyLeft', parties: ['138'] }]], ['c1 ended partyLeft ?']],
  ['one id, the agent leaves', [['call.conference', { ...c1, parties: ['138', '139'] }], ['call.ended', c1]], ['c1 ended released ?']],
  ['two ids, the second party leaves', [['call.held', c1], ['call.talking', c2], ['call.conference', { ...c1, parties: ['138', '139'] }], ['call.ended', { ...c2, cause: 'partyLeft', parties: ['139'] }]], ['c1 talking ?', 'c2 ended partyLeft ?']],
  ['two ids, nobody is named, one leaves', [['call.held', c1], ['call.talking', c2], ['call.conference', c1], ['call.ended', c2]], ['c1 talking ?', 'c2 ended released ?']],
  ['a stranger leaves', [['call.conference', { ...c1, parties: ['138', '139'] }], ['call.ended', { callId: 'c9', cause: 'partyLeft', parties: ['7'] }]], ['c1 conference ?']],
];

// biome-ignore format: one row a line reads as a table
const ends: readonly Row[] = [
  ['release, then the customer', [['call.talking', c1], ['call.ended', c1], ['call.ended', { ...c1, cause: 'partyLeft' }]], ['c1 ended released ?']],
  ['the customer, then release', [['call.talking', c1], ['call.ended', { ...c1, cause: 'partyLeft' }], ['call.ended', c1]], ['c1 ended partyLeft ?']],
  ['release twice', [['call.talking', c1], ['call.ended', c1], ['call.ended', c1]], ['c1 ended released ?']],
  ['not answered', [['call.ringing', c1], ['call.ended', { ...c1, cause: 'noAnswer' }]], ['c1 ended noAnswer inbound']],
  ['a failure never ends an answered leg', [['call.talking', c1], ['call.ended', { ...c1, ...failed }]], ['c1 talking ?']],
  ['nor a held one', [['call.held', c1], ['call.ended', { ...c1, ...failed }]], ['c1 held ?']],
  ['a failure without id ends the leg being set up', [['call.held', c1], ['call.remoteRinging', c2], ['call.ended', failed]], ['c1 held ?', 'c2 ended failed outbound']],
  ['and no answered one', [['call.talking', c1], ['call.ended', failed]], ['c1 talking ?']],
  ['an end without id ends the only leg', [['call.talking', c1], 'call.ended'], ['c1 ended released ?']],
  ['and none of two', [['call.held', c1], ['call.talking', c2], 'call.ended'], ['c1 held ?', 'c2 talking ?']],
  ['the end of a call nobody knows', [['call.talking', c1], ['call.ended', c2]], ['c1 talking ?']],
  ['an end and no leg', ['call.ended'], []],
  ['an end with id and no leg', [['call.ended', c1]], []],
  ['a failed consult that names the first call leaves both', [['call.held', c1], ['call.remoteRinging', c2], ['call.ended', { ...c1, ...failed }]], ['c1 held ?', 'c2 remoteRinging outbound']],
];

// biome-ignore format: one row a line reads as a table
const nameless: readonly Row[] = [
  ['a whole call without ids', ['call.reserved', 'phone.ringing', 'call.ringing', 'call.talking', 'call.held', 'call.talking', 'call.ended'], ['? ended released inbound']],
  ['hold means the leg that talks', [['call.held', c1], ['call.talking', c2], 'call.held'], ['c1 held ?', 'c2 held ?']],
  ['talking means the leg that does not talk yet', [['call.talking', c1], ['call.remoteRinging', c2], 'call.talking'], ['c1 talking ?', 'c2 talking outbound']],
  ['a new call after an old one', [['call.talking', c1], ['call.ended', c1], 'call.reserved'], ['? reserved ?']],
  ['talking again after the end is the next call', [['call.talking', c1], ['call.ended', c1], 'call.talking'], ['? talking ?']],
];

describe.each([
  ['direction', directions],
  ['adoption of a leg that has no id yet', adoptions],
  ['the second leg', secondLegs],
  ['conference', conferences],
  ['the end of a leg', ends],
  ['events without call id', nameless],
])('%s', (_what, rows) => {
  it.each(rows)('%s', (_row, events, legs) => {
    expect(brief(legsAfter(events))).toEqual(legs);
  });
});

describe('the mute key of the telephone set', () => {
  const up: readonly DomainRow[] = [
    ['call.held', c1],
    ['call.talking', c2],
  ];
  const mutedAfter = (...events: readonly DomainRow[]) =>
    legsAfter([...up, ...events]).map(({ muted }) => muted);

  it.each<readonly [what: string, events: readonly DomainRow[], muted: readonly boolean[]]>([
    ['no key', [], [false, false]],
    ['the call that is named', [['phone.muted', c1]], [true, false]],
    ['without a name the call that is talked', ['phone.muted'], [false, true]],
    ['and off again', ['phone.muted', 'phone.unmuted'], [false, false]],
    [
      'a muted call is held and retrieved',
      [
        ['phone.muted', c2],
        ['call.held', c2],
        ['call.talking', c2],
      ],
      [false, true],
    ],
    ['a call nobody knows', [['phone.muted', { callId: 'c9' }]], [false, false]],
    [
      'a call that is over',
      [
        ['call.ended', c1],
        ['phone.muted', c1],
      ],
      [false, false],
    ],
  ])('%s', (_what, events, muted) => {
    expect(mutedAfter(...events)).toEqual(muted);
  });

  it('changes nothing when it is pressed as it is', () => {
    const legs = legsAfter([...up, 'phone.muted']);
    expect(followCall(legs, eventOf('phone.muted') as CallEvent)).toBe(legs);
  });
});

describe('a leg', () => {
  it('preserves its times, parties and facts', () => {
    const legs = legsAfter([
      'call.reserved',
      ['call.ringing', { ...c1, caller: '138', called: '700', feature: 0, direction: 'inbound' }],
      ['call.talking', { ...c1, caller: '138' }],
      ['call.held', c1],
      ['call.ended', c1],
    ]);
    expect(legs).toEqual([
      {
        id: 'c1',
        direction: 'inbound',
        phase: 'ended',
        caller: '138',
        called: '700',
        parties: [],
        feature: 0,
        isText: false,
        muted: false,
        startedAt: 1000,
        answeredAt: 3000,
        endedAt: 5000,
        endCause: 'released',
      },
    ]);
  });

  it('stays listed until the next contact begins', () => {
    const over: readonly DomainRow[] = [
      ['call.talking', c1],
      ['call.held', c1],
      ['call.talking', c2],
      ['call.ended', c1],
    ];
    expect(brief(legsAfter(over))).toEqual(['c1 ended released ?', 'c2 talking ?']);
    expect(brief(legsAfter([...over, ['call.ended', c2], ['call.ringing', { callId: 'c3' }]]))).toEqual([
      'c3 ringing inbound',
    ]);
  });

  it('bug: the same event again made it another object', () => {
    const row: readonly DomainRow[] = [
      ['call.ringing', c1],
      ['call.talking', c1],
      ['call.held', c1],
      ['call.conference', { ...c1, parties: ['138', '139'] }],
    ];
    for (const one of row) {
      const legs = legsAfter([one]);
      expect(followCall(legs, eventOf(one) as CallEvent)).toBe(legs);
    }
  });

  it('at most sixteen are stored', () => {
    const rings = Array.from(
      { length: 40 },
      (_, index): DomainRow => ['call.talking', { callId: `c${index}` }],
    );
    expect(legsAfter(rings)).toHaveLength(16);
  });
});

describe('endAll', () => {
  it('ends what is up and leaves the rest', () => {
    const legs = legsAfter([
      ['call.held', c1],
      ['call.talking', c2],
      ['call.ended', c1],
    ]);
    const ended = endAll(legs, 9000);
    expect(ended.map(({ endedAt, endCause }) => [endedAt, endCause])).toEqual([
      [3000, 'released'],
      [9000, null],
    ]);
    expect(ended.some(isLive)).toBe(false);
    expect(endAll(ended, 10_000)).toBe(ended);
  });
});
