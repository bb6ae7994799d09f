import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { legalTypes } from '../agent/engine.ts';
import { pathOfSituation, type Situation } from '../agent/situation.ts';
import { type EventId, eventIds, rowOf } from '../protocol/catalogue.ts';

type EventType = AgentMachineEvent['type'];

/** The usual wire id of an event of the machine, if it has one; documented ids come first in the catalogue. */
const usualId = (type: EventType): EventId | undefined => eventIds.find((id) => rowOf(id).type === type);

const namesOf = (types: readonly EventType[]): readonly string[] =>
  types
    // That a leg ends is legal anywhere and explains nothing.
    .filter((type) => type !== 'call.ended')
    .map(usualId)
    .filter((id) => id !== undefined);

/** The wire ids that are legal in a situation. */
export const expectedNames = (situation: Situation): readonly string[] =>
  legalTypes(pathOfSituation(situation)).flatMap(namesOf);

/**
 * Returns a shorter list for a sentence: two ids of each enclosing state, four at most, ending in an ellipsis
 * or a full stop.
 */
export const expectedBrief = (situation: Situation): string => {
  const groups = legalTypes(pathOfSituation(situation)).map(namesOf);
  const all = groups.flat();
  const brief =
    groups.length === 1 ? all.slice(0, 4) : groups.flatMap((names) => names.slice(0, 2)).slice(0, 4);
  return brief.join(', ') + (all.length > brief.length ? ', …' : '.');
};
