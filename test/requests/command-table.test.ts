import { describe, expect, it } from 'vitest';
import { allowedCommands, commandTable, type WaitingStatus } from '../../src/requests/command-table.ts';
import { commandNames } from '../../src/requests/command-terms.ts';
import { parameterTable } from '../../src/requests/parameter-table.ts';
import { placeOf } from '../../src/requests/place.ts';
import type { Command } from '../../src/rules/intent.ts';
import { answer, type EventRow, runTable } from '../agent/run-table.ts';
import { events } from '../rules/judged.ts';

const { idle, busy, rest, restOver, work, signIn, reserve, ring, phone, farRings, talk, hold, release } =
  events;

/** A row of the reference: the events before, the waiting request, and what can be requested then. */
interface Row {
  readonly name: string;
  readonly sent: readonly EventRow[];
  readonly isMuted?: boolean;
  readonly waiting?: WaitingStatus;
  readonly status: readonly Command[];
  readonly calls: readonly Command[];
}

const dial: readonly Command[] = ['callOut', 'internalCall'];
const later: readonly Command[] = ['busy', 'rest'];
const talking: readonly Command[] = ['hangUp', 'hold', 'transfer', 'sendDigits', 'consult', 'mute'];
const withFeature = (feature: number): readonly EventRow[] => [
  ring(1, 'c1', feature),
  talk(2, 'c1', feature),
];
const holding = [talk(1), hold(2)];
const conference: EventRow = ['AgentEvent_Conference', { callid: 'c1', partner: '1, 2' }, { at: 9000 }];

// biome-ignore format: one row a line reads as a table
const rows: readonly Row[] = [
  { name: 'nothing received', sent: [], status: [], calls: [] },
  { name: 'signed out', sent: [signIn(1)], status: [], calls: [] },
  { name: 'idle', sent: [idle(1)], status: ['wrapUp', 'rest', 'busy'], calls: dial },
  { name: 'busy', sent: [busy(1)], status: ['idle'], calls: dial },
  { name: 'wrap-up', sent: [work(1)], status: ['busy', 'rest', 'endWrapUp'], calls: dial },
  { name: 'rest', sent: [rest(1)], status: ['cancelRest'], calls: [] },
  { name: 'rest, overdue', sent: [rest(1), restOver(2)], status: ['cancelRest'], calls: [] },
  { name: 'occupied', sent: [idle(1), reserve(2)], status: later, calls: [] },
  { name: 'the own phone rings, to dial', sent: [idle(1), phone(2)], status: later, calls: [] },
  { name: 'the own phone rings, for a call without a name', sent: [idle(1), reserve(2), phone(3)], status: later, calls: [] },
  { name: 'the far end rings', sent: [idle(1), farRings(2)], status: later, calls: [] },
  { name: 'ringing', sent: [idle(1), reserve(2), ring(3)], status: later, calls: ['answer', 'hangUp'] },
  ...[0, 7, 41, 43, 44, 45].map((feature) => ({ name: `talking, feature ${feature}`, sent: withFeature(feature), status: later, calls: talking })),
  { name: 'talking, and one on hold', sent: [...holding, farRings(3, 'c2'), talk(4, 'c2', 7)], status: later, calls: [...talking, 'conference'] },
  ...([6, 51, 52, 53] as const).map((feature) => ({ name: `talking, feature ${feature}`, sent: withFeature(feature), status: later, calls: ['hangUp'] as const })),
  { name: 'conference', sent: [...holding, farRings(3, 'c2'), talk(4, 'c2', 7), conference], status: later, calls: ['hangUp'] },
  { name: 'on hold, none active', sent: holding, status: later, calls: ['retrieve', ...dial] },
  { name: 'on hold, and the second one rings', sent: [...holding, farRings(3, 'c2')], status: later, calls: [] },
  { name: 'muted', sent: [talk(1)], isMuted: true, status: later, calls: ['hangUp', 'unmute'] },
  { name: 'the last leg is over', sent: [talk(1), release(2)], status: later, calls: [] },
  { name: 'a status answer that knows no call', sent: [answer({ agentState: 7 }, 1000)], status: later, calls: [] },
  { name: 'busy waits in a call', sent: [talk(1)], waiting: 'busy', status: ['idle'], calls: talking },
  { name: 'busy waits while it rings', sent: [idle(1), reserve(2), ring(3)], waiting: 'busy', status: ['idle'], calls: ['answer', 'hangUp'] },
  { name: 'busy waits while muted', sent: [talk(1)], isMuted: true, waiting: 'busy', status: ['idle'], calls: ['hangUp', 'unmute'] },
  { name: 'rest waits in a call', sent: [talk(1)], waiting: 'rest', status: ['cancelRest'], calls: talking },
  { name: 'rest waits, on hold', sent: holding, waiting: 'rest', status: ['cancelRest'], calls: ['retrieve', ...dial] },
  { name: 'busy waits in wrap-up', sent: [work(1)], waiting: 'busy', status: ['endWrapUp'], calls: [] },
  { name: 'rest waits in wrap-up', sent: [work(1)], waiting: 'rest', status: ['endWrapUp'], calls: [] },
  { name: 'rest waits in idle', sent: [idle(1)], waiting: 'rest', status: ['cancelRest'], calls: dial },
  { name: 'busy waits in idle', sent: [idle(1)], waiting: 'busy', status: ['idle'], calls: dial },
];

describe('the commands that are possible', () => {
  it.each(rows)('$name', ({ sent, isMuted = false, waiting = null, status, calls }) => {
    const { situation } = runTable(sent).model;
    const allowed = allowedCommands(placeOf(situation, isMuted), waiting);
    expect([...allowed].sort()).toEqual([...status, ...calls].sort());
  });

  it('every place of the table is met', () => {
    const met = rows.map(({ sent, isMuted = false }) => placeOf(runTable(sent).model.situation, isMuted));
    expect([...new Set(met)].sort()).toEqual(Object.keys(commandTable).sort());
  });

  it('every command is possible somewhere, and has a row for its parameters', () => {
    const possible = new Set(rows.flatMap(({ status, calls }) => [...status, ...calls]));
    expect([...possible].sort()).toEqual([...commandNames].sort());
    expect(Object.keys(parameterTable).sort()).toEqual([...commandNames].sort());
  });
});
