import { describe, expect, it } from 'vitest';
import { type EventSelection, selectedIds } from '../../src/doors/selected-ids.ts';
import { documentedIds, eventIds, stateBearingIds } from '../../src/protocol/catalogue.ts';

describe('selectedIds', () => {
  it.each<[string, EventSelection, readonly string[]]>([
    ['all of the catalogue', 'all', eventIds],
    ['the documented sixteen', 'documented', documentedIds],
    ['what bears state, even when nothing is asked for', [], stateBearingIds],
    ['a list and what bears state', ['AgentChat_New'], [...stateBearingIds, 'AgentChat_New']],
    ['each id once', ['AgentState_Ready', 'Later', 'Later'], [...stateBearingIds, 'Later']],
  ])('%s', (_, events, ids) => {
    expect(selectedIds(events)).toEqual(ids);
  });

  it.each<[unknown]>([['every'], [''], [null], [7], [{}], [[7]], [['']], [['AgentState_Ready', undefined]]])(
    'refuses %j',
    (events) => {
      expect(() => selectedIds(events as EventSelection)).toThrow(
        expect.objectContaining({ code: 'bad-events' }),
      );
    },
  );
});
