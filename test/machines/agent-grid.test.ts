import { describe, expect, it } from 'vitest';
import type { DomainType } from '../../src/protocol/domain-event.ts';
import {
  after,
  type DomainFacts,
  type DomainRow,
  domainEvent,
  domainTypes,
  leafStates,
  move,
  nameOf,
  type Snapshot,
} from './machine-moves.ts';

/** One way into each leaf state; a call that is up is c1. */
const waysInto: { readonly [state: string]: readonly DomainRow[] } = {
  unknown: [],
  signedOut: ['session.opening'],
  idle: ['agent.idle'],
  busy: ['busy.started'],
  'rest.onTime': ['rest.started'],
  'rest.overdue': ['rest.started', 'rest.overdue'],
  wrapUp: ['wrapUp.started'],
  'occupied.ringing': [['call.ringing', { callId: 'c1' }]],
  'occupied.talking.active': [['call.talking', { callId: 'c1' }]],
  'occupied.talking.held': [['call.held', { callId: 'c1' }]],
  'occupied.talking.conference': [['call.conference', { callId: 'c1', parties: ['138', '139'] }]],
};

interface Circumstance {
  /** Reads on from "if". */
  readonly when: string;
  readonly about?: DomainFacts;
  /** Events of which it is only about these. */
  readonly types?: readonly DomainType[];
  /** DomainRow first; it may not lead out of the state. */
  readonly first?: readonly DomainRow[];
  /** Another way into the state. */
  readonly instead?: readonly DomainRow[];
  readonly states?: RegExp;
}

const rings: readonly DomainType[] = ['call.reserved', 'phone.ringing', 'call.ringing', 'call.remoteRinging'];

/** The facts that a guard may read besides state and event. */
const circumstances: readonly Circumstance[] = [
  { when: 'the reason is another', types: ['busy.started', 'rest.started'], about: { reason: 203 } },
  { when: 'by a supervisor (reason 3)', types: ['busy.started'], about: { reason: 3 } },
  { when: 'the phone is unavailable (reason 5)', types: ['busy.started'], about: { reason: 5 } },
  { when: 'the call is inbound', types: ['phone.ringing'], about: { callId: 'c2', direction: 'inbound' } },
  ...(['idle', 'busy', 'wrapUp'] as const).map(
    (state): Circumstance => ({
      when: `only the own phone rang, out of ${state}`,
      types: ['call.ended'],
      states: /ringing$/,
      instead: [...(waysInto[state] ?? []), 'phone.ringing'],
      about: { cause: 'failed' },
    }),
  ),
  { when: 'all legs are over', types: rings, states: /talking/, first: [['call.ended', { callId: 'c1' }]] },
  {
    when: 'reserved again, and another inbound call',
    types: ['phone.ringing', 'call.ringing', 'call.talking'],
    states: /ringing|talking.(active|conference)/,
    first: ['call.reserved'],
    about: { callId: 'c2', direction: 'inbound' },
  },
  {
    when: 'all legs are over, and another call',
    types: [...rings, 'call.talking'],
    states: /occupied/,
    first: [['call.ended', { callId: 'c1' }]],
    about: { callId: 'c2' },
  },
  { when: 'no leg is known', types: rings, states: /talking.active/, instead: [] },
  {
    when: 'another leg talks',
    types: ['call.ended'],
    states: /held/,
    first: [
      ['call.talking', { callId: 'c2' }],
      ['call.held', { callId: 'c1' }],
    ],
  },
  {
    when: 'the other leg is held',
    types: ['call.ended'],
    states: /active/,
    first: [
      ['call.held', { callId: 'c1' }],
      ['call.talking', { callId: 'c2' }],
    ],
    about: { callId: 'c2' },
  },
  {
    when: 'one party leaves and one stays',
    types: ['call.ended'],
    states: /conference/,
    about: { cause: 'partyLeft', parties: ['138'] },
  },
];

const restoredTalking = (): Snapshot =>
  move(after([]), { type: 'model.restored', at: 0, state: 'talking', since: 0, reason: null });

const standIn = (state: string, { instead, first = [] }: Partial<Circumstance> = {}): Snapshot => {
  if (instead?.length === 0) return restoredTalking();
  return after(first, after(instead ?? waysInto[state] ?? []));
};

/** Returns the result of a transition: its target, whether it was expected, and whether the state began anew. */
const cell = (before: Snapshot, type: DomainType, about: DomainFacts = {}): string => {
  const next = move(before, domainEvent(type, { callId: 'c1', ...about, at: 1000 }));
  const isSame = nameOf(next) === nameOf(before);
  const isAnew = next.context.enteredAt === 1000;
  const isUnexpected = next.context.unexpected > before.context.unexpected;
  const target = isSame ? (isAnew ? `${nameOf(next)} anew` : 'stays') : nameOf(next);
  return `${isUnexpected ? 'UNEXPECTED ' : ''}${target === 'stays' ? target : `→ ${target}`}`;
};

const row = (state: string, type: DomainType): readonly string[] => {
  const plain = cell(standIn(state), type);
  const others = circumstances
    .filter(
      ({ types, states }) => types?.includes(type) === true && (states === undefined || states.test(state)),
    )
    .map(
      (circumstance) =>
        [circumstance.when, cell(standIn(state, circumstance), type, circumstance.about)] as const,
    )
    .filter(([, outcome]) => outcome !== plain);
  return [
    `  ${type.padEnd(20)}${plain}`,
    ...others.map(([when, outcome]) => `${' '.repeat(22)}${outcome}  if ${when}`),
  ];
};

const printed = (): string =>
  [
    'Every leaf state × every domain event: what the agent machine does.',
    '',
    '→ state         legal',
    '→ state anew    legal; its time starts again',
    'stays           legal; the state does not change',
    'UNEXPECTED …    not legal; followed all the same, and warned about',
    ...leafStates.flatMap((state) => ['', state, ...domainTypes.flatMap((type) => row(state, type))]),
    '',
  ].join('\n');

describe('the grid of the agent machine', () => {
  it.each(leafStates)('knows its ways into %s', (state) => {
    const fitting = circumstances.filter(({ states }) => states === undefined || states.test(state));
    for (const circumstance of [{}, ...fitting]) expect(nameOf(standIn(state, circumstance))).toBe(state);
  });

  it('equals the golden file (vitest -u writes it anew)', async () => {
    await expect(printed()).toMatchFileSnapshot('./agent-grid.golden.txt');
  });
});
